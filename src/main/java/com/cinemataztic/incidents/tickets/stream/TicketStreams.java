package com.cinemataztic.incidents.tickets.stream;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Caller;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.board.TicketFilter;
import com.cinemataztic.incidents.tickets.stream.TicketEvent.Reason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Service;

/**
 * Opens streams of tickets, limits their number, and ends all of them when the portal stops, before the web server waits
 * for its requests.
 */
@Service
public class TicketStreams implements SmartLifecycle {

    /** A write to the reader blocked for too long. */
    static final String SLOW = "slow";

    /** A defect of the portal. */
    static final String FAILED = "failed";

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(3);

    private final StreamBoard board;
    private final StreamSettings settings;
    private final Map<String, Counter> cuts;
    private final Clock clock;
    private final Set<TicketSubscription> open = ConcurrentHashMap.newKeySet();
    private final Map<Owner, Integer> counts = new HashMap<>();
    private int count;
    private boolean running;

    TicketStreams(StreamBoard board, StreamSettings settings, MeterRegistry meters, Clock clock) {
        this.board = board;
        this.settings = settings;
        this.cuts = Stream.concat(
                        Stream.of(SLOW, FAILED), Arrays.stream(Reason.values()).map(Reason::word))
                .collect(Collectors.toMap(
                        reason -> reason,
                        reason -> Counter.builder("portal.streams.cut")
                                .description("Streams that the portal ended")
                                .tag("reason", reason)
                                .register(meters)));
        this.clock = clock;
        Gauge.builder("portal.streams.open", open, Set::size)
                .description("Streams of tickets that are open")
                .register(meters);
    }

    private record Owner(String name, boolean token) {}

    /** The answer to a request for a stream. */
    public sealed interface Admission {

        /** The stream is open; the caller of this method must close it. */
        record Open(TicketSubscription subscription) implements Admission {}

        /** The caller may not read, or no longer. */
        record NoCaller() implements Admission {}

        /** The filter names regions, and the caller may see none of them. An empty picture would look like peace. */
        record NoRegion() implements Admission {}

        /** The filter asks for what the caller may not see: names of people, or closed tickets. */
        record NotVisible() implements Admission {}

        /** The caller has as many streams as it may have. */
        record TooMany(int limit) implements Admission {}

        /** The portal has as many streams as it may have, or it stops. */
        record Full() implements Admission {}
    }

    /**
     * @param caller is asked for its rights as long as the stream is open
     * @param wanted the tickets of the stream, from those of the board; if it names no state, the live ones
     * @param resumeAt the id of the last event that the reader has; empty: it has nothing
     */
    public Admission open(Caller caller, TicketFilter wanted, String resumeAt) {
        var actor = caller.now().orElse(null);
        if (actor == null) {
            return new Admission.NoCaller();
        }
        var filter = wanted.visibleTo(actor).orElse(null);
        if (filter == null) {
            return new Admission.NotVisible();
        }
        if (Selection.of(actor, filter).hasNoRegion()) {
            return new Admission.NoRegion();
        }
        var owner = new Owner(actor.name(), isToken(actor));
        var limit = owner.token() ? settings.limitPerToken() : settings.limitPerPerson();
        synchronized (counts) {
            if (!running || count >= settings.limit()) {
                return new Admission.Full();
            }
            if (counts.getOrDefault(owner, 0) >= limit) {
                return new Admission.TooMany(limit);
            }
            count++;
            counts.merge(owner, 1, Integer::sum);
        }
        try {
            board.addReader();
        } catch (RuntimeException failed) {
            free(owner);
            throw failed;
        }
        return new Admission.Open(subscription(caller, actor, filter, resumeAt, owner));
    }

    private TicketSubscription subscription(
            Caller caller, Actor actor, TicketFilter filter, String resumeAt, Owner owner) {
        var wanted = filter.states().isEmpty() ? filter.withStates(State.LIVE) : filter;
        var subscription = new TicketSubscription(
                board,
                caller,
                Selection.of(actor, wanted),
                owner.token(),
                resumeAt,
                settings.heartbeat(),
                clock,
                closed -> release(closed, owner));
        open.add(subscription);
        return subscription;
    }

    private void release(TicketSubscription closed, Owner owner) {
        open.remove(closed);
        board.removeReader();
        free(owner);
    }

    private void free(Owner owner) {
        synchronized (counts) {
            count--;
            counts.computeIfPresent(owner, (_, held) -> held == 1 ? null : held - 1);
            counts.notifyAll();
        }
    }

    /** Counts a stream that the portal ended. */
    void countCut(String reason) {
        Objects.requireNonNull(cuts.get(reason)).increment();
    }

    private static boolean isToken(Actor actor) {
        return actor.token() != null;
    }

    @Override
    public void start() {
        synchronized (counts) {
            running = true;
        }
    }

    @Override
    public void stop() {
        synchronized (counts) {
            running = false;
        }
        open.forEach(subscription -> subscription.end(Reason.STOPPING));
        var end = System.nanoTime() + STOP_TIMEOUT.toNanos();
        synchronized (counts) {
            try {
                for (var left = STOP_TIMEOUT.toNanos(); count > 0 && left > 0; left = end - System.nanoTime()) {
                    TimeUnit.NANOSECONDS.timedWait(counts, left);
                }
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        synchronized (counts) {
            return running;
        }
    }
}
