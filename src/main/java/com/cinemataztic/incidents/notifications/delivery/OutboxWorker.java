package com.cinemataztic.incidents.notifications.delivery;

import com.cinemataztic.incidents.notifications.DeliveryResult;
import com.cinemataztic.incidents.notifications.Outbox;
import com.cinemataztic.incidents.notifications.OutboxEntry;
import com.cinemataztic.incidents.notifications.OutboxEntry.State;
import com.cinemataztic.incidents.notifications.OutboxSettings;
import com.cinemataztic.incidents.notifications.TicketContexts;
import com.cinemataztic.incidents.notifications.delivery.DeliveryChannel.Batch;
import com.cinemataztic.incidents.notifications.delivery.DeliveryChannel.Round;
import com.cinemataztic.incidents.store.Leadership;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Delivers the entries that wait in the outbox, each at least once: claims them, sends the message within its time,
 * records the result, and retries after growing delays. Each destination has its own queue and its own workers: a slow
 * or failing one delays only its own entries, and is not even read while it is busy or paused.
 */
@Component
public class OutboxWorker {

    private static final Logger LOGGER = LoggerFactory.getLogger(OutboxWorker.class);

    private static final Duration STOP_MARGIN = Duration.ofSeconds(1);
    private static final String GIVEN_UP = "given up: ";

