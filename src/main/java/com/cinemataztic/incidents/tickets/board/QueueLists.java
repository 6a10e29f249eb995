package com.cinemataztic.incidents.tickets.board;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.maintenance.MaintenanceCalendar;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketRow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The lists that open pages show. Viewers with the same rights and filter share one, and a change of the board costs
 * each list only what changed.
 */
@Component
class QueueLists {

    /** Derived values (order, proofs, names) may be this old; what is stored on tickets never is. */
    private static final Duration LIST_AGE = Duration.ofMillis(500);

    private static final int MOST_LISTS = 500;

    private final Map<Shared, Listed> lists = new ConcurrentHashMap<>();
    private final LiveBoard board;
    private final QueueEntries entries;
    private final MaintenanceCalendar maintenance;
    private final Clock clock;

    QueueLists(LiveBoard board, QueueEntries entries, MaintenanceCalendar maintenance, Clock clock) {
        this.board = board;
        this.entries = entries;
        this.maintenance = maintenance;
        this.clock = clock;
    }

    private record Shared(Set<RegionId> regions, TicketQueue.Filter filter) {}

    private record Listed(BoardSnapshot of, long maintenance, Instant at, List<QueueEntry> entries) {}

    /** @return the tickets that the actor may see and the filter matches, in the order of work */
    List<QueueEntry> of(Actor actor, TicketQueue.Filter filter) {
        var now = clock.instant();
        var snapshot = board.snapshot();
        // A changed plan refreshes open pages like any other change, and they must find it.
        var planned = maintenance.revision();
        if (lists.size() > MOST_LISTS) {
            lists.clear();
        }
        var listed = lists.compute(
                new Shared(actor.regions(), filter),
                (wanted, held) -> held != null
                                && held.maintenance() == planned
                                && held.at().plus(LIST_AGE).isAfter(now)
                        ? refreshed(held, snapshot, actor, filter)
                        : new Listed(
                                snapshot,
                                planned,
                                now,
                                sorted(rows(filter, snapshot), actor, filter, now)
                                        .toList()));
        return listed.entries();
    }

    /** Brings the list up to another snapshot: only the changes between them are processed. */
    private Listed refreshed(Listed held, BoardSnapshot snapshot, Actor actor, TicketQueue.Filter filter) {
        if (held.of() == snapshot) {
            return held;
        }
        var now = held.at(); // one order for all of the list
        var changed = snapshot.changedSince(held.of());
        if (changed.isEmpty()) {
            var all = sorted(rows(filter, snapshot), actor, filter, now).toList();
            return new Listed(snapshot, held.maintenance(), now, all);
        }
        var stale = new HashSet<>(changed.get());
        // A site shows the deadline of its screens.
        changed.get().forEach(id -> {
            siteOver(held.of(), id).ifPresent(stale::add);
            siteOver(snapshot, id).ifPresent(stale::add);
        });
        var entries = new ArrayList<QueueEntry>(held.entries().size() + stale.size());
        held.entries().stream().filter(entry -> !stale.contains(entry.id())).forEach(entries::add);
        sorted(stale.stream().map(snapshot.rows()::get).filter(Objects::nonNull), actor, filter, now)
                .forEach(entries::add);
        entries.sort(QueueOrder.at(now)); // two sorted runs: merged, not sorted anew
        return new Listed(snapshot, held.maintenance(), now, List.copyOf(entries));
    }

    private static Optional<TicketId> siteOver(BoardSnapshot snapshot, TicketId id) {
        return Optional.ofNullable(snapshot.rows().get(id))
                .flatMap(row -> snapshot.siteOf(row.subject().cinemaId()))
                .map(site -> site.ticket().id());
    }

    private Stream<QueueEntry> sorted(Stream<TicketRow> rows, Actor actor, TicketQueue.Filter filter, Instant now) {
        var words = SearchWords.of(filter.text());
        return rows.filter(
                        row -> filter.region() == null || row.subject().region().equals(filter.region()))
                .filter(row -> actor.maySee(row.subject().region()))
                .filter(row -> filter.states().contains(row.state()))
                .map(row -> entries.of(row, now))
                .filter(words::match)
                .sorted(QueueOrder.at(now));
    }

    private static Stream<TicketRow> rows(TicketQueue.Filter filter, BoardSnapshot snapshot) {
        if (filter.states().contains(State.CLOSED)) {
            return snapshot.rows().values().stream();
        }
        return filter.region() == null
                ? snapshot.liveByRegion().values().stream().flatMap(rows -> rows.values().stream())
                : snapshot.liveIn(filter.region()).stream();
    }
}
