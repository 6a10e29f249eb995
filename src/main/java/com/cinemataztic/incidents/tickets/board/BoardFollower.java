package com.cinemataztic.incidents.tickets.board;

import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Tickets;
import com.cinemataztic.incidents.tickets.TicketsChanged;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps the board in step with other instances' writes to the same store. It polls often for recent changes, and now
 * and then compares the whole board. It refreshes open views but does not publish {@link TicketsChanged}: the instance
 * that made the change has already done so.
 */
@Component
public class BoardFollower {

    /** Each poll reaches this far back: a write may take this long, and clocks may differ by this much. */
    private static final Duration OVERLAP = Duration.ofSeconds(10);

    /** When nothing changes for this long, the last changes are no longer polled. */
    private static final Duration QUIET = Duration.ofMinutes(1);

    private static final Logger LOGGER = LoggerFactory.getLogger(BoardFollower.class);

    private final LiveBoard board;
    private final Tickets tickets;
    private final TicketFeed feed;
    private final Clock clock;
    private final AtomicBoolean failing = new AtomicBoolean();
    private volatile Instant newest;
    private volatile Instant followedAt;

    BoardFollower(LiveBoard board, Tickets tickets, TicketFeed feed, Clock clock, MeterRegistry meters) {
        this.board = board;
        this.tickets = tickets;
        this.feed = feed;
        this.clock = clock;
        this.followedAt = clock.instant();
        this.newest = board.snapshot().rows().values().stream()
                .map(TicketRow::updatedAt)
                .max(Comparator.naturalOrder())
                .orElse(followedAt);
        TimeGauge.builder("portal.board.followed.age", this, TimeUnit.MILLISECONDS, BoardFollower::ageMillis)
                .description("How long ago the board last took over what other instances changed")
                .register(meters);
        Gauge.builder("portal.tickets.live", board, BoardFollower::live)
                .description("Live tickets: open or in progress")
                .register(meters);
    }

    private static int live(LiveBoard board) {
        return board.snapshot().liveByRegion().values().stream()
                .mapToInt(Map::size)
                .sum();
    }

    /** @return when the board last had all recent changes */
    public Instant followedAt() {
        return followedAt;
    }

    @Scheduled(fixedDelayString = "${portal.tickets.follow-every:500ms}")
    public void follow() {
        attempt(() -> {
            var now = clock.instant();
            if (board.isExclusive()) {
                // Nobody else writes to the store; the comparison finds what a lost answer left behind.
                followedAt = now;
                return;
            }
            var changed = tickets.changedSince(since(now));
            takeOver(changed);
            newest = Stream.concat(Stream.of(newest), changed.stream().map(Tickets.Stamp::updatedAt))
                    .max(Comparator.naturalOrder())
                    .get();
            followedAt = now;
        });
    }

    /** A change dated in the future, from a clock that is ahead, must not hide other changes. */
    private Instant since(Instant now) {
        var seen = newest.isAfter(now) ? now : newest;
        var quiet = followedAt.minus(QUIET);
        return (seen.isAfter(quiet) ? seen : quiet).minus(OVERLAP);
    }

    /** Finds what the overlap missed, in either direction. */
    @Scheduled(
            fixedDelayString = "${portal.tickets.compare-every:30s}",
            initialDelayString = "${portal.tickets.compare-every:30s}")
    public void compare() {
        attempt(() -> {
            // The answer must include what is on the board before the query; later changes may be missing from it.
            var held = board.held();
            var kept = tickets.stamps(board.closedSince());
            takeOver(kept);
            var missing = new HashSet<>(held.keySet());
            kept.forEach(stamp -> missing.remove(stamp.id()));
            if (missing.isEmpty()) {
                return;
            }
            // A scan during writes may skip a ticket, so each missing one is read by id before it is removed.
            var found = tickets.find(missing);
            missing.removeAll(found.keySet());
            var changed = board.apply(found.values());
            var forgotten = board.forget(missing.stream().collect(Collectors.toMap(id -> id, held::get)));
            publish(changed || forgotten);
        });
    }

    private void takeOver(Collection<Tickets.Stamp> stamps) {
        var unknown = stamps.stream()
                .filter(stamp -> board.row(stamp.id())
                        .filter(row -> row.revision() >= stamp.revision())
                        .isEmpty())
                .map(Tickets.Stamp::id)
                .toList();
        if (!unknown.isEmpty()) {
            publish(board.apply(tickets.find(unknown).values()));
        }
    }

    private void publish(boolean changed) {
        if (changed) {
            feed.bump();
        }
    }

    private void attempt(Runnable step) {
        try {
            step.run();
            if (failing.compareAndSet(true, false)) {
                LOGGER.info("The board follows the store again");
            }
        } catch (RuntimeException failed) {
            if (failing.compareAndSet(false, true)) {
                LOGGER.warn("The board can't follow what other instances change; trying on", failed);
            }
        }
    }

    private double ageMillis() {
        return Duration.between(followedAt, clock.instant()).toMillis();
    }
}
