package com.cinemataztic.incidents.tickets.board;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.maintenance.MaintenanceCalendar;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.board.QueueOrder.Placed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
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

    /**
     * A list.
     *
     * @param at the moment for which it is ordered
     * @param placed the entries with their places in that order
     */
    private record Listed(
            BoardSnapshot of, long maintenance, Instant at, List<Placed> placed, List<QueueEntry> entries) {

        static Listed of(BoardSnapshot of, long maintenance, Instant at, List<Placed> placed) {
            return new Listed(
                    of,
                    maintenance,
                    at,
                    placed,
                    placed.stream().map(Placed::entry).toList());
        }
    }

    /** @return the tickets that the actor may see and the filter matches, in the order of work */
    List<QueueEntry> of(Actor actor, TicketQueue.Filter filter) {
        return listed(actor, filter).entries();
    }

    private Listed listed(Actor actor, TicketQueue.Filter filter) {
        // A search picks from the list of all, which most readers share.
        var all = filter.text().isBlank()
                ? null
                : listed(actor, new TicketQueue.Filter(filter.region(), filter.states(), ""));
        var now = clock.instant();
        // A changed plan refreshes open pages like any other change, and they must find it.
        var planned = maintenance.revision();
        if (lists.size() > MOST_LISTS) {
            lists.clear();
        }
        return lists.compute(new Shared(actor.regions(), filter), (wanted, held) -> {
            var snapshot = board.snapshot(); // never older than the one held
            if (held != null
                    && held.maintenance() == planned
                    && held.at().plus(LIST_AGE).isAfter(now)) {
                return refreshed(held, snapshot, actor, filter);
            }
            return all == null
                    ? whole(snapshot, planned, now, actor, filter)
                    : refreshed(matching(all, SearchWords.of(filter.text())), snapshot, actor, filter);
        });
    }

    private Listed whole(BoardSnapshot snapshot, long planned, Instant now, Actor actor, TicketQueue.Filter filter) {
        return Listed.of(
                snapshot,
                planned,
                now,
                placed(rows(filter, snapshot), actor, filter, now).sorted().toList());
    }

    private static Listed matching(Listed all, SearchWords words) {
        return Listed.of(
                all.of(),
                all.maintenance(),
                all.at(),
                all.placed().stream().filter(each -> words.match(each.entry())).toList());
    }

    /** Brings the list up to another snapshot: only the changes between them are processed. */
    private Listed refreshed(Listed held, BoardSnapshot snapshot, Actor actor, TicketQueue.Filter filter) {
        if (held.of() == snapshot) {
            return held;
        }
        var now = held.at(); // one order for all of the list
        var changed = snapshot.changedSince(held.of());
        if (changed.isEmpty()) {
            return whole(snapshot, held.maintenance(), now, actor, filter);
        }
        var stale = new HashSet<>(changed.get());
        // A site shows the deadline of its screens.
        changed.get().forEach(id -> {
            siteOver(held.of(), id).ifPresent(stale::add);
            siteOver(snapshot, id).ifPresent(stale::add);
        });
        var placed = new ArrayList<Placed>(held.placed().size() + stale.size());
        held.placed().stream()
                .filter(each -> !stale.contains(each.entry().id()))
                .forEach(placed::add);
        placed(stale.stream().map(snapshot.rows()::get).filter(Objects::nonNull), actor, filter, now)
                .sorted()
                .forEach(placed::add);
        Collections.sort(placed); // two sorted runs: merged, not sorted anew
        return Listed.of(snapshot, held.maintenance(), now, List.copyOf(placed));
    }

    private static Optional<TicketId> siteOver(BoardSnapshot snapshot, TicketId id) {
        return Optional.ofNullable(snapshot.rows().get(id))
                .flatMap(row -> snapshot.siteOf(row.subject().cinemaId()))
                .map(site -> site.ticket().id());
    }

    private Stream<Placed> placed(Stream<TicketRow> rows, Actor actor, TicketQueue.Filter filter, Instant now) {
        var words = SearchWords.of(filter.text());
        return rows.filter(
                        row -> filter.region() == null || row.subject().region().equals(filter.region()))
                .filter(row -> actor.maySee(row.subject().region()))
                .filter(row -> filter.states().contains(row.state()))
                .map(row -> entries.of(row, now))
                .filter(words::match)
                .map(entry -> Placed.at(entry, now));
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
