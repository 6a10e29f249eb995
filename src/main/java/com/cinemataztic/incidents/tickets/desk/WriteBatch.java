package com.cinemataztic.incidents.tickets.desk;

import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.store.StoreUnavailable;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.Tickets;
import com.cinemataztic.incidents.tickets.TimelineEntry;
import com.cinemataztic.incidents.tickets.board.Deadlines;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.settings.Windows;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of the desk at a batch: one read, every decision, one increment of the running numbers, one guarded
 * write. Requests that lost a race against another instance are returned, to be decided again on the new state.
 */
final class WriteBatch {

    private final Tickets tickets;
    private final LiveBoard board;
    private final Deadlines deadlines;
    private final RegionDirectory regions;
    private final Windows windows;
    private final NumberBlock numbers;
    private final Instant now;
    private Stage stage = Stage.DECIDING;

    /** The progress of the batch. */
    private enum Stage {
        DECIDING,
        WRITING,
        WRITTEN
    }

    /**
     * The result of a batch.
     *
     * @param written tickets that are durably changed
     * @param again requests that lost a race and must be decided again
     * @param answers deliver the answers to finished requests; run once the board is up to date
     */
    public record Result(List<Ticket> written, List<DeskCommand> again, List<Runnable> answers) {}

    /** @param numbers outlives the batch: numbers reserved but not used are available to the next */
    WriteBatch(
            Tickets tickets,
            LiveBoard board,
            Deadlines deadlines,
            RegionDirectory regions,
            Windows windows,
            NumberBlock numbers,
            Clock clock) {
        this.tickets = tickets;
        this.board = board;
        this.deadlines = deadlines;
        this.regions = regions;
        this.windows = windows;
        this.numbers = numbers;
        this.now = clock.instant();
    }

    Result run(List<DeskCommand> batch) {
        var state = new BatchReader(tickets, board, regions, numbers, now).read(batch);
        var decided = decide(batch, state);
        var changes = state.changes(this::withFirstShow);
        stage = changes.isEmpty() ? Stage.DECIDING : Stage.WRITING;
        var durable = changes.isEmpty() ? Set.<String>of() : tickets.write(changes);
        stage = changes.isEmpty() ? Stage.DECIDING : Stage.WRITTEN;
        if (!state.newEndings().isEmpty()) {
            tickets.remember(state.newEndings());
        }
        var written = new ArrayList<Ticket>(changes.size());
        var lost = new HashSet<TicketId>();
        for (var change : changes) {
            var next = change.next();
            if (durable.contains(next.changeId())) {
                written.add(next);
            } else {
                lost.add(next.id());
            }
        }
        var again = new ArrayList<DeskCommand>();
        var answers = new ArrayList<Runnable>(decided.size());
        for (var each : decided) {
            if (!lost.isEmpty() && each.touches(lost)) {
                again.add(each.command());
            } else {
                answers.add(each.answer());
            }
        }
        return new Result(written, again, answers);
    }

    /** Callers first: a click is decided on what the person saw, not on reports in the same batch. */
    private List<BatchDecisions.Decided> decide(List<DeskCommand> batch, BatchState state) {
        var decisions = new BatchDecisions(state, regions, numbers, deadlines, windows, now);
        var decided = new ArrayList<BatchDecisions.Decided>(batch.size());
        batch.stream()
                .filter(DeskCommand.ByActor.class::isInstance)
                .map(decisions::decide)
                .forEach(decided::add);
        batch.stream()
                .filter(command -> !(command instanceof DeskCommand.ByActor))
                .map(decisions::decide)
                .forEach(decided::add);
        return decided;
    }

    /** A ticket that opens, or re-opens after its show was saved, is about the show ahead. An undo changes no show. */
    private Ticket withFirstShow(@Nullable Ticket before, Ticket next) {
        var opens = before == null
                || !before.state().live()
                        && next.state().live()
                        && savedItsShow(before)
                        && next.lastMove().map(TimelineEntry::undoes).isEmpty();
        return opens ? next.withFirstShow(deadlines.firstShow(next.subject(), now)) : next;
    }

    private static boolean savedItsShow(Ticket closed) {
        var show = closed.times().firstShow();
        var fixedAt = closed.recoveredAt() != null ? closed.recoveredAt() : closed.closedAt();
        return show == null || fixedAt != null && fixedAt.isBefore(show);
    }

    /** @return whether it is certain that the batch changed no ticket before this failure */
    boolean wroteNothing(Throwable failure) {
        return switch (stage) {
            case DECIDING -> true;
            case WRITING -> failure instanceof StoreUnavailable unavailable && !unavailable.outcomeUnknown();
            case WRITTEN -> false;
        };
    }
}
