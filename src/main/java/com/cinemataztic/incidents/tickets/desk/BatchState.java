package com.cinemataztic.incidents.tickets.desk;

import com.cinemataztic.incidents.tickets.Fingerprint;
import com.cinemataztic.incidents.tickets.ResolvedMarker;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketKey;
import com.cinemataztic.incidents.tickets.Tickets;
import com.cinemataztic.incidents.tickets.rules.KeyHistory;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The state of one batch during its decisions: its tickets as read and as decided, the reports that repeat what the
 * board already says, and the ends of alerts. Used by one thread.
 */
final class BatchState {

    private final Map<TicketId, Ticket> asRead = new HashMap<>();
    private final Map<TicketId, Ticket> asDecided = new HashMap<>();
    private final Map<TicketKey, TicketId> live = new HashMap<>();
    private final Map<TicketKey, TicketId> last = new HashMap<>();
    private final Set<TicketId> changed = new HashSet<>();

    private final Set<Signal> repeats;
    private final Map<Fingerprint, ResolvedMarker> endings = new HashMap<>();
    private final Map<Fingerprint, ResolvedMarker> newEndings = new HashMap<>();

    /** @param repeats reports that change nothing, compared by identity */
    BatchState(Collection<Ticket> read, Set<Signal> repeats) {
        this.repeats = repeats;
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

    KeyHistory history(TicketKey key) {
        return new KeyHistory(live(key), last(key), null);
    }

    KeyHistory history(Signal signal) {
        var fresh = newEndings.get(signal.fingerprint());
        var ending = fresh != null ? fresh : endings.get(signal.fingerprint());
        return new KeyHistory(live(signal.key()), last(signal.key()), ending);
    }

    boolean isRepeat(Signal signal) {
        return repeats.contains(signal);
    }

    /** Adds ends as the store has them. */
    void addEndings(Map<Fingerprint, ResolvedMarker> read) {
        endings.putAll(read);
    }

    /** Remembers the end of an alert; the latest one counts. */
    void rememberEnding(ResolvedMarker ending) {
        newEndings.merge(
                ending.fingerprint(), ending, (held, later) -> later.endsAt().isAfter(held.endsAt()) ? later : held);
    }

    /** @return the ends to store */
    Collection<ResolvedMarker> newEndings() {
        return newEndings.values();
    }

    Optional<Ticket> find(TicketId id) {
        return Optional.ofNullable(asDecided.get(id));
    }

    void decide(Ticket next) {
        put(next);
        changed.add(next.id());
    }

    /**
     * @param completed the ticket to write, from the one that was read, if any, and the one that was decided
     * @return the changes to write: each ticket once, whatever the number of decisions on it
     */
    List<Tickets.Change> changes(BiFunction<@Nullable Ticket, Ticket, Ticket> completed) {
        return changed.stream()
                .map(id -> {
                    var read = asRead.get(id);
                    return new Tickets.Change(
                            completed.apply(read, Objects.requireNonNull(asDecided.get(id))),
                            read == null ? 0 : read.revision());
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
