package com.cinemataztic.incidents.overview.wall;

import com.cinemataztic.incidents.fleet.Machine;
import com.cinemataztic.incidents.overview.wall.Cell.Cause;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.board.Deadline;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides what the wall shows of a screen. Pure: the result depends on the arguments only. */
final class CellRules {

    private CellRules() {}

    /**
     * What is known of a screen.
     *
     * @param tickets its live tickets, in the order of work
     * @param machines the states of the machines that stand there
     * @param blind whether monitoring or the fleet's source is blind
     * @param maintenance whether a planned window applies now
     * @param nextShow the start of its next show; null when unknown
     * @param showUntil the end of the show in progress; null when there is none
     */
    record Seen(
            List<QueueEntry> tickets,
            Collection<Machine.State> machines,
            boolean blind,
            boolean maintenance,
            @Nullable Instant nextShow,
            @Nullable Instant showUntil) {}

    static Cell of(Seen seen) {
        var worst = seen.tickets().stream().min(Comparator.comparing(CellRules::state));
        var state = worst.map(CellRules::state).orElseGet(() -> withoutTicket(seen));
        var cause =
                worst.isPresent() ? state == CellState.UNKNOWN ? Cause.UNCONFIRMED : Cause.NONE : cause(state, seen);
        return new Cell(
                seen.maintenance() ? CellState.MAINTENANCE : state,
                seen.maintenance() ? Cause.NONE : cause,
                seen.nextShow(),
                seen.showUntil(),
                worst.map(QueueEntry::id).orElse(null),
                worst.map(entry -> entry.row().fault().summary()).orElse(""),
                worst.map(entry -> entry.row().assignee()).orElse(null));
    }

    private static CellState state(QueueEntry entry) {
        return switch (entry.recovery()) {
            case SETTLING -> CellState.SETTLING;
            case UNCONFIRMED -> CellState.UNKNOWN;
            case NONE -> whileFaulty(entry);
        };
    }

    private static CellState whileFaulty(QueueEntry entry) {
        if (entry.deadline().kind() == Deadline.Kind.MISSING_NOW) {
            return CellState.MISSING;
        }
        if (entry.row().state() == State.INPROGRESS) {
            return CellState.IN_PROGRESS;
        }
        if (entry.darkUntil() != null) {
            return CellState.DARK_HOURS;
        }
        return entry.row().severity() == Severity.CRITICAL ? CellState.CRITICAL : CellState.WARNING;
    }

    /** What the vendor reports counts only while nothing is blind. One machine without news is enough for unknown. */
    private static CellState withoutTicket(Seen seen) {
        if (seen.blind()) {
            return CellState.UNKNOWN;
        }
        if (seen.machines().contains(Machine.State.FAULTY)) {
            return CellState.WARNING;
        }
        return !seen.machines().isEmpty() && seen.machines().stream().allMatch(Machine.State.WELL::equals)
                ? CellState.OK
                : CellState.UNKNOWN;
    }

    private static Cause cause(CellState state, Seen seen) {
        return switch (state) {
            case WARNING -> Cause.NO_TICKET;
            case UNKNOWN ->
                seen.blind() ? Cause.BLIND : seen.machines().isEmpty() ? Cause.NO_MACHINE : Cause.STALE_DATA;
            default -> Cause.NONE;
        };
    }
}
