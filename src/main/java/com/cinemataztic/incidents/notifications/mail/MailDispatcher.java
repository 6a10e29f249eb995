package com.cinemataztic.incidents.notifications.mail;

import com.cinemataztic.incidents.notifications.DeliveryResult;
import com.cinemataztic.incidents.notifications.MailSettings;
import com.cinemataztic.incidents.notifications.Outbox;
import com.cinemataztic.incidents.notifications.OutboxEntry;
import com.cinemataztic.incidents.notifications.OutboxSettings;
import com.cinemataztic.incidents.notifications.OutboxTickets;
import com.cinemataztic.incidents.notifications.planning.Targets;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.Leadership;
import com.cinemataztic.incidents.tickets.Deadline;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends the mails that wait in the outbox, each at least once. The first mail to a person about a region goes out at
 * once; what comes soon after is gathered into one mail. A slow mail server delays only a few mails.
 */
@Component
public class MailDispatcher {

    private static final Logger LOGGER = LoggerFactory.getLogger(MailDispatcher.class);

    /** The most entries read in one poll. Enough for a fault of the whole fleet that notifies a few people each. */
    private static final int AT_ONCE = 5_000;

    private static final Duration THROTTLE = Duration.ofHours(1);

    private final Outbox outbox;
    private final OutboxTickets tickets;
    private final MailComposer composer;
    private final MailSender postman;
    private final Targets audiences;
    private final OutboxSettings settings;
    private final MailSettings mail;
    private final Leadership duty;
    private final Clock clock;
    private final Counter again;
    private final Semaphore free;
    private final Set<Group> underWay = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("mail-", 0).factory());

    /** The key of one mail: one person, one region. */
    private record Group(String recipient, RegionId region) {
        static Group of(OutboxEntry notice) {
            return new Group(notice.to().id(), notice.region());
        }
    }

    MailDispatcher(
            Outbox outbox,
            OutboxTickets tickets,
            MailComposer composer,
            MailSender postman,
            Targets audiences,
            OutboxSettings settings,
            MailSettings mail,
            Leadership duty,
            Clock clock,
            MeterRegistry meters) {
        this.outbox = outbox;
        this.tickets = tickets;
        this.composer = composer;
        this.postman = postman;
        this.audiences = audiences;
        this.settings = settings;
        this.mail = mail;
        this.duty = duty;
        this.clock = clock;
        this.again = meters.counter("portal.notifications.again");
        this.free = new Semaphore(settings.atOnce());
    }

    @Scheduled(fixedDelayString = "${portal.notifications.outbox.look-every:500ms}")
    public void look() {
        if (!duty.held()) {
            return;
        }
        try {
            var now = clock.instant();
            var due = outbox.due(now, AT_ONCE);
            if (!due.isEmpty()) {
                dispatch(due, now);
            }
        } catch (RuntimeException storeDown) {
            LOGGER.warn("The outbox could not be read, what waits in it goes later: {}", storeDown.getMessage());
        }
    }

    private void dispatch(List<OutboxEntry> due, Instant now) {
        var sent = outbox.mailsSince(now.minus(THROTTLE)).stream()
                .collect(Collectors.groupingBy(was -> new Group(was.recipient(), new RegionId(was.region()))));
        due.stream().collect(Collectors.groupingBy(Group::of)).forEach((group, notices) -> {
            if (underWay.contains(group)) {
                return;
            }
            var goes = goesAt(notices, sent.getOrDefault(group, List.of()), now);
            if (now.isBefore(goes)) {
                // Otherwise everything that gathers would be read again twice a second.
                outbox.defer(notices, goes);
            } else if (free.tryAcquire()) {
                start(group, notices);
            }
        });
    }

    /** @return when a mail with these entries may be sent, or when to check again because a show may be near by then */
    private Instant goesAt(List<OutboxEntry> notices, List<Outbox.SentMail> before, Instant now) {
        var last = before.stream().map(Outbox.SentMail::at).max(Instant::compareTo);
        if (last.isEmpty()) {
            return now;
        }
        var soonest = last.get().plus(settings.gather(before.size(), true));
        var usual = last.get().plus(settings.gather(before.size(), false));
        if (now.isBefore(soonest) || !now.isBefore(usual)) {
            return now.isBefore(soonest) ? soonest : now;
        }
        // Checked last: it reads every ticket to see whether a show is near.
        return isPressing(notices, now) ? now : earlier(usual, now.plus(settings.bundle()));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private boolean isPressing(List<OutboxEntry> notices, Instant now) {
        return tickets.standing(notices).entries().values().stream().anyMatch(entry -> {
            var show = entry.deadline().at();
            return entry.deadline().kind() != Deadline.Kind.NEXT_SHOW
                    || show == null
                    || show.minus(settings.pressing()).isBefore(now);
        });
    }

    private void start(Group group, List<OutboxEntry> notices) {
        underWay.add(group);
        threads.execute(() -> {
            try {
                send(notices.size() > settings.biggest() ? notices.subList(0, settings.biggest()) : notices);
            } catch (RuntimeException broken) {
                // No result was recorded, so the entries are retried; if they were claimed, after the claim has
                // expired.
                LOGGER.error("A mail of {} notices could not be sent", notices.size(), broken);
            } finally {
                underWay.remove(group);
                free.release();
            }
        });
    }

    private void send(List<OutboxEntry> notices) {
        var now = clock.instant();
        var standing = tickets.standing(notices);
        var over = new ArrayList<OutboxEntry>();
        var going = new ArrayList<OutboxEntry>();
        for (var notice : notices) {
            var why = OutboxTickets.over(notice, standing.of(notice));
            if (why.isEmpty()) {
                going.add(notice);
            } else {
                over.add(notice.ended(OutboxEntry.State.OVER, why, null, now));
            }
        }
        outbox.settle(over);
        if (going.isEmpty()) {
            return;
        }
        var written = composer.write(going, standing, now);
        // Twice the transport's time-out: a sender that has not settled by then is dead, not slow.
        var claimed = outbox.claim(
                going, written.messageId(), now, now.plus(mail.timeout().multipliedBy(2)));
        again.increment(claimed.again());
        if (claimed.notices().size() < going.size()) {
            // Another instance has claimed some of them. The rest is released and makes another mail.
            outbox.settle(claimed.notices());
            return;
        }
        settle(claimed.notices(), written, postman.send(written));
    }

    private void settle(List<OutboxEntry> notices, Mail written, DeliveryResult delivery) {
        var now = clock.instant();
        switch (delivery) {
            case DeliveryResult.Accepted _ -> {
                var first = notices.getFirst();
                outbox.settle(notices.stream()
                        .map(notice -> notice.ended(OutboxEntry.State.SENT, postman.way(), written.messageId(), now))
                        .toList());
                outbox.noteMail(new Outbox.SentMail(
                        written.messageId(), first.to().id(), first.region().value(), now, notices.size()));
            }
            case DeliveryResult.Later(var reason) -> postpone(notices, reason, now);
            case DeliveryResult.Refused(var reason) -> {
                if (postman.problem().isPresent()) {
                    postpone(notices, reason, now);
                } else {
                    giveUp(notices, written, reason, now);
                }
            }
        }
    }

    private void postpone(List<OutboxEntry> notices, String reason, Instant now) {
        outbox.settle(notices.stream()
                .map(notice -> notice.postponed(now.plus(settings.retryAfter(notice.attempts() + 1)), reason))
                .toList());
    }

    /** If the recipient can't be reached, the fallback contacts are notified instead of nobody. */
    private void giveUp(List<OutboxEntry> notices, Mail written, String reason, Instant now) {
        outbox.put(notices.stream()
                .filter(notice -> notice.what().mayBeTaken())
                .flatMap(notice -> audiences.defaults(notice, now).stream().map(to -> notice.insteadTo(to, now)))
                .toList());
        outbox.settle(notices.stream()
                .map(notice -> notice.ended(OutboxEntry.State.FAILED, reason, written.messageId(), now))
                .toList());
    }

    @Scheduled(initialDelay = 7, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void forget() {
        if (duty.held()) {
            try {
                outbox.forget(clock.instant().minus(settings.keep()));
            } catch (RuntimeException storeDown) {
                LOGGER.warn("Old notices could not be cleared away: {}", storeDown.getMessage());
            }
        }
    }

    /** @return whether no mail is in transit */
    public boolean idle() {
        return underWay.isEmpty();
    }

    /** Waits for mails in transit, so the next instance does not send them again. */
    @PreDestroy
    void stop() throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(mail.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
            LOGGER.warn("A mail was still on its way when the portal stopped; it may arrive twice");
        }
    }
}
