package com.cinemataztic.incidents.tickets.desk;

import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketKey;
import com.cinemataztic.incidents.tickets.Tickets;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tickets of one batch during its decisions: as read, and as decided. Used by one thread. */
final class BatchState {

    private final Map<TicketId, Ticket> asRead = new HashMap<>();
    private final Map<TicketId, Ticket> asDecided = new HashMap<>();
    private final Map<TicketKey, TicketId> live = new HashMap<>();
    private final Map<TicketKey, TicketId> last = new HashMap<>();
    private final Set<TicketId> changed = new HashSet<>();

    BatchState(Collection<Ticket> read) {
        read.forEach(ticket -> {
            asRead.put(ticket.id(), ticket);
            put(ticket);
        });
    }

    @Nullable
    Ticket live(TicketKey key) {
        var id = live.get(key);
        return id == null ? null : asDecided.get(id);
    }

    /** @return the last closed ticket of that key, as read or decided; null while one is live */
    @Nullable
    Ticket last(TicketKey key) {
        return live(key) != null ? null : last.get(key) == null ? null : asDecided.get(last.get(key));
    }

    Optional<Ticket> find(TicketId id) {
        return Optional.ofNullable(asDecided.get(id));
    }

    void decide(Ticket next) {
        put(next);
        changed.add(next.id());
    }

    /** @return the changes to write: each ticket once, whatever the number of decisions on it */
    List<Tickets.Change> changes() {
        return changed.stream()
                .map(id -> {
                    var read = asRead.get(id);
                    return new Tickets.Change(
                            Objects.requireNonNull(asDecided.get(id)), read == null ? 0 : read.revision());
                })
                .toList();
    }

    private void put(Ticket ticket) {
        asDecided.put(ticket.id(), ticket);
        if (ticket.state().live()) {
            live.put(ticket.key(), ticket.id());
        } else {
            live.remove(ticket.key(), ticket.id());
            last.merge(ticket.key(), ticket.id(), this::closedLater);
        }
    }

    private TicketId closedLater(TicketId one, TicketId other) {
        var first = closedAt(one);
        var second = closedAt(other);
        return first != null && second != null && first.isAfter(second) ? one : other;
    }

    private @Nullable Instant closedAt(TicketId id) {
        var ticket = asDecided.get(id);
        return ticket == null ? null : ticket.closedAt();
    }
}
