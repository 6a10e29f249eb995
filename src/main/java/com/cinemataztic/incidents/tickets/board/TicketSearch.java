package com.cinemataztic.incidents.tickets.board;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.CostlyReads;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Tickets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Lists tickets page by page, for programs: live ones in the order of work from the board, history from the store by
 * index. A page continues after the last ticket of the one before, whatever has been opened or closed since.
 */
@Service
public class TicketSearch {

    /** A page looks through this many stored tickets and no more; the next one continues there. */
    static final int MOST_READ = 5_000;

    /** After this time, a page begins no further batch of them. */
    private static final Duration LONGEST = Duration.ofMillis(100);

    private static final int BATCH = 500;

    private final Tickets tickets;
    private final QueueLists lists;
    private final QueueEntries entries;
    private final CostlyReads reads;
    private final Clock clock;

    TicketSearch(Tickets tickets, QueueLists lists, QueueEntries entries, CostlyReads reads, Clock clock) {
        this.tickets = tickets;
        this.lists = lists;
        this.entries = entries;
        this.reads = reads;
        this.clock = clock;
    }

    /** Where a page ended. */
    public sealed interface Position {

        /**
         * In the store.
         *
         * @param last the last ticket that was looked at
         */
        record InStore(Tickets.Position last) implements Position {}

        /**
         * On the board.
         *
         * @param at the moment for which the first page was ordered
         * @param last the place of the last ticket
         */
        record OnBoard(Instant at, QueuePlace last) implements Position {}
    }

    /**
     * A page.
     *
     * @param entries the tickets, in order
     * @param total how many match in all; null where that would take reading them all
     * @param next the position after which the next page starts; null on the last. A page may hold fewer tickets than
     *     wanted, even none, and still have a next one
     */
    public record Page(
            List<QueueEntry> entries,
            @Nullable Long total,
            @Nullable Position next) {

        static final Page NOTHING = new Page(List.of(), 0L, null);
    }

    /**
     * @param limit maximum number
     * @param after the position of the page before; null: the first page
     * @return tickets that the actor may see and the filter matches; nothing if the filter asks for more than it may see
     * @throws IllegalArgumentException if the position is one of another sort
     * @throws com.cinemataztic.incidents.store.StoreUnavailable if history cannot be read
     */
    public Page find(Actor actor, TicketFilter wanted, TicketSort sort, int limit, @Nullable Position after) {
        var filter = wanted.visibleTo(actor).orElse(null);
        if (filter == null) {
            return Page.NOTHING;
        }
        var seen = visible(actor, filter.regions());
        if (seen.isEmpty() && !filter.regions().isEmpty()) {
            return Page.NOTHING;
        }
        var visible = filter.withRegions(seen);
        return sort.liveOnly()
                ? onBoard(actor, visible, sort, limit, after)
                : inStore(actor, visible, sort, limit, after);
    }

    /**
     * Reads the times of tickets, the last opened first: a costly read.
     *
     * @param regions in one of these regions; empty: in all that the actor may see
     * @param from opened then or later
     * @param to opened before then
     * @param limit maximum number
     * @param each gets the times of each
     * @throws com.cinemataztic.incidents.store.StoreUnavailable if they cannot be read
     */
    public void times(
            Actor actor, Set<RegionId> regions, Instant from, Instant to, int limit, Consumer<Tickets.Times> each) {
        var seen = visible(actor, regions);
        if (!seen.isEmpty() || regions.isEmpty()) {
            costly(actor, () -> {
                tickets.times(new Tickets.Filter(Set.of(), seen, from, to), limit, each);
                return true;
            });
        }
    }

    private Page onBoard(Actor actor, TicketFilter filter, TicketSort sort, int limit, @Nullable Position after) {
        var last =
                switch (after) {
                    case null -> null;
                    case Position.OnBoard it -> it;
                    case Position.InStore _ -> throw new IllegalArgumentException("a position in the store");
                };
        var at = last == null ? clock.instant() : last.at();
        var order = sort == TicketSort.SEVERITY ? QueuePlace.BY_SEVERITY : Comparator.<QueuePlace>naturalOrder();
        var region = filter.regions().size() == 1 ? filter.regions().iterator().next() : null;
        var matching = lists.of(actor, new TicketQueue.Filter(region, State.LIVE, "")).stream()
                .filter(filter::matches)
                .toList();
        var left = matching.stream()
                .map(entry -> QueueOrder.Placed.at(entry, at))
                .filter(placed -> last == null || order.compare(placed.place(), last.last()) > 0)
                .sorted(Comparator.comparing(QueueOrder.Placed::place, order))
                .limit(limit + 1L)
                .toList();
        var page = left.stream().limit(limit).toList();
        return new Page(
                page.stream().map(QueueOrder.Placed::entry).toList(),
                (long) matching.size(),
                left.size() > limit ? new Position.OnBoard(at, page.getLast().place()) : null);
    }

