package com.cinemataztic.incidents.overview.tonight;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.notifications.DeliveryResult;
import com.cinemataztic.incidents.notifications.Destination;
import com.cinemataztic.incidents.notifications.OutboxEntry.State;
import com.cinemataztic.incidents.notifications.OutboxSettings;
import com.cinemataztic.incidents.notifications.mail.Mail;
import com.cinemataztic.incidents.notifications.mail.MailContent;
import com.cinemataztic.incidents.notifications.mail.MailSender;
import com.cinemataztic.incidents.notifications.mail.MailWriter;
import com.cinemataztic.incidents.oncall.Contact;
import com.cinemataztic.incidents.oncall.ContactBook;
import com.cinemataztic.incidents.overview.tonight.DailyMailRun.Delivery;
import com.cinemataztic.incidents.overview.tonight.DailyMailRun.Skip;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.Leadership;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends the daily mails. The run of a region and day is stored before anything is sent, and each write of it is guarded
 * by its version, so two instances send it once. An instance that dies between a mail and its record sends that mail
 * again, with the same id.
 */
@Component
public class DailyMailer {

    private static final Logger LOGGER = LoggerFactory.getLogger(DailyMailer.class);

    /** Longer than one mail takes; renewed for each. */
    private static final Duration CLAIM = Duration.ofMinutes(5);

    private static final int KEPT_DAYS = 60;

    private static final String TOO_LATE = "The portal could not send it in time.";

    private final DailyMails mails;
    private final Function<RegionId, Optional<TonightReport>> reports;
    private final Function<RegionId, Region> regions;
    private final Supplier<List<Contact>> contacts;
    private final MailWriter writer;
    private final Function<Mail, DeliveryResult> sender;
    private final OutboxSettings outbox;
    private final BooleanSupplier leader;
    private final Clock clock;

    @Autowired
    DailyMailer(
            DailyMails mails,
            TonightDesk desk,
            RegionDirectory regions,
            ContactBook book,
            MailWriter writer,
            MailSender sender,
            OutboxSettings outbox,
            Leadership leadership,
            Clock clock) {
        this(
                mails,
                region -> desk.report(Actor.SYSTEM, region, TonightDesk.USUAL),
                regions::get,
                book::contacts,
                writer,
                sender::send,
                outbox,
                leadership::held,
                clock);
    }

    /**
     * @param reports the report of one region
     * @param leader whether this instance does timed work now
     */
    DailyMailer(
            DailyMails mails,
            Function<RegionId, Optional<TonightReport>> reports,
            Function<RegionId, Region> regions,
            Supplier<List<Contact>> contacts,
            MailWriter writer,
            Function<Mail, DeliveryResult> sender,
            OutboxSettings outbox,
            BooleanSupplier leader,
            Clock clock) {
        this.mails = mails;
        this.reports = reports;
        this.regions = regions;
        this.contacts = contacts;
        this.writer = writer;
        this.sender = sender;
        this.outbox = outbox;
        this.leader = leader;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 20_000, fixedDelayString = "${portal.overview.daily-mail.poll-every:20s}")
    void poll() {
        if (leader.getAsBoolean()) {
            try {
                run();
            } catch (RuntimeException storeDown) {
                LOGGER.warn("Daily mails wait: {}", storeDown.getMessage());
            }
        }
    }

    /** Plans what is due and sends what is planned, once. */
    void run() {
        var now = clock.instant();
        plan(now);
        mails.due(now).forEach(this::send);
    }

    private void plan(Instant now) {
        var settings = mails.all().stream().filter(DailyMail::on).toList();
        if (settings.isEmpty()) {
            return;
        }
        var known = mails.since(today(now).minusDays(2)).stream()
                .map(DailyMailRun::id)
                .collect(Collectors.toSet());
        for (var mail : settings) {
            for (var due : DailyMailTimes.due(mail, regions.apply(mail.region()).zone(), now)) {
                if (!known.contains(DailyMailRun.id(mail.region(), due.date()))) {
                    mails.add(run(mail, due, now));
                }
            }
        }
    }

