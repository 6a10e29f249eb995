package com.cinemataztic.incidents.tickets.desk;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.store.StoreUnavailable;
import com.cinemataztic.incidents.tickets.Health;
import com.cinemataztic.incidents.tickets.NotificationRecord;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketSettings;
import com.cinemataztic.incidents.tickets.Tickets;
import com.cinemataztic.incidents.tickets.TicketsChanged;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.Deadlines;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.rules.FleetUpdate;
import com.cinemataztic.incidents.tickets.rules.SiteUpdate;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * The one entrance: every change of a ticket goes through here, regardless of who requests it. One thread combines
 * waiting requests into batches, so nothing races inside an instance. Every write is guarded against other instances. A
 * request is answered when the change is durable and on the board.
 *
 * <p><b>What a failure means.</b> {@link DeskBusy}, and a {@link StoreUnavailable} whose outcome is not unknown:
 * nothing was changed. A request that waited too long is withdrawn from the queue; its outcome is unknown only if the
 * desk had already started on it.
 *
 * <p><b>Retries are safe.</b> Every attempt decides anew on what is stored then. A report that was already processed
 * changes nothing the second time. A click names the version it saw, so it is rejected once the ticket has moved. A
 * click that the desk itself retries keeps its change id and is recognised by it.
 *
 * <p><b>A request that can't be processed</b> affects only itself: a failing batch is halved until that request is
 * alone, and a report likewise, signal by signal.
 */
@Service
public class TicketDesk {

    private static final Logger LOGGER = LoggerFactory.getLogger(TicketDesk.class);

    /** Attempts for a decision that lost a race. Inside one instance no race is ever lost. */
    private static final int ROUNDS = 5;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Maximum time for reading back an unknown outcome before the person is answered without it. */
    private static final Duration READ_BACK = Duration.ofSeconds(3);

    /**
     * Each record is a write, and alerts and clicks wait for the batch: a storm's records are split into small groups.
     */
    private static final int RECORDS_A_BATCH = 20;

    private final Tickets tickets;
    private final LiveBoard board;
    private final Deadlines deadlines;
    private final RegionDirectory regions;
    private final ApplicationEventPublisher events;
    private final TicketSettings settings;
    private final Clock clock;
    private final NumberBlock numbers;
    private final LinkedBlockingDeque<Queued<?>> waiting;
    private final Thread thread = Thread.ofPlatform().name("ticket-desk").unstarted(this::work);
    private volatile boolean stopping;

    /** After a failed write the result is unknown, so the board is reloaded before the next batch. */
    private boolean boardInDoubt;

    /** A waiting request. It is claimed once: by the desk, which then processes it, or by a caller who gives up. */
    private static final class Queued<T> {

        private final DeskCommand work;
        private final CompletableFuture<T> answer = new CompletableFuture<>();
        private final long deadline = System.nanoTime() + PATIENCE.toNanos();
        private final AtomicBoolean claimed = new AtomicBoolean();

        private Queued(Function<CompletableFuture<T>, DeskCommand> request) {
            this.work = request.apply(answer);
        }

        /** @return whether the caller claimed it: nobody else processes it or withdraws it from now on */
        private boolean claim() {
            return claimed.compareAndSet(false, true);
        }
    }

    /** An attempt at a batch failed. */
    private static final class TryFailed extends Exception {

        private final Throwable why;
        private final boolean wroteNothing;

        private TryFailed(Throwable why, boolean wroteNothing) {
            super(why);
            this.why = why;
            this.wroteNothing = wroteNothing;
        }
    }

    public TicketDesk(
            Tickets tickets,
            LiveBoard board,
            Deadlines deadlines,
            RegionDirectory regions,
            ApplicationEventPublisher events,
            TicketSettings settings,
            Clock clock,
            MeterRegistry meters) {
        this.tickets = tickets;
        this.board = board;
        this.deadlines = deadlines;
        this.regions = regions;
        this.events = events;
        this.settings = settings;
        this.clock = clock;
        this.numbers = new NumberBlock(tickets);
        this.waiting = new LinkedBlockingDeque<>(settings.queue());
        meters.gauge("portal.desk.waiting", waiting, LinkedBlockingDeque::size);
    }

