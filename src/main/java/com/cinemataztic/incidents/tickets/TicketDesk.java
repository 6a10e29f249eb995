package com.cinemataztic.incidents.tickets;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.store.StoreUnavailable;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * The one door: every change of a ticket goes through here, whoever asks for it. What waits is folded into rounds by
 * one thread, so inside an instance nothing races; against other instances every write is guarded. Whoever asks is
 * answered when the change is durable and on the board.
 */
@Service
public class TicketDesk {

    private static final Logger LOGGER = LoggerFactory.getLogger(TicketDesk.class);

    /** Rounds a lost race is decided again. Inside one instance no race is ever lost. */
    private static final int ROUNDS = 5;

    private static final long PATIENCE_SECONDS = 30;

    /** Each is a write, and alerts and clicks wait for the round: a storm's notices come a few at a time. */
    private static final int TELLINGS_A_ROUND = 20;

    private final Tickets tickets;
    private final LiveBoard board;
    private final Deadlines deadlines;
    private final RegionDirectory regions;
    private final ApplicationEventPublisher events;
    private final TicketSettings settings;
    private final Clock clock;
    private final NumberBlock numbers;
    private final LinkedBlockingDeque<Work> waiting;
    private final Thread thread = Thread.ofPlatform().name("ticket-desk").unstarted(this::work);
    private volatile boolean stopping;

    /** After a failed write it is not known what came to be, so the board is read again before the next round. */
    private boolean boardInDoubt;

    TicketDesk(
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
     * Takes in what alerts say. Signals are taken in the order given, and telling the same twice changes nothing.
     *
     * @param signals of any number of tickets
     * @param monitoringRestarted whether old faults are being told again as if new
     * @return what came of it, all of it durable
     * @throws DeskBusy when too much waits already
     * @throws StoreUnavailable when it could not be made durable; telling it again is safe
     */
    public Receipt report(List<Signal> signals, boolean monitoringRestarted) {
        var work = new Work.Report(List.copyOf(signals), monitoringRestarted, new CompletableFuture<>());
        if (stopping || !waiting.offerLast(work)) {
            throw new DeskBusy();
        }
        return await(work.answer());
    }

    /**
     * Moves a ticket on a person's behalf.
     *
     * @param id which ticket
     * @param version the version that the person saw
     * @param transition what they want
     * @param actor who they are
     * @return what came of it
     * @throws DeskBusy when too much waits already
     * @throws StoreUnavailable when it could not be made durable
     */
    public Outcome apply(TicketId id, int version, Transition transition, Actor actor) {
        var work = new Work.Click(id, version, transition, actor, new CompletableFuture<>());
        // Before the alerts that wait: a person looks at the button they pressed.
        if (stopping || !waiting.offerFirst(work)) {
            throw new DeskBusy();
        }
        return await(work.answer());
    }

    /**
     * Notes on tickets what people have been told of them.
     *
     * @return whether that changed any
     * @throws DeskBusy when too much waits already
     * @throws StoreUnavailable when it could not be made durable; telling it again is safe
     */
    public boolean told(List<Telling> tellings) {
        var changed = false;
        for (int from = 0; from < tellings.size(); from += TELLINGS_A_ROUND) {
            var some = tellings.subList(from, Math.min(from + TELLINGS_A_ROUND, tellings.size()));
            var work = new Work.Telling(List.copyOf(some), new CompletableFuture<>());
            if (stopping || !waiting.offerLast(work)) {
                throw new DeskBusy();
            }
            changed |= await(work.answer());
        }
        return changed;
    }

    /** Closes a recovered ticket if it is due. @return whether it closed */
    boolean settle(TicketId id, Health health) {
        var work = new Work.Settling(id, health, new CompletableFuture<>());
        return !stopping && waiting.offerLast(work) && await(work.answer());
    }

    /** Looks again at a ticket that a person closed while it fired. @return whether that changed it */
    boolean recheck(TicketId id) {
        var work = new Work.Rechecking(id, new CompletableFuture<>());
        return !stopping && waiting.offerLast(work) && await(work.answer());
    }

    /** Takes over what the fleet knows of a ticket's subject. @return whether that changed the ticket */
    boolean hear(TicketId id, FleetWord word) {
        var work = new Work.Hearing(id, word, new CompletableFuture<>());
        return !stopping && waiting.offerLast(work) && await(work.answer());
    }

    /** Takes over what the roll-up says of a site. @return whether that opened or changed its ticket */
    boolean hear(SiteWord word) {
        var work = new Work.RollingUp(word, new CompletableFuture<>());
        return !stopping && waiting.offerLast(work) && await(work.answer());
    }

    /**
     * Passes through the queue like any other request, changes nothing, and returns when the desk has got to it.
     *
     * @throws DeskBusy when too much waits already
     * @throws StoreUnavailable when the desk got to it and could not do its work, or did not get to it
     */
    void probe() {
        var work = new Work.Probe(new CompletableFuture<>());
        if (stopping || !waiting.offerLast(work)) {
            throw new DeskBusy();
        }
        await(work.answer());
    }

    @PostConstruct
    void start() {
        thread.start();
    }

    @PreDestroy
    void stop() throws InterruptedException {
        stopping = true;
        thread.interrupt();
        thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        waiting.forEach(work -> fail(work, new StoreUnavailable("the portal is stopping", new InterruptedException())));
    }

    private void work() {
        while (!stopping) {
            var batch = new ArrayList<Work>();
            try {
                batch.add(waiting.take());
            } catch (InterruptedException stop) {
                return;
            }
            waiting.drainTo(batch, settings.batch() - 1);
            try {
                workOff(batch);
            } catch (RuntimeException | Error failed) {
                boardInDoubt = true;
                LOGGER.error("{} requests could not be kept: {}", batch.size(), failed.toString());
                batch.forEach(work -> fail(work, failed));
            }
        }
    }

    private void workOff(List<Work> batch) {
        if (boardInDoubt) {
            board.reload();
            boardInDoubt = false;
        }
        List<Work> left = batch;
        for (int round = 0; round < ROUNDS && !left.isEmpty(); round++) {
            var result =
                    new DeskRound(tickets, board, deadlines, regions, settings.windows(), numbers, clock).run(left);
            if (!result.written().isEmpty()) {
                board.apply(result.written());
                publish(result.written());
            }
            result.answers().forEach(Runnable::run);
            left = result.again();
        }
        left.forEach(work -> fail(
                work,
                new StoreUnavailable("the ticket kept changing elsewhere", new IllegalStateException("contention"))));
    }

    /** The tickets are stored: whatever a listener does wrong, the one who told them must be told that. */
    private void publish(List<Ticket> written) {
        try {
            events.publishEvent(new TicketsChanged(written));
        } catch (RuntimeException | Error failing) {
            LOGGER.error("A listener to changed tickets failed; the changes themselves are kept", failing);
        }
    }

    private static void fail(Work work, Throwable failure) {
        work.answer().completeExceptionally(failure);
    }

    private static <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof StoreUnavailable unavailable) {
                throw unavailable;
            }
            throw new IllegalStateException("the desk failed", failed.getCause());
        } catch (TimeoutException slow) {
            throw new StoreUnavailable("no answer from the store within " + PATIENCE_SECONDS + " s", slow);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("interrupted while waiting for the store", interrupted);
        }
    }
}
