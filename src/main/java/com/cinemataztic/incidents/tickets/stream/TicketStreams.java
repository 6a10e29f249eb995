package com.cinemataztic.incidents.tickets.stream;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Caller;
import com.cinemataztic.incidents.platform.web.OpenConnections;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.board.TicketFilter;
import com.cinemataztic.incidents.tickets.stream.TicketEvent.Reason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
    private final OpenConnections counts;
    private volatile boolean running;

    TicketStreams(StreamBoard board, StreamSettings settings, MeterRegistry meters, Clock clock) {
        this.board = board;
        this.settings = settings;
        this.counts = new OpenConnections(settings.limit());
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
        if (!running) {
            return new Admission.Full();
        }
        var limit = isToken(actor) ? settings.limitPerToken() : settings.limitPerPerson();
        return switch (counts.open(actor.owner(), limit)) {
            case FULL -> new Admission.Full();
            case OWNER_FULL -> new Admission.TooMany(limit);
            case FREE -> opened(caller, actor, filter, resumeAt);
        };
    }

    private Admission opened(Caller caller, Actor actor, TicketFilter filter, String resumeAt) {
        try {
            board.addReader();
        } catch (RuntimeException failed) {
            counts.close(actor.owner());
            throw failed;
        }
        var subscription = subscription(caller, actor, filter, resumeAt);
        if (!running) {
            subscription.end(Reason.STOPPING); // those that were open have been ended meanwhile
        }
        return new Admission.Open(subscription);
    }

    private TicketSubscription subscription(Caller caller, Actor actor, TicketFilter filter, String resumeAt) {
        var wanted = filter.states().isEmpty() ? filter.withStates(State.LIVE) : filter;
        var subscription = new TicketSubscription(
                board,
                caller,
                Selection.of(actor, wanted),
                isToken(actor),
                resumeAt,
                settings.heartbeat(),
                clock,
                closed -> release(closed, actor.owner()));
        open.add(subscription);
        return subscription;
    }

    private void release(TicketSubscription closed, String owner) {
        open.remove(closed);
        board.removeReader();
        counts.close(owner);
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
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        open.forEach(subscription -> subscription.end(Reason.STOPPING));
        try {
            counts.awaitNone(STOP_TIMEOUT);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
