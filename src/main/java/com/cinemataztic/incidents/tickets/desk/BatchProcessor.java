package com.cinemataztic.incidents.tickets.desk;

import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.store.StoreUnavailable;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.Tickets;
import com.cinemataztic.incidents.tickets.TicketsChanged;
import com.cinemataztic.incidents.tickets.board.Deadlines;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.settings.TicketSettings;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Processes batches and answers every request of them. A failing batch is halved until the request that breaks it is
 * alone, and a report likewise, signal by signal: a request that can't be processed affects only itself. Used by one
 * thread.
 */
final class BatchProcessor {

    private static final Logger LOGGER = LoggerFactory.getLogger(BatchProcessor.class);

    /** Attempts for a decision that lost a race. Inside one instance no race is ever lost. */
    private static final int ATTEMPTS = 5;

    private final Tickets tickets;
    private final LiveBoard board;
    private final Deadlines deadlines;
    private final RegionDirectory regions;
    private final ApplicationEventPublisher events;
    private final TicketSettings settings;
    private final Clock clock;
    private final NumberBlock numbers;

    /** After a failed write the result is unknown, so the board is reloaded before the next batch. */
    private boolean boardInDoubt;

    /** An attempt at a batch failed. */
    private static final class AttemptFailed extends Exception {

        private final Throwable why;
        private final boolean wroteNothing;

        private AttemptFailed(Throwable why, boolean wroteNothing) {
            super(why);
            this.why = why;
            this.wroteNothing = wroteNothing;
        }
    }

    BatchProcessor(
            Tickets tickets,
            LiveBoard board,
            Deadlines deadlines,
            RegionDirectory regions,
            ApplicationEventPublisher events,
            TicketSettings settings,
            Clock clock) {
        this.tickets = tickets;
        this.board = board;
        this.deadlines = deadlines;
        this.regions = regions;
        this.events = events;
        this.settings = settings;
        this.clock = clock;
        this.numbers = new NumberBlock(tickets);
    }

    /** Answers every request of the batch. */
    void process(List<DeskCommand> batch) {
        process(batch, false);
    }

    /** @param inDoubt whether an earlier attempt may have written part of the batch */
    private void process(List<DeskCommand> batch, boolean inDoubt) {
        try {
            attempt(batch).forEach(command -> fail(command, contention(inDoubt)));
        } catch (AttemptFailed failed) {
            var left =
                    batch.stream().filter(command -> !command.answer().isDone()).toList();
            var doubt = inDoubt || !failed.wroteNothing;
            var half = left.size() / 2;
            if (failed.why instanceof StoreUnavailable) {
                LOGGER.error("{} requests could not be kept: {}", left.size(), failed.why.toString());
                left.forEach(command -> fail(command, unavailable(failed.why.getMessage(), failed.why, doubt)));
            } else if (half > 0) {
                process(left.subList(0, half), doubt);
                process(left.subList(half, left.size()), doubt);
            } else {
                left.forEach(command -> failAlone(command, failed.why, doubt));
            }
        }
    }

    /** Fails this request alone. */
    private void failAlone(DeskCommand command, Throwable why, boolean inDoubt) {
        if (command instanceof DeskCommand.ReportSignals report && why instanceof RuntimeException) {
            try {
                report.answer().complete(halve(report, report.signals(), why));
            } catch (RuntimeException | Error failed) {
                fail(command, failed);
            }
        } else {
            LOGGER.error("A request can't be processed", why);
            fail(command, inDoubt ? unavailable("it can't be processed", why, true) : why);
        }
    }

    private Receipt halve(DeskCommand.ReportSignals whole, List<Signal> signals, Throwable why) {
        if (signals.size() == 1) {
            LOGGER.error("A signal of {} can't be processed", signals.getFirst().key(), why);
            return new Receipt(0, 0, List.of(), signals);
        }
        var half = signals.size() / 2;
        return reportPart(whole, signals.subList(0, half))
                .plus(reportPart(whole, signals.subList(half, signals.size())));
    }

    private Receipt reportPart(DeskCommand.ReportSignals whole, List<Signal> signals) {
        var answer = new CompletableFuture<Receipt>();
        try {
            if (!attempt(List.of(new DeskCommand.ReportSignals(signals, whole.monitoringRestarted(), answer)))
                    .isEmpty()) {
                throw contention(true);
            }
            return answer.join();
        } catch (AttemptFailed failed) {
            return switch (failed.why) {
                case StoreUnavailable unavailable -> throw unavailable;
                case Error error -> throw error;
                default -> halve(whole, signals, failed.why);
            };
        }
    }

    /** @return the requests that lost their race in every attempt, and changed nothing in the last */
    private List<DeskCommand> attempt(List<DeskCommand> batch) throws AttemptFailed {
        List<DeskCommand> left = batch;
        for (int count = 0; count < ATTEMPTS && !left.isEmpty(); count++) {
            var writeBatch = new WriteBatch(tickets, board, deadlines, regions, settings.windows(), numbers, clock);
            try {
                if (boardInDoubt) {
                    board.reload();
                    boardInDoubt = false;
                }
                var result = writeBatch.run(left);
                if (!result.written().isEmpty()) {
                    board.apply(result.written());
                    publish(result.written());
                }
                result.answers().forEach(Runnable::run);
                left = result.again();
            } catch (RuntimeException | Error failed) {
                var wroteNothing = writeBatch.wroteNothing(failed);
                boardInDoubt |= !wroteNothing;
                throw new AttemptFailed(failed, wroteNothing);
            }
        }
        return left;
    }

    /** The tickets are stored: whatever a listener does wrong, the sender must get that answer. */
    private void publish(List<Ticket> written) {
        try {
            events.publishEvent(new TicketsChanged(written));
        } catch (RuntimeException | Error failing) {
            LOGGER.error("A listener to changed tickets failed; the changes themselves are kept", failing);
        }
    }

    private static StoreUnavailable contention(boolean outcomeUnknown) {
        return unavailable(
                "the ticket kept changing elsewhere", new IllegalStateException("contention"), outcomeUnknown);
    }

    private static StoreUnavailable unavailable(@Nullable String message, Throwable cause, boolean outcomeUnknown) {
        var text = String.valueOf(message);
        return outcomeUnknown ? new StoreUnavailable(text, cause) : StoreUnavailable.nothingWritten(text, cause);
    }

    private static void fail(DeskCommand command, Throwable failure) {
        command.answer().completeExceptionally(failure);
    }
}