    /**
     * Processes reported alerts. Signals are processed in the order given, and reporting the same twice changes
     * nothing.
     *
     * @param signals of any number of tickets
     * @param monitoringRestarted whether old faults are being reported again as if new
     * @return the result, all of it durable; it names the signals that can't be processed
     * @throws DeskBusy when the queue is full
     * @throws StoreUnavailable when it could not be made durable; reporting it again is safe
     */
    public Receipt report(List<Signal> signals, boolean monitoringRestarted) {
        return await(last(answer -> new DeskCommand.ReportSignals(List.copyOf(signals), monitoringRestarted, answer)));
    }

    /**
     * Moves a ticket on a person's behalf. When the store does not confirm the change, the desk reads the ticket back,
     * for three seconds at most. If the change is there, the outcome is {@link Outcome.Done}, otherwise it is
     * {@link Outcome.Unknown}.
     *
     * @param id the ticket
     * @param version the version that the person saw
     * @param transition what they requested
     * @param actor who they are
     * @return the outcome
     * @throws DeskBusy when the queue is full; nothing was changed
     * @throws StoreUnavailable when the store failed before anything was changed
     */
    public Outcome apply(TicketId id, int version, Transition transition, Actor actor) {
        var changeId = UUID.randomUUID().toString();
        // Ahead of waiting alerts: a person waits for the button they pressed.
        var click = queued(
                (CompletableFuture<Outcome> answer) ->
                        new DeskCommand.ApplyTransition(id, version, transition, actor, changeId, answer),
                waiting::offerFirst);
        try {
            return await(click);
        } catch (StoreUnavailable unavailable) {
            if (!unavailable.outcomeUnknown()) {
                throw unavailable;
            }
            LOGGER.warn("Whether {} was changed is not known: {}", id, unavailable.getMessage());
            return readBack(id, changeId, actor);
        }
    }

    /**
     * Records on tickets what people were notified of.
     *
     * @return whether that changed any ticket
     * @throws DeskBusy when the queue is full
     * @throws StoreUnavailable when it could not be made durable; recording it again is safe
     */
    public boolean recordNotifications(List<NotificationRecord> records) {
        var changed = false;
        for (int from = 0; from < records.size(); from += RECORDS_A_BATCH) {
            var some = List.copyOf(records.subList(from, Math.min(from + RECORDS_A_BATCH, records.size())));
            boolean any = await(last(answer -> new DeskCommand.RecordNotifications(some, answer)));
            changed |= any;
        }
        return changed;
    }

    /**
     * Closes recovered tickets that are due, in as few batches as possible.
     *
     * @return how many closed
     */
    public int settle(Map<TicketId, Health> due) {
        return together(due.entrySet().stream()
                .map(each -> answer -> new DeskCommand.SettleRecovered(each.getKey(), each.getValue(), answer)));
    }

    /**
     * Re-checks tickets that people closed while they fired.
     *
     * @return how many of them changed
     */
    public int recheck(Collection<TicketId> snoozed) {
        return together(snoozed.stream().map(id -> answer -> new DeskCommand.RecheckSnoozed(id, answer)));
    }

    /**
     * Applies the fleet's news to tickets, in this order.
     *
     * @return how often that changed a ticket
     */
    public int applyFleetUpdates(Map<TicketId, List<FleetUpdate>> words) {
        return together(words.entrySet().stream()
                .flatMap(each -> each.getValue().stream()
                        .map(word -> answer -> new DeskCommand.ApplyFleetUpdate(each.getKey(), word, answer))));
    }

    /**
     * Applies the roll-up's reports about sites.
     *
     * @return how many tickets opened or changed
     */
    public int applySiteUpdates(List<SiteUpdate> words) {
        return together(words.stream().map(word -> answer -> new DeskCommand.ApplySiteUpdate(word, answer)));
    }

