package com.cinemataztic.incidents.tickets.stream;

import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.stream.TicketEvent.Monitoring;
import com.cinemataztic.incidents.tickets.web.TicketSummary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;
import org.pcollections.TreePMap;

/**
 * All tickets of the board as streams show them at one moment. Immutable; the next snapshot shares everything unchanged
 * with this one. Every change is numbered, and a bounded number of them is kept with the state before: from these
 * follows what a reader with any selection must learn that has seen the snapshot of an earlier number.
 */
final class StreamSnapshot {

    /** Number of changes kept. A reader that missed more gets the whole picture. */
    private static final int CHANGES_KEPT = 5_000;

    /** Events of more selections than this are not shared: they would only fill the memory. */
    private static final int MOST_SHARED = 100;

    /** Events of so many tickets are always kept encoded. */
    private static final int FEW_TICKETS = 200;

    /** About 10 MB. In a storm, every reader of all regions is sent the same thousands of tickets. */
    private static final int MOST_TICKETS_KEPT = 20_000;

    private final String epoch;
    private final HashPMap<TicketId, ListedTicket> tickets;
    private final TreePMap<Long, Change> changes;
    private final long number;
    private final Monitoring monitoring;
    private final Map<Position, SharedEvent> shared = new ConcurrentHashMap<>();

    /** How many more tickets may be kept in the encoded forms of larger events: they would fill the memory. */
    private final AtomicInteger room = new AtomicInteger(MOST_TICKETS_KEPT);

    /** @param before the ticket before the change; null when it was not on the board */
    private record Change(TicketId id, @Nullable ListedTicket before) {}

    /** @param since the number of the last change that the readers know; null: they know nothing */
    private record Position(Selection selection, @Nullable Long since) {}

    private StreamSnapshot(
            String epoch,
            HashPMap<TicketId, ListedTicket> tickets,
            TreePMap<Long, Change> changes,
            long number,
            Monitoring monitoring) {
        this.epoch = epoch;
        this.tickets = tickets;
        this.changes = changes;
        this.number = number;
        this.monitoring = monitoring;
    }

    /** @param epoch distinguishes the numbers of this process from those of others */
    static StreamSnapshot empty(String epoch, Monitoring monitoring) {
        return new StreamSnapshot(epoch, HashTreePMap.empty(), TreePMap.empty(), 0, monitoring);
    }

    /** @return the number of the last change */
    long number() {
        return number;
    }

    Monitoring monitoring() {
        return monitoring;
    }

    Map<TicketId, ListedTicket> tickets() {
        return tickets;
    }

    /** @return the position after this snapshot. It is of no use for another selection or in another process */
    String idFor(Selection selection) {
        return prefix(selection) + number;
    }

    /** @return the number of the last change before that position; null when it is not one of this stream */
    @Nullable
    Long numberOf(String id, Selection selection) {
        var prefix = prefix(selection);
        if (!id.startsWith(prefix)) {
            return null;
        }
        try {
            return Long.valueOf(id.substring(prefix.length()));
        } catch (NumberFormatException foreign) {
            return null;
        }
    }

    private String prefix(Selection selection) {
        return epoch + "-" + Integer.toHexString(selection.hashCode()) + "-";
    }

    SharedEvent reset(Selection selection) {
        return share(new Position(selection, null), () -> {
            var all = tickets.values().stream()
                    .filter(selection::includes)
                    .map(ticket -> ticket.summaryFor(selection.reader()))
                    .toList();
            return new TicketEvent.Reset(idFor(selection), all, monitoring);
        });
    }

    /**
     * @param since the number of the last change that the reader knows
     * @return what changed for the selection since then, perhaps nothing; the whole picture when that is not known
     */
    SharedEvent changes(Selection selection, long since) {
        return since < 0 || since > number || number - since > changes.size()
                ? reset(selection)
                : share(new Position(selection, since), () -> changesAfter(since, selection));
    }

    private TicketEvent.Changes changesAfter(long since, Selection selection) {
        var firsts = new LinkedHashMap<TicketId, Change>();
        changes.tailMap(since, false).values().forEach(change -> firsts.putIfAbsent(change.id(), change));
        var changed = new ArrayList<TicketSummary>();
        var removed = new ArrayList<String>();
        firsts.forEach((id, first) -> {
            var before = summary(first.before(), selection);
            var now = summary(tickets.get(id), selection);
            if (now != null && !now.equals(before)) {
                changed.add(now);
            } else if (now == null && before != null) {
                removed.add(id.value());
            }
        });
        return new TicketEvent.Changes(idFor(selection), changed, removed, monitoring);
    }

    private static @Nullable TicketSummary summary(@Nullable ListedTicket ticket, Selection selection) {
        return ticket == null || !selection.includes(ticket) ? null : ticket.summaryFor(selection.reader());
    }

    private SharedEvent share(Position position, Supplier<TicketEvent> event) {
        return shared.size() < MOST_SHARED
                ? shared.computeIfAbsent(position, _ -> kept(event.get()))
                : new SharedEvent(event.get(), false);
    }

    private SharedEvent kept(TicketEvent event) {
        var size = SharedEvent.size(event);
        var fits = size <= FEW_TICKETS || room.getAndUpdate(left -> left < size ? left : left - size) >= size;
        return new SharedEvent(event, fits);
    }

    Edit edit() {
        return new Edit(this);
    }

    /** Builds the next snapshot. Used by one thread. */
    static final class Edit {

        private final StreamSnapshot from;
        private HashPMap<TicketId, ListedTicket> tickets;
        private TreePMap<Long, Change> changes;
        private long number;

        private Edit(StreamSnapshot from) {
            this.from = from;
            this.tickets = from.tickets;
            this.changes = from.changes;
            this.number = from.number;
        }

        /** An older revision than the one held is ignored, and so is what changes nothing. */
        void put(ListedTicket ticket) {
            var id = ticket.entry().id();
            var held = tickets.get(id);
            if (held == null
                    || (ticket.summary().revision() >= held.summary().revision() && !ticket.saysTheSame(held))) {
                note(id, held);
                tickets = tickets.plus(id, ticket);
            }
        }

        void remove(TicketId id) {
            var held = tickets.get(id);
            if (held != null) {
                note(id, held);
                tickets = tickets.minus(id);
            }
        }

        private void note(TicketId id, @Nullable ListedTicket before) {
            changes = changes.plus(++number, new Change(id, before));
            if (changes.size() > CHANGES_KEPT) {
                changes = changes.minusFirstEntry();
            }
        }

        StreamSnapshot done(Monitoring monitoring) {
            return number == from.number && monitoring.equals(from.monitoring)
                    ? from
                    : new StreamSnapshot(from.epoch, tickets, changes, number, monitoring);
        }
    }
}
