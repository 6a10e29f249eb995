package com.cinemataztic.incidents.tickets;

import com.cinemataztic.incidents.regions.RegionId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tickets for as long as a test runs, under the store's own laws: guarded writes, one live ticket per key. */
public final class TicketsInMemory implements Tickets {

    private final Map<TicketId, Ticket> kept = new HashMap<>();
    private final Map<String, Long> numbers = new HashMap<>();
    private final Map<Fingerprint, ResolvedMarker> endings = new HashMap<>();

    @Override
    public synchronized Map<TicketKey, Ticket> live(Collection<TicketKey> keys) {
        var wanted = Set.copyOf(keys);
        return kept.values().stream()
                .filter(ticket -> ticket.state().live() && wanted.contains(ticket.key()))
                .collect(Collectors.toMap(Ticket::key, Function.identity()));
    }

    @Override
    public synchronized Map<TicketKey, Ticket> lastClosed(Collection<TicketKey> keys, Instant closedSince) {
        var wanted = Set.copyOf(keys);
        var last = new HashMap<TicketKey, Ticket>();
        kept.values().stream()
                .filter(ticket -> wanted.contains(ticket.key()) && closedSince(ticket, closedSince))
                .sorted(Comparator.comparing(Ticket::closedAt))
                .forEach(ticket -> last.put(ticket.key(), ticket));
        return last;
    }

    @Override
    public synchronized Map<TicketId, Ticket> find(Collection<TicketId> ids) {
        var wanted = Set.copyOf(ids);
        return all(ticket -> wanted.contains(ticket.id())).stream()
                .collect(Collectors.toMap(Ticket::id, Function.identity()));
    }

    @Override
    public synchronized List<TicketRow> board(Instant closedSince) {
        return all(ticket -> onBoard(ticket, closedSince)).stream()
                .map(TicketRow::of)
                .toList();
    }

    @Override
    public synchronized List<Stamp> stamps(Instant closedSince) {
        return all(ticket -> onBoard(ticket, closedSince)).stream()
                .map(TicketsInMemory::stamp)
                .toList();
    }

    @Override
    public synchronized List<Stamp> changedSince(Instant since) {
        return all(ticket -> !ticket.updatedAt().isBefore(since)).stream()
                .map(TicketsInMemory::stamp)
                .toList();
    }

    @Override
    public synchronized Page<TicketRow> page(Filter filter, int limit, @Nullable Position after) {
        throw new UnsupportedOperationException("no test in memory turns pages");
    }

    @Override
    public synchronized Page<Brief> search(Filter filter, int limit, @Nullable Position after) {
        throw new UnsupportedOperationException("no test in memory turns pages");
    }

    @Override
    public synchronized Page<TicketRow> lastChanged(int limit, @Nullable Position after) {
        throw new UnsupportedOperationException("no test in memory turns pages");
    }

    @Override
    public synchronized void times(Filter filter, int limit, Consumer<Tickets.Times> each) {
        throw new UnsupportedOperationException("no test in memory reads history");
    }

    @Override
    public synchronized long count(Set<State> states, Set<RegionId> regions) {
        throw new UnsupportedOperationException("no test in memory counts");
    }

    @Override
    public synchronized List<TicketRow> openedSince(Set<RegionId> regions, Instant since, int limit) {
        throw new UnsupportedOperationException("no test in memory reads history");
    }

    @Override
    public synchronized List<Ticket> closedSince(Set<RegionId> regions, Instant since, int limit) {
        throw new UnsupportedOperationException("no test in memory reads history");
    }

    @Override
    public synchronized Set<String> write(Collection<Change> changes) {
        var done = new HashSet<String>();
        for (var change : changes) {
            var next = change.next();
            var before = kept.get(next.id());
            var guarded = (before == null ? 0 : before.revision()) == change.decidedOn();
            if (guarded && !(next.state().live() && heldByAnother(next))) {
                kept.put(next.id(), next);
                done.add(next.changeId());
            }
        }
        return done;
    }

    @Override
    public synchronized Map<String, Long> takeNumbers(Map<String, Integer> counts) {
        var first = new HashMap<String, Long>();
        counts.forEach((code, count) -> first.put(code, numbers.merge(code, (long) count, Long::sum) - count + 1));
        return first;
    }

    @Override
    public synchronized Map<Fingerprint, ResolvedMarker> endings(Collection<Fingerprint> fingerprints) {
        var found = new HashMap<>(endings);
        found.keySet().retainAll(Set.copyOf(fingerprints));
        return found;
    }

    @Override
    public synchronized void remember(Collection<ResolvedMarker> added) {
        added.forEach(ending -> endings.merge(
                ending.fingerprint(), ending, (held, other) -> other.endsAt().isAfter(held.endsAt()) ? other : held));
    }

    @Override
    public synchronized void forgetEndings(Instant rememberedBefore) {
        endings.values().removeIf(ending -> ending.rememberedAt().isBefore(rememberedBefore));
    }

    @Override
    public synchronized Pending pendingNotifications() {
        var since = all(ticket -> ticket.notificationPendingSince() != null).stream()
                .map(Ticket::notificationPendingSince)
                .sorted()
                .toList();
        return new Pending(since.size(), since.isEmpty() ? null : since.getFirst());
    }

    private boolean heldByAnother(Ticket next) {
        return kept.values().stream()
                .anyMatch(other -> other.state().live()
                        && other.key().equals(next.key())
                        && !other.id().equals(next.id()));
    }

    private List<Ticket> all(Predicate<Ticket> which) {
        return kept.values().stream().filter(which).toList();
    }

    private static boolean onBoard(Ticket ticket, Instant closedSince) {
        return ticket.state().live() || ticket.snoozedUntil() != null || closedSince(ticket, closedSince);
    }

    private static boolean closedSince(Ticket ticket, Instant since) {
        var closedAt = ticket.closedAt();
        return closedAt != null && !closedAt.isBefore(since);
    }

    private static Stamp stamp(Ticket ticket) {
        return new Stamp(ticket.id(), ticket.revision(), ticket.updatedAt());
    }
}