    private Page inStore(Actor actor, TicketFilter filter, TicketSort sort, int limit, @Nullable Position after) {
        var position =
                switch (after) {
                    case null -> null;
                    case Position.InStore it -> it.last();
                    case Position.OnBoard _ -> throw new IllegalArgumentException("a position on the board");
                };
        var stored = new Tickets.Filter(filter.states(), filter.regions(), filter.from(), filter.to());
        var total = filter.isCounted() ? tickets.count(filter.states(), filter.regions()) : null;
        if (sort == TicketSort.UPDATED) {
            var changed = costly(
                    actor,
                    () -> look(
                            position,
                            limit,
                            Math.max(limit, BATCH),
                            tickets::lastChanged,
                            row -> matches(filter, Tickets.Brief.of(row)),
                            row -> new Tickets.Position(row.updatedAt(), row.id())));
            return page(changed, total);
        }
        if (total != null) {
            return page(tickets.page(stored, limit, position), total);
        }
        var found = costly(
                actor,
                () -> look(
                        position,
                        limit,
                        Math.max(limit, BATCH),
                        (most, from) -> tickets.search(stored, most, from),
                        ticket -> matches(filter, ticket),
                        ticket -> new Tickets.Position(ticket.createdAt(), ticket.id())));
        return page(new Tickets.Page<>(whole(found.rows(), filter), found.next()), null);
    }

    private <T> T costly(Actor actor, ScopedValue.CallableOp<T, RuntimeException> read) {
        return reads.run(actor.isSystem() ? null : actor.owner(), read);
    }

    private boolean matches(TicketFilter filter, Tickets.Brief ticket) {
        return filter.matches(ticket, entries.cinemaName(ticket.subject()), entries.screenName(ticket.subject()));
    }

    private Page page(Tickets.Page<TicketRow> page, @Nullable Long total) {
        var now = clock.instant();
        return new Page(
                page.rows().stream().map(row -> entries.of(row, now)).toList(),
                total,
                page.next() == null ? null : new Position.InStore(page.next()));
    }

    /** A ticket that has changed since it was found may no longer match. */
    private List<TicketRow> whole(List<Tickets.Brief> found, TicketFilter filter) {
        if (found.isEmpty()) {
            return List.of();
        }
        var whole = tickets.find(found.stream().map(Tickets.Brief::id).toList());
        return found.stream()
                .flatMap(each -> Optional.ofNullable(whole.get(each.id())).stream())
                .map(TicketRow::of)
                .filter(row -> matches(filter, Tickets.Brief.of(row)))
                .toList();
    }

    /**
     * Looks through stored tickets, batch by batch, until there are enough or the bounds of a page are reached.
     *
     * @param read reads so many after a position
     * @param place a ticket's position
     */
    private <T> Tickets.Page<T> look(
            Tickets.@Nullable Position from,
            int limit,
            int batch,
            BiFunction<Integer, Tickets.@Nullable Position, Tickets.Page<T>> read,
            Predicate<T> wanted,
            Function<T, Tickets.Position> place) {
        var until = clock.instant().plus(LONGEST);
        var found = new ArrayList<T>();
        var position = from;
        for (int looked = batch; ; looked += batch) {
            var page = read.apply(batch, position);
            for (var each : page.rows()) {
                if (found.size() == limit) {
                    return new Tickets.Page<>(found, place.apply(found.getLast()));
                }
                if (wanted.test(each)) {
                    found.add(each);
                }
            }
            position = page.next();
            if (position == null
                    || found.size() == limit
                    || looked >= MOST_READ
                    || !clock.instant().isBefore(until)) {
                return new Tickets.Page<>(found, position);
            }
        }
    }

    /** @return those of the wanted regions that the actor may see; empty: all, if all are wanted and all may be seen */
    private static Set<RegionId> visible(Actor actor, Set<RegionId> wanted) {
        return wanted.isEmpty()
                ? actor.regions()
                : wanted.stream().filter(actor::maySee).collect(Collectors.toSet());
    }
}