    /**
     * Passes through the queue like any other request, changes nothing, and returns when the desk has reached it.
     *
     * @throws DeskBusy when the queue is full
     * @throws StoreUnavailable when the desk reached it and could not do its work, or did not reach it
     */
    public void probe() {
        await(last(DeskCommand.Probe::new));
    }

    @PostConstruct
    public void start() {
        thread.start();
    }

    @PreDestroy
    public void stop() throws InterruptedException {
        stopping = true;
        thread.interrupt();
        thread.join(PATIENCE);
        waiting.stream()
                .filter(Queued::claim)
                .forEach(queued -> fail(
                        queued.work,
                        StoreUnavailable.nothingWritten("the portal is stopping", new InterruptedException())));
    }

    private void work() {
        while (!stopping) {
            var batch = new ArrayList<Queued<?>>();
            try {
                batch.add(waiting.take());
            } catch (InterruptedException stop) {
                return;
            }
            waiting.drainTo(batch, settings.batch() - 1);
            var claimed = batch.stream()
                    .filter(Queued::claim)
                    .<DeskCommand>map(queued -> queued.work)
                    .toList();
            keep(claimed, false);
        }
    }

    /**
     * Answers every request of the batch.
     *
     * @param inDoubt whether an earlier attempt may have written part of it
     */
    private void keep(List<DeskCommand> batch, boolean inDoubt) {
        try {
            workOff(batch).forEach(work -> fail(work, contention(inDoubt)));
        } catch (TryFailed failed) {
            var left = batch.stream().filter(work -> !work.answer().isDone()).toList();
            var doubt = inDoubt || !failed.wroteNothing;
            var half = left.size() / 2;
            if (failed.why instanceof StoreUnavailable) {
                LOGGER.error("{} requests could not be kept: {}", left.size(), failed.why.toString());
                left.forEach(work -> fail(work, unavailable(failed.why.getMessage(), failed.why, doubt)));
            } else if (half > 0) {
                keep(left.subList(0, half), doubt);
                keep(left.subList(half, left.size()), doubt);
            } else {
                left.forEach(work -> fails(work, failed.why, doubt));
            }
        }
    }

    /** Fails this request alone. */
    private void fails(DeskCommand work, Throwable why, boolean inDoubt) {
        if (work instanceof DeskCommand.ReportSignals report && why instanceof RuntimeException) {
            try {
                report.answer().complete(halved(report, report.signals(), why));
            } catch (RuntimeException | Error failed) {
                fail(work, failed);
            }
        } else {
            LOGGER.error("A request can't be processed", why);
            fail(work, inDoubt ? unavailable("it can't be processed", why, true) : why);
        }
    }

    private Receipt halved(DeskCommand.ReportSignals whole, List<Signal> signals, Throwable why) {
        if (signals.size() == 1) {
            LOGGER.error("A signal of {} can't be processed", signals.getFirst().key(), why);
            return new Receipt(0, 0, List.of(), signals);
        }
        var half = signals.size() / 2;
        return part(whole, signals.subList(0, half)).plus(part(whole, signals.subList(half, signals.size())));
    }

    private Receipt part(DeskCommand.ReportSignals whole, List<Signal> signals) {
        var answer = new CompletableFuture<Receipt>();
        try {
            if (!workOff(List.of(new DeskCommand.ReportSignals(signals, whole.monitoringRestarted(), answer)))
                    .isEmpty()) {
                throw contention(true);
            }
            return answer.join();
        } catch (TryFailed failed) {
            return switch (failed.why) {
                case StoreUnavailable unavailable -> throw unavailable;
                case Error error -> throw error;
                default -> halved(whole, signals, failed.why);
            };
        }
    }