    private DailyMailRun run(DailyMail mail, DailyMailTimes.Due due, Instant now) {
        if (due.isTooLate(now)) {
            LOGGER.warn("The daily mail of {} for {} is skipped: {}", mail.region(), due.date(), TOO_LATE);
            return DailyMailRun.skipped(mail.region(), due, Skip.TOO_LATE, now);
        }
        var to = recipients(mail);
        return to.isEmpty()
                ? DailyMailRun.skipped(mail.region(), due, Skip.NO_CONTACTS, now)
                : DailyMailRun.planned(mail.region(), due, to);
    }

    /** Each address once; a contact comes first, because it has a language of its own. */
    private List<Destination.Person> recipients(DailyMail mail) {
        var own = contacts.get().stream()
                .filter(contact -> mail.toContacts() && contact.regions().contains(mail.region()))
                .map(Destination::of);
        var others = mail.addresses().stream()
                .map(address -> new Destination.Person(address.value(), address.value(), address, mail.language()));
        var seen = new HashSet<String>();
        return Stream.concat(own, others)
                .filter(person -> seen.add(person.address().value().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private void send(DailyMailRun planned) {
        try {
            var run = written(planned.claimed(clock.instant().plus(CLAIM)));
            for (var delivery : planned.waiting().toList()) {
                if (run.isEmpty()) {
                    // Another instance sends it.
                    return;
                }
                var after = attempt(run.get(), delivery);
                run = written(
                        run.get().with(delivery, after).claimed(clock.instant().plus(CLAIM)));
            }
            run.ifPresent(this::release);
        } catch (RuntimeException broken) {
            LOGGER.warn("The daily mail {} waits: {}", planned.id(), broken.getMessage());
        }
    }

    private void release(DailyMailRun run) {
        var now = clock.instant();
        var attempts = run.waiting().mapToInt(Delivery::attempts).max().orElse(1);
        mails.replace(run.released(now.plus(outbox.retryAfter(attempts)), now));
    }

    private Optional<DailyMailRun> written(DailyMailRun run) {
        return mails.replace(run) ? Optional.of(run.written()) : Optional.empty();
    }

    private Delivery attempt(DailyMailRun run, Delivery delivery) {
        var now = clock.instant();
        if (new DailyMailTimes.Due(run.date(), run.dueAt()).isTooLate(now)) {
            LOGGER.warn(
                    "The daily mail {} is not sent to {}: {}",
                    run.id(),
                    delivery.to().id(),
                    TOO_LATE);
            return delivery.ended(State.FAILED, delivery.detail().isEmpty() ? TOO_LATE : delivery.detail());
        }
        var language = Locale.forLanguageTag(delivery.to().language());
        var content = content(run, language, now);
        return switch (sender.apply(writer.write(content, delivery.to().mail(), language))) {
            case DeliveryResult.Accepted _, DeliveryResult.Kept _ -> delivery.ended(State.SENT, "");
            case DeliveryResult.Rejected(var reason) -> delivery.ended(State.FAILED, reason);
            case DeliveryResult.Later later -> delivery.failed(later.reason());
        };
    }

    private MailContent content(DailyMailRun run, Locale language, Instant now) {
        var report =
                reports.apply(run.region()).orElseThrow(() -> new IllegalStateException("no region " + run.region()));
        var region = report.regions().stream()
                .findFirst()
                .orElseGet(() -> new TonightReport.OfRegion(regions.apply(run.region()), List.of()));
        var late = now.isAfter(run.dueAt().plus(DailyMailTimes.PUNCTUAL));
        return new TonightWording(report, language).mail(region, run.date().toString(), late ? run.dueAt() : null);
    }

    @Scheduled(initialDelay = 9, fixedDelay = 360, timeUnit = TimeUnit.MINUTES)
    void forget() {
        if (leader.getAsBoolean()) {
            try {
                mails.forget(today(clock.instant()).minusDays(KEPT_DAYS));
            } catch (RuntimeException storeDown) {
                LOGGER.warn("Old daily mails could not be deleted: {}", storeDown.getMessage());
            }
        }
    }

    private static LocalDate today(Instant now) {
        return now.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
