package com.cinemataztic.incidents.notifications.webhook;

import com.cinemataztic.incidents.notifications.Destination;
import com.cinemataztic.incidents.notifications.Outbox;
import com.cinemataztic.incidents.notifications.OutboxEntry;
import com.cinemataztic.incidents.notifications.OutboxSettings;
import com.cinemataztic.incidents.notifications.OutboxTickets;
import com.cinemataztic.incidents.notifications.TicketContexts;
import com.cinemataztic.incidents.notifications.TicketEvent;
import com.cinemataztic.incidents.store.Leadership;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Delivers waiting outbox entries to webhooks. Each entry is one event, delivered at least once. A webhook gets a few
 * events at a time, and one at a time while it is failing. A failing webhook delays only its own events.
 */
@Component
public class WebhookDispatcher {

    private static final Logger LOGGER = LoggerFactory.getLogger(WebhookDispatcher.class);

    private static final int AT_ONCE = 5_000;
    private static final Duration LEAST_REST = Duration.ofSeconds(1);

    /** An event that could not be delivered for this long is of no use to a program any more. */
    private static final Duration GIVEN_UP_AFTER = Duration.ofDays(1);

    private final Outbox outbox;
    private final OutboxTickets tickets;
    private final TicketContexts sights;
    private final OutgoingWebhooks hooks;
    private final WebhookPayload writer;
    private final WebhookClient line;
    private final WebhookStatus watch;
    private final OutboxSettings settings;
    private final Leadership duty;
    private final Clock clock;
    private final Counter again;
    private final Set<Destination> underWay = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("hook-", 0).factory());
    private volatile boolean stopping;

    WebhookDispatcher(
            Outbox outbox,
            OutboxTickets tickets,
            TicketContexts sights,
            OutgoingWebhooks hooks,
            WebhookPayload writer,
            WebhookClient line,
            WebhookStatus watch,
            OutboxSettings settings,
            Leadership duty,
            Clock clock,
            MeterRegistry meters) {
        this.outbox = outbox;
        this.tickets = tickets;
        this.sights = sights;
        this.hooks = hooks;
        this.writer = writer;
        this.line = line;
        this.watch = watch;
        this.settings = settings;
        this.duty = duty;
        this.clock = clock;
        this.again = meters.counter("portal.notifications.again");
    }

    @Scheduled(fixedDelayString = "${portal.notifications.outbox.look-every:500ms}")
    public void look() {
        if (!duty.held()) {
            return;
        }
        try {
            outbox.dueToHooks(clock.instant(), AT_ONCE).stream()
                    .collect(Collectors.groupingBy(OutboxEntry::to))
                    .forEach(this::start);
        } catch (RuntimeException storeDown) {
            LOGGER.warn(
                    "The outbox could not be read, what waits in it for hooks goes later: {}", storeDown.getMessage());
        }
    }

    private void start(Destination to, List<OutboxEntry> notices) {
        if (!(to instanceof Destination.Program(var name)) || !underWay.add(to)) {
            return;
        }
        threads.execute(() -> {
            try {
                var hook = hooks.find(name).filter(_ -> !hooks.held());
                if (hook.isPresent()) {
                    take(hook.get(), notices);
                } else {
                    end(
                            notices,
                            OutboxEntry.State.OVER,
                            hooks.held() ? "nothing leaves the portal now" : "there is no such hook any more");
                }
            } catch (RuntimeException broken) {
                LOGGER.error("{} notices to {} could not be dealt with", notices.size(), to.name(), broken);
            } finally {
                underWay.remove(to);
            }
        });
    }

    private void take(OutgoingWebhook hook, List<OutboxEntry> notices) {
        var byTicket = new ConcurrentLinkedQueue<Collection<OutboxEntry>>(notices.stream()
                .collect(Collectors.groupingBy(OutboxEntry::ticket, LinkedHashMap::new, Collectors.toList()))
                .values());
        var hands = watch.of(hook.name()).ails() ? 1 : settings.atOnce();
        try (var workers = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("hook-" + hook.name() + "-", 0).factory())) {
            for (int hand = 0; hand < hands; hand++) {
                workers.execute(() -> work(hook, byTicket));
            }
        }
    }

    /**
     * Delivers the events of one ticket in sequence, the oldest first. Stops at the first failure or when nothing is
     * left.
     */
    private void work(OutgoingWebhook hook, Queue<Collection<OutboxEntry>> byTicket) {
        try {
            Collection<OutboxEntry> ofOneTicket;
            while (mayGo(hook) && (ofOneTicket = byTicket.poll()) != null) {
                for (var notice : ofOneTicket) {
                    if (!mayGo(hook) || !tell(hook, notice)) {
                        return;
                    }
                }
            }
        } catch (RuntimeException broken) {
            // No result was recorded, so the entry is retried; if it was claimed, after the claim has expired.
            LOGGER.error("An event could not be taken to the hook {}", hook, broken);
        }
    }

    private boolean mayGo(OutgoingWebhook hook) {
        return !stopping && !watch.of(hook.name()).restsAt(clock.instant());
    }

    /** @return whether the next event may be tried at once */
    private boolean tell(OutgoingWebhook hook, OutboxEntry notice) {
        var now = clock.instant();
        var entry = tickets.standing(List.of(notice)).of(notice);
        var why = over(notice, entry);
        if (entry == null || !why.isEmpty()) {
            end(List.of(notice), OutboxEntry.State.OVER, why);
            return true;
        }
        var claimed = outbox.claim(
                List.of(notice), notice.id(), now, now.plus(hook.timeout().multipliedBy(2)));
        again.increment(claimed.again());
        for (var mine : claimed.notices()) {
            var answer = line.post(hook, writer.write(mine, sights.of(entry), now));
            settle(hook, mine, answer);
            return !(answer instanceof WebhookResult.Later);
        }
        return true;
    }

    /** A webhook receives nothing after the closure. */
    private static String over(OutboxEntry notice, @Nullable QueueEntry entry) {
        var why = OutboxTickets.over(notice, entry);
        return why.isEmpty()
                        && entry != null
                        && !entry.row().state().live()
                        && !(notice.what() instanceof TicketEvent.Over)
                ? "it was closed before this went out"
                : why;
    }

    private void settle(OutgoingWebhook hook, OutboxEntry notice, WebhookResult answer) {
        var now = clock.instant();
        switch (answer) {
            case WebhookResult.Accepted() -> {
                watch.note(hook, answer, null);
                end(List.of(notice), OutboxEntry.State.SENT, "webhook to " + hook.host());
            }
            case WebhookResult.Refused(var reason) -> {
                LOGGER.warn("{} is refused by the hook {}: {}", notice.id(), hook, reason);
                watch.note(hook, answer, null);
                end(List.of(notice), OutboxEntry.State.FAILED, reason);
            }
            case WebhookResult.Later(var reason, var after) -> {
                var rests = after == null ? null : now.plus(bounded(after));
                watch.note(hook, answer, rests);
                if (notice.createdAt().plus(GIVEN_UP_AFTER).isBefore(now)) {
                    end(List.of(notice), OutboxEntry.State.FAILED, "not taken for a day: " + reason);
                } else {
                    var next = rests == null ? now.plus(settings.retryAfter(notice.attempts() + 1)) : rests;
                    outbox.settle(List.of(notice.postponed(next, reason)));
                }
            }
        }
    }

    /** Limits the wait that the receiver asks for to between 1 s and the longest delay between attempts. */
    private Duration bounded(Duration after) {
        return after.compareTo(LEAST_REST) < 0
                ? LEAST_REST
                : after.compareTo(settings.lastRetry()) > 0 ? settings.lastRetry() : after;
    }

    private void end(List<OutboxEntry> notices, OutboxEntry.State how, String why) {
        var now = clock.instant();
        outbox.settle(notices.stream()
                .map(notice -> notice.ended(how, why, null, now))
                .toList());
    }

    /** @return whether nothing is in transit */
    public boolean idle() {
        return underWay.isEmpty();
    }

    /** Waits for events in transit, so the next instance does not send them again. */
    @PreDestroy
    void stop() throws InterruptedException {
        stopping = true;
        threads.shutdown();
        var longest = hooks.all().stream()
                .map(OutgoingWebhook::timeout)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        if (!threads.awaitTermination(longest.toMillis() + 1_000, TimeUnit.MILLISECONDS)) {
            LOGGER.warn("An event was still on its way when the portal stopped; it may arrive twice");
        }
    }
}