    /** @return the requests that lost their race in every attempt, and changed nothing in the last */
    private List<DeskCommand> workOff(List<DeskCommand> batch) throws TryFailed {
        List<DeskCommand> left = batch;
        for (int count = 0; count < ROUNDS && !left.isEmpty(); count++) {
            var round = new WriteBatch(tickets, board, deadlines, regions, settings.windows(), numbers, clock);
            try {
                if (boardInDoubt) {
                    board.reload();
                    boardInDoubt = false;
                }
                var result = round.run(left);
                if (!result.written().isEmpty()) {
                    board.apply(result.written());
                    publish(result.written());
                }
                result.answers().forEach(Runnable::run);
                left = result.again();
            } catch (RuntimeException | Error failed) {
                var wroteNothing = round.wroteNothing(failed);
                boardInDoubt |= !wroteNothing;
                throw new TryFailed(failed, wroteNothing);
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
        var said = String.valueOf(message);
        return outcomeUnknown ? new StoreUnavailable(said, cause) : StoreUnavailable.nothingWritten(said, cause);
    }

    private static void fail(DeskCommand work, Throwable failure) {
        work.answer().completeExceptionally(failure);
    }

    private <T> Queued<T> last(Function<CompletableFuture<T>, DeskCommand> request) {
        return queued(request, waiting::offerLast);
    }

    private <T> Queued<T> queued(Function<CompletableFuture<T>, DeskCommand> request, Predicate<Queued<?>> offer) {
        var queued = new Queued<>(request);
        if (stopping || !offer.test(queued)) {
            throw new DeskBusy();
        }
        return queued;
    }

    /**
     * Processes all requests, a batch at a time.
     *
     * @return how many changed something
     * @throws DeskBusy when the queue is full; the requests that found room are done
     * @throws StoreUnavailable when the store is unavailable; later requests are not tried
     * @throws IllegalStateException when one of them can't be processed; all others are done
     */
    private int together(Stream<Function<CompletableFuture<Boolean>, DeskCommand>> requests) {
        var all = requests.toList();
        var changed = 0;
        RuntimeException broken = null;
        for (int from = 0; from < all.size(); from += settings.batch()) {
            var chunk = new ArrayList<Queued<Boolean>>();
            RuntimeException stop = null;
            try {
                all.subList(from, Math.min(all.size(), from + settings.batch()))
                        .forEach(request -> chunk.add(last(request)));
            } catch (DeskBusy full) {
                stop = full;
            }
            for (var queued : chunk) {
                try {
                    changed += await(queued) ? 1 : 0;
                } catch (StoreUnavailable unavailable) {
                    stop = unavailable;
                } catch (IllegalStateException failed) {
                    broken = failed;
                }
            }
            if (stop != null) {
                throw stop;
            }
        }
        if (broken != null) {
            throw broken;
        }
        return changed;
    }

    private <T> T await(Queued<T> queued) {
        try {
            return queued.answer.get(queued.deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof StoreUnavailable unavailable) {
                throw unavailable;
            }
            throw new IllegalStateException("the desk failed", failed.getCause());
        } catch (TimeoutException slow) {
            throw givenUp(queued, "no answer from the store within " + PATIENCE.toSeconds() + " s", slow);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw givenUp(queued, "interrupted while waiting for the store", interrupted);
        }
    }

    /**
     * A request that the desk has not started is withdrawn and never processed: then nothing was changed for certain.
     */
    private StoreUnavailable givenUp(Queued<?> queued, String message, Exception why) {
        var takenBack = queued.claim();
        if (takenBack) {
            waiting.remove(queued);
        }
        return unavailable(message, why, !takenBack);
    }

    /** Runs on its own thread, because the driver waits longer than a person does. */
    private Outcome readBack(TicketId id, String changeId, Actor actor) {
        var reading = new FutureTask<>(
                () -> Optional.ofNullable(tickets.find(Set.of(id)).get(id)));
        Thread.ofVirtual().name("read-back").start(reading);
        try {
            return reading.get(READ_BACK.toMillis(), TimeUnit.MILLISECONDS)
                    .filter(found -> actor.maySee(found.subject().region()))
                    .<Outcome>map(
                            found -> found.carries(changeId) ? new Outcome.Done(found) : new Outcome.Unknown(id, found))
                    .orElseGet(() -> new Outcome.NotFound(id));
        } catch (ExecutionException | TimeoutException noAnswer) {
            LOGGER.warn("{} could not be read back: {}", id, noAnswer.toString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return new Outcome.Unknown(id, null);
    }
}
