package com.cinemataztic.incidents.tickets.desk;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.store.StoreUnavailable;
import com.cinemataztic.incidents.tickets.NotificationRecord;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Tickets;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.Deadlines;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.board.Sites;
import com.cinemataztic.incidents.tickets.monitoring.Health;
import com.cinemataztic.incidents.tickets.rules.FleetUpdate;
import com.cinemataztic.incidents.tickets.rules.SiteUpdate;
import com.cinemataztic.incidents.tickets.settings.TicketSettings;
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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
 * <p><b>A request that can't be processed</b> affects only itself; see {@link BatchProcessor}.
 */
@Service
public class TicketDesk {

    private static final Logger LOGGER = LoggerFactory.getLogger(TicketDesk.class);

    /** Maximum time for reading back an unknown outcome before the person is answered without it. */
    private static final Duration READ_BACK = Duration.ofSeconds(3);

    /**
     * Each record is a write, and alerts and clicks wait for the batch: a storm's records are split into small groups.
     */
    private static final int RECORDS_A_BATCH = 20;

    private final Tickets tickets;
    private final Sites sites;
    private final DeskQueue queue;
    private final BatchProcessor processor;
    private final Thread thread = Thread.ofPlatform().name("ticket-desk").unstarted(this::processBatches);
    private volatile boolean stopping;

    public TicketDesk(
            Tickets tickets,
            LiveBoard board,
            Sites sites,
            Deadlines deadlines,
            RegionDirectory regions,
            ApplicationEventPublisher events,
            TicketSettings settings,
            Clock clock,
            MeterRegistry meters) {
        this.tickets = tickets;
        this.sites = sites;
        this.queue = new DeskQueue(settings.queue(), settings.batch());
        this.processor = new BatchProcessor(tickets, board, deadlines, regions, events, settings, clock);
        meters.gauge("portal.desk.waiting", queue, DeskQueue::size);
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
        return queue.submit(answer -> new DeskCommand.ReportSignals(List.copyOf(signals), monitoringRestarted, answer));
    }

    /**
     * Moves one ticket on a person's behalf. When the store does not confirm the change, the desk reads the ticket back,
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
        try {
            // Ahead of waiting alerts: a person waits for the button they pressed.
            return queue.submitFirst(
                    answer -> new DeskCommand.ApplyTransition(id, version, transition, actor, changeId, answer));
        } catch (StoreUnavailable unavailable) {
            if (!unavailable.outcomeUnknown()) {
                throw unavailable;
            }
            LOGGER.warn("Whether {} was changed is not known: {}", id, unavailable.getMessage());
            return readBack(id, changeId, actor);
        }
    }

    /**
     * Moves a ticket on a person's behalf and, if it is a site, its screens after it, each by a change of its own: takes,
     * assigns and releases those that nobody has taken and those assigned to the site's holder. A screen that another
     * person works on stays theirs.
     *
     * @param screensToo whether closing a site also closes the tickets of its screens; ignored otherwise
     * @return the outcome for the ticket, and for the screens that were to follow it
     * @throws DeskBusy when the queue is full; nothing was changed
     * @throws StoreUnavailable when the store failed before the ticket itself was changed
     */
    public SiteOutcome applyWithScreens(
            TicketId id, int version, Transition transition, Actor actor, boolean screensToo) {
        // As it is before the click: once the site is closed or released, its screens and its holder are no longer
        // known.
        var site = sites.find(id);
        var outcome = apply(id, version, transition, actor);
        if (site.isEmpty() || !(outcome instanceof Outcome.Done)) {
            return new SiteOutcome(outcome, List.of(), List.of());
        }
        var holder = site.get().ticket().assignee();
        var screens = new ArrayList<Outcome>();
        var unanswered = new ArrayList<TicketId>();
        for (var screen : site.get().children()) {
            var steps = ScreenTransitions.of(screen, transition, holder, actor, screensToo);
            if (!steps.isEmpty() && actor.maySee(screen.subject().region())) {
                try {
                    screens.add(applyAll(screen, steps, actor));
                } catch (StoreUnavailable | DeskBusy unavailable) {
                    unanswered.add(screen.id());
                }
            }
        }
        return new SiteOutcome(outcome, screens, unanswered);
    }

    /** Applies one transition after another, as long as each is done. */
    private Outcome applyAll(TicketRow screen, List<Transition> steps, Actor actor) {
        var outcome = apply(screen.id(), screen.version(), steps.getFirst(), actor);
        for (var next : steps.subList(1, steps.size())) {
            if (outcome instanceof Outcome.Done(var ticket)) {
                outcome = apply(ticket.id(), ticket.version(), next, actor);
            }
        }
        return outcome;
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
            boolean any = queue.submit(answer -> new DeskCommand.RecordNotifications(some, answer));
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
        return queue.submitAll(due.entrySet().stream()
                .map(each -> answer -> new DeskCommand.SettleRecovered(each.getKey(), each.getValue(), answer)));
    }

    /**
     * Re-checks tickets that people closed while they fired.
     *
     * @return how many of them changed
     */
    public int recheck(Collection<TicketId> snoozed) {
        return queue.submitAll(snoozed.stream().map(id -> answer -> new DeskCommand.RecheckSnoozed(id, answer)));
    }

    /**
     * Applies the fleet's news to tickets, in this order.
     *
     * @return how often that changed a ticket
     */
    public int applyFleetUpdates(Map<TicketId, List<FleetUpdate>> updates) {
        return queue.submitAll(updates.entrySet().stream()
                .flatMap(each -> each.getValue().stream()
                        .map(update -> answer -> new DeskCommand.ApplyFleetUpdate(each.getKey(), update, answer))));
    }

    /**
     * Applies the roll-up's reports about sites.
     *
     * @return how many tickets opened or changed
     */
    public int applySiteUpdates(List<SiteUpdate> updates) {
        return queue.submitAll(
                updates.stream().map(update -> answer -> new DeskCommand.ApplySiteUpdate(update, answer)));
    }

    /**
     * Passes through the queue like any other request, changes nothing, and returns when the desk has reached it.
     *
     * @throws DeskBusy when the queue is full
     * @throws StoreUnavailable when the desk reached it and could not do its work, or did not reach it
     */
    public void probe() {
        queue.submit(DeskCommand.Probe::new);
    }

    @PostConstruct
    public void start() {
        thread.start();
    }

    @PreDestroy
    public void stop() throws InterruptedException {
        stopping = true;
        queue.close();
        thread.interrupt();
        thread.join(DeskQueue.LONGEST_WAIT);
        queue.failWaiting(StoreUnavailable.nothingWritten("the portal is stopping", new InterruptedException()));
    }

    private void processBatches() {
        while (!stopping) {
            try {
                processor.process(queue.takeBatch());
            } catch (InterruptedException stop) {
                return;
            }
        }
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
