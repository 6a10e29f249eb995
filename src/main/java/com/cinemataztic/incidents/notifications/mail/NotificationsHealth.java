package com.cinemataztic.incidents.notifications.mail;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.notifications.OutboxHealthCheck;
import com.cinemataztic.incidents.notifications.OutboxSettings;
import com.cinemataztic.incidents.notifications.planning.EscalationAudit;
import com.cinemataztic.incidents.oncall.ContactBook;
import com.cinemataztic.incidents.platform.health.Finding;
import com.cinemataztic.incidents.platform.health.HealthReporter;
import com.cinemataztic.incidents.platform.health.HealthSection;
import com.cinemataztic.incidents.platform.health.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Reports whether people are notified: the transport, what waits, what was given up, and whether all that was due ran.
 */
@Component
class NotificationsHealth implements HealthReporter {

    /** The check runs every minute; one older than this has stopped. */
    private static final Duration CHECKED_LATELY = Duration.ofMinutes(5);

    private static final int NAMED = 10;

    private final MailSender sender;
    private final OutboxHealthCheck watch;
    private final EscalationAudit check;
    private final ContactBook book;
    private final OutboxSettings settings;
    private final Clock clock;

    NotificationsHealth(
            MailSender sender,
            OutboxHealthCheck watch,
            EscalationAudit check,
            ContactBook book,
            OutboxSettings settings,
            Clock clock) {
        this.sender = sender;
        this.watch = watch;
        this.check = check;
        this.book = book;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public HealthSection evidence() {
        return new HealthSection(
                text("health.notifications.title"), 25, List.of(way(), waiting(), failed(), checked(), recipients()));
    }

    private Finding way() {
        return sender.problem()
                .map(problem -> new Finding(text("health.notifications.mail"), sender.way(), Level.WRONG, problem))
                .orElseGet(() ->
                        // Mail that stays in the mailbox reaches nobody.
                        new Finding(
                                text("health.notifications.mail"),
                                sender.way(),
                                sender.delivers() ? Level.OK : Level.OFF,
                                sender.describe()));
    }

    private Finding waiting() {
        var what = text("health.notifications.waiting");
        var reading = watch.reading();
        var status = reading.status();
        if (reading.failed()) {
            return new Finding(
                    what, text("health.not-readable"), Level.WRONG, text("health.store-down-last-read"), reading.at());
        }
        if (status.waiting() == 0) {
            return new Finding(what, text("health.none"), Level.OK, "");
        }
        var late = status.age(clock.instant()).compareTo(settings.late()) > 0;
        return new Finding(
                what,
                text("health.notifications.count", status.waiting()),
                late ? Level.WRONG : Level.OK,
                late ? text("health.notifications.waiting.late") : text("health.notifications.waiting.text"),
                status.oldest());
    }

    private Finding failed() {
        var failed = watch.reading().status().failed();
        return new Finding(
                text("health.notifications.failed"),
                failed == 0 ? text("health.none") : text("health.notifications.count", failed),
                failed == 0 ? Level.OK : Level.WRONG,
                failed == 0 ? "" : text("health.notifications.failed.text"));
    }

    private Finding checked() {
        var what = text("health.notifications.audit");
        var result = check.result();
        var at = result.at();
        if (at == null) {
            return new Finding(
                    what, text("health.notifications.audit.unknown"), Level.NOTICE, text("health.just-started"));
        }
        var overdue = result.overdue();
        if (!overdue.isEmpty()) {
            var named = overdue.stream().limit(NAMED).map(Object::toString).collect(Collectors.joining(", "));
            return new Finding(
                    what,
                    text("health.notifications.audit.overdue", overdue.size()),
                    Level.WRONG,
                    overdue.size() > NAMED
                            ? text("health.notifications.audit.overdue-more", named)
                            : text("health.notifications.audit.overdue-named", named),
                    at);
        }
        return at.plus(CHECKED_LATELY).isBefore(clock.instant())
                ? new Finding(
                        what,
                        text("health.notifications.audit.stopped"),
                        Level.WRONG,
                        text("health.notifications.audit.stopped.text"),
                        at)
                : new Finding(
                        what,
                        text("health.notifications.audit.yes"),
                        Level.OK,
                        text("health.notifications.audit.checked", result.checked()),
                        at);
    }

    private Finding recipients() {
        return book.hasFallback()
                ? new Finding(
                        text("health.notifications.fallback"),
                        text("health.notifications.fallback.present"),
                        Level.OK,
                        "")
                : new Finding(
                        text("health.notifications.fallback"),
                        text("health.none"),
                        Level.WRONG,
                        text("health.notifications.fallback.none"));
    }
}