    private final Outbox outbox;
    private final TicketContexts contexts;
    private final OutboxSettings settings;
    private final Leadership leadership;
    private final Clock clock;
    private final Counter again;
    private final List<DeliveryChannel> channels;
    private final Map<Queue, Semaphore> free = new ConcurrentHashMap<>();
    private final Set<Object> underWay = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("delivery-", 0).factory());
    private volatile boolean stopping;

    /** What waits for one destination. */
    private record Queue(DeliveryChannel channel, String destination) {

        boolean isPaused() {
            return !channel.paused(destination).isEmpty();
        }
    }

    OutboxWorker(
            Outbox outbox,
            TicketContexts contexts,
            OutboxSettings settings,
            List<DeliveryChannel> channels,
            Leadership leadership,
            Clock clock,
            MeterRegistry meters) {
        this.outbox = outbox;
        this.contexts = contexts;
        this.settings = settings;
        this.leadership = leadership;
        this.clock = clock;
        this.again = meters.counter("portal.notifications.again");
        this.channels = List.copyOf(channels);
    }

    @Scheduled(fixedDelayString = "${portal.notifications.outbox.poll-every:500ms}")
    public void poll() {
        if (leadership.held()) {
            channels.forEach(this::poll);
        }
    }

    private void poll(DeliveryChannel channel) {
        try {
            channel.destinations().forEach(destination -> poll(new Queue(channel, destination)));
        } catch (RuntimeException storeDown) {
            LOGGER.warn("The outbox could not be read; its entries wait: {}", storeDown.getMessage());
        }
    }

    private void poll(Queue queue) {
        var channel = queue.channel();
        var workers = free.computeIfAbsent(queue, _ -> new Semaphore(channel.mostRounds()));
        if (workers.availablePermits() == 0 || queue.isPaused()) {
            return;
        }
        var now = clock.instant();
        var groups = channel.due(queue.destination(), now).stream().collect(Collectors.groupingBy(channel::group));
        groups.keySet().removeAll(underWay);
        if (!groups.isEmpty()) {
            channel.plan(groups.values(), now).forEach(round -> start(queue, workers, round));
        }
    }

    private void start(Queue queue, Semaphore workers, Round round) {
        if (!workers.tryAcquire()) {
            return;
        }
        var channel = queue.channel();
        var group = channel.group(round.lines().getFirst().getFirst().entries().getFirst());
        underWay.add(group);
        threads.execute(() -> {
            try {
                deliver(queue, round);
            } catch (RuntimeException broken) {
                LOGGER.error("A round of the outbox did not end as it should", broken);
            } finally {
                underWay.remove(group);
                workers.release();
            }
        });
    }

    private void deliver(Queue queue, Round round) {
        var lines = new ConcurrentLinkedQueue<>(round.lines());
        try (var workers = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("delivery-line-", 0).factory())) {
            for (int worker = 0; worker < Math.min(round.atOnce(), round.lines().size()); worker++) {
                workers.execute(() -> deliver(queue, lines));
            }
        }
        giveUp(queue, lines);
    }

    /** Delivers one line after another. Stops at the first failure or when nothing is left. */
    private void deliver(Queue queue, ConcurrentLinkedQueue<List<Batch>> lines) {
        try {
            List<Batch> line;
            while ((line = lines.poll()) != null) {
                for (var batch : line) {
                    if (stopping || queue.isPaused() || !deliver(queue.channel(), batch)) {
                        return;
                    }
                }
            }
        } catch (RuntimeException broken) {
            // No result was recorded, so the entries are retried; if they were claimed, after the claim has expired.
            LOGGER.error("Entries of the outbox could not be delivered", broken);
        }
    }

    /** Ends what has waited too long for a paused destination: few of its entries are tried, so few end by a try. */
    private void giveUp(Queue queue, Collection<List<Batch>> lines) {
        var channel = queue.channel();
        var why = channel.paused(queue.destination());
        if (why.isEmpty()) {
            return;
        }
        var now = clock.instant();
        outbox.settle(lines.stream()
                .flatMap(List::stream)
                .flatMap(batch -> batch.entries().stream())
                .filter(entry -> channel.isTooLate(entry, now))
                .map(entry -> entry.ended(State.FAILED, GIVEN_UP + why, null, now))
                .toList());
    }

    /** @return whether the next message may be sent at once */
    private boolean deliver(DeliveryChannel channel, Batch batch) {
        var now = clock.instant();
        var tickets = contexts.stored(
                batch.entries().stream().map(OutboxEntry::ticket).collect(Collectors.toSet()));
        var obsolete = new ArrayList<OutboxEntry>();
        var pending = new ArrayList<OutboxEntry>();
        for (var entry : batch.entries()) {
            var why = channel.obsolete(entry, tickets.get(entry.ticket()));
            if (why.isEmpty()) {
                pending.add(entry);
            } else {
                obsolete.add(entry.ended(State.OVER, why, null, now));
            }
        }
        outbox.settle(obsolete);
        if (pending.isEmpty()) {
            return true;
        }
        var message = channel.compose(pending, tickets, now);
        // Twice the time-out: a sender that has not settled by then is dead, not slow.
        var claimed = outbox.claim(
                pending, message.id(), now, now.plus(message.timeout().multipliedBy(2)));
        again.increment(claimed.again());
        if (claimed.entries().size() < pending.size()) {
            // Another instance has claimed some of them. The remaining ones are released and make another message.
            outbox.settle(claimed.entries());
            return true;
        }
        var result = message.send();
        record(channel, claimed.entries(), message, result);
        return !(result instanceof DeliveryResult.Later);
    }

    private void record(DeliveryChannel channel, List<OutboxEntry> entries, Message message, DeliveryResult result) {
        var now = clock.instant();
        switch (result) {
            case DeliveryResult.Accepted _ -> sent(entries, message, false, now);
            case DeliveryResult.Kept _ -> sent(entries, message, true, now);
            case DeliveryResult.Rejected(var reason) -> {
                outbox.put(entries.stream()
                        .flatMap(entry -> message.instead(entry, now).stream())
                        .toList());
                settle(entries, message, entry -> entry.ended(State.FAILED, reason, message.id(), now));
            }
            case DeliveryResult.Later(var reason, var after) ->
                settle(
                        entries,
                        message,
                        entry -> channel.isTooLate(entry, now)
                                ? entry.ended(State.FAILED, GIVEN_UP + reason, message.id(), now)
                                : entry.postponed(
                                        now.plus(after != null ? after : settings.retryAfter(entry.attempts() + 1)),
                                        reason));
        }
    }

    private void sent(List<OutboxEntry> entries, Message message, boolean kept, Instant now) {
        settle(entries, message, entry -> entry.sent(message.way(), kept, message.id(), now));
        message.sent(entries, now);
    }

    private void settle(List<OutboxEntry> entries, Message message, Function<OutboxEntry, OutboxEntry> result) {
        outbox.settle(entries.stream()
                .map(entry -> result.apply(entry).answered(message.status()))
                .toList());
    }

    @Scheduled(initialDelay = 7, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void forget() {
        if (leadership.held()) {
            try {
                outbox.forget(clock.instant().minus(settings.keep()));
            } catch (RuntimeException storeDown) {
                LOGGER.warn("Old entries of the outbox could not be deleted: {}", storeDown.getMessage());
            }
        }
    }

    /** @return whether nothing is in transit */
    public boolean idle() {
        return underWay.isEmpty();
    }

    /** Waits for messages in transit, so the next instance does not send them again. */
    @PreDestroy
    void stop() throws InterruptedException {
        stopping = true;
        threads.shutdown();
        var longest = channels.stream()
                .map(DeliveryChannel::longest)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        if (!threads.awaitTermination(longest.plus(STOP_MARGIN).toMillis(), TimeUnit.MILLISECONDS)) {
            LOGGER.warn("A notification was still on its way when the portal stopped; it may arrive twice");
        }
    }
}
