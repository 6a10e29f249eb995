package com.cinemataztic.incidents.notifications.mail;

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
        return new HealthSection("Notices", 25, List.of(way(), waiting(), failed(), checked(), recipients()));
    }

    private Finding way() {
        return sender.problem()
                .map(problem -> new Finding("Mail", sender.way(), Level.WRONG, problem))
                .orElseGet(() -> new Finding("Mail", sender.way(), Level.OK, sender.describe()));
    }

    private Finding waiting() {
        var what = "Waiting to go out";
        var reading = watch.reading();
        var figures = reading.figures();
        if (reading.failed()) {
            return new Finding(
                    what, "not readable", Level.WRONG, "The store does not answer. Last read:", reading.at());
        }
        if (figures.waiting() == 0) {
            return new Finding(what, "none", Level.OK, "");
        }
        var late = figures.age(clock.instant()).compareTo(settings.late()) > 0;
        return new Finding(
                what,
                counted(figures.waiting(), "notice"),
                late ? Level.WRONG : Level.OK,
                late
                        ? "They do not get through; each ticket says why. The heartbeat to the outside has stopped. Since:"
                        : "What comes soon after a mail is gathered into one. The oldest is of:",
                figures.oldest());
    }

    private Finding failed() {
        var failed = watch.reading().figures().failed();
        return new Finding(
                "Failed within a day",
                failed == 0 ? "none" : counted(failed, "notification"),
                failed == 0 ? Level.OK : Level.WRONG,
                failed == 0
                        ? ""
                        : "They were rejected for good; each ticket says whom and why. The fallback contacts were notified"
                                + " instead of a person: correct the address on the page Contacts.");
    }

    private Finding checked() {
        var what = "Everything due was sent";
        var result = check.result();
        var at = result.at();
        if (at == null) {
            return new Finding(what, "not checked yet", Level.NOTICE, "The portal has just started.");
        }
        var overdue = result.overdue();
        if (!overdue.isEmpty()) {
            var named = overdue.stream().limit(NAMED).map(Object::toString).collect(Collectors.joining(", "));
            return new Finding(
                    what,
                    counted(overdue.size(), "ticket") + " overdue",
                    Level.WRONG,
                    "People should have been notified of " + named + (overdue.size() > NAMED ? " and others" : "")
                            + " and were not. Checked:",
                    at);
        }
        return at.plus(CHECKED_LATELY).isBefore(clock.instant())
                ? new Finding(what, "not checked lately", Level.WRONG, "The check does not run. Last:", at)
                : new Finding(what, "yes", Level.OK, counted(result.checked(), "live ticket") + " checked:", at);
    }

    private Finding recipients() {
        return book.hasFallback()
                ? new Finding("Fallback contact", "there is one", Level.OK, "")
                : new Finding(
                        "Fallback contact",
                        "none",
                        Level.WRONG,
                        "Unrouted notifications would reach nobody. Add one on the page Contacts.");
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
