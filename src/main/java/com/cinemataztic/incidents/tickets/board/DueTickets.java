package com.cinemataztic.incidents.tickets.board;

import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The tickets that a recurring task must examine, at a cost that does not depend on how many are on the board. A ticket
 * is due
 *
 * <ul>
 *   <li>after it changed, or a ticket changed that is, or was, in the same site;
 *   <li>when the time comes that the task gave;
 *   <li>after one of the task's other inputs changed: then every ticket is due. Every ticket is also due at first, and
 *       when the board changed too much to list what changed.
 * </ul>
 *
 * It stays due until the task settles it. So a pass that fails is repeated, and a change during a pass is found by the
 * next one. Used by one thread at a time.
 */
public final class DueTickets {

    private static final Comparator<Timed> SOONEST =
            Comparator.comparing(Timed::at).thenComparing(timed -> timed.id().value());

    private final LiveBoard board;
    private final List<Supplier<? extends @Nullable Object>> inputs;
    private final Set<TicketId> due = new LinkedHashSet<>();
    private final Map<TicketId, Timed> timed = new HashMap<>();
    private final TreeSet<Timed> byTime = new TreeSet<>(SOONEST);
    private BoardSnapshot seen = BoardSnapshot.EMPTY;

    /** The inputs at the last pass; null: every ticket is due. */
    private @Nullable List<@Nullable Object> values;

    private record Timed(Instant at, TicketId id) {}

    /**
     * @param inputs what the task's decisions depend on besides the board and the time, each as a value that differs
     *     whenever a decision may
     */
    @SafeVarargs
    public DueTickets(LiveBoard board, Supplier<? extends @Nullable Object>... inputs) {
        this.board = board;
        this.inputs = List.of(inputs);
    }

    /** @return the tickets that are due now, those that have been due longest first */
    public List<TicketRow> at(Instant now) {
        // The inputs first: what changes after this line is found by the next pass.
        var latest = new ArrayList<@Nullable Object>();
        inputs.forEach(input -> latest.add(input.get()));
        var snapshot = board.snapshot();
        var affected = snapshot.affectedSince(seen).filter(_ -> latest.equals(values));
        affected.ifPresentOrElse(due::addAll, () -> {
            clear();
            due.addAll(snapshot.rows().keySet());
        });
        seen = snapshot;
        values = latest;
        while (!byTime.isEmpty() && !byTime.first().at().isAfter(now)) {
            var first = byTime.removeFirst();
            timed.remove(first.id());
            due.add(first.id());
        }
        return rows(snapshot);
    }

    /** @return the same, for a task that settles no ticket until a time */
    public List<TicketRow> changed() {
        return at(Instant.MIN);
    }

    /** Removes those that are no longer on the board. */
    private List<TicketRow> rows(BoardSnapshot snapshot) {
        var rows = new ArrayList<TicketRow>(due.size());
        for (var id : List.copyOf(due)) {
            var row = snapshot.rows().get(id);
            if (row == null) {
                settle(id, null);
            } else {
                rows.add(row);
            }
        }
        return rows;
    }

    /**
     * Nothing is to be done about the ticket until it is due again.
     *
     * @param until the next moment at which time alone may change that; null for none
     */
    public void settle(TicketId id, @Nullable Instant until) {
        due.remove(id);
        var before = timed.remove(id);
        if (before != null) {
            byTime.remove(before);
        }
        if (until != null) {
            var next = new Timed(until, id);
            timed.put(id, next);
            byTime.add(next);
        }
    }

    /** The ticket stays due, behind all others: a task that takes some at a time reaches those as well. */
    public void postpone(TicketId id) {
        due.remove(id);
        due.add(id);
    }

    /** Makes every ticket due, as at first. For a task that pauses, on an instance that is not the leader. */
    public void restart() {
        clear();
        seen = BoardSnapshot.EMPTY;
        values = null;
    }

    private void clear() {
        due.clear();
        timed.clear();
        byTime.clear();
    }
}
