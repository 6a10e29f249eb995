package com.cinemataztic.incidents.tickets.desk;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.store.StoreUnavailable;
import com.cinemataztic.incidents.tickets.IncidentReport;
import com.cinemataztic.incidents.tickets.NotificationRecord;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketKey;
import com.cinemataztic.incidents.tickets.Tickets;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.Deadlines;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.board.Sites;
import com.cinemataztic.incidents.tickets.monitoring.Health;
import com.cinemataztic.incidents.tickets.rules.FleetUpdate;
import com.cinemataztic.incidents.tickets.rules.Remark;
import com.cinemataztic.incidents.tickets.rules.ReportRejection;
import com.cinemataztic.incidents.tickets.rules.SiteUpdate;
import com.cinemataztic.incidents.tickets.settings.TicketSettings;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * The one entrance: every change of a ticket goes through here, regardless of who requests it. Requests wait in lanes, so
 * that nobody holds up others. One thread combines them into batches, so nothing races inside an instance. Every write is guarded against other instances. A
 * request is answered when the change is durable and on the board.
 *
 * <p><b>What a failure means.</b> {@link DeskBusy}, and a {@link StoreUnavailable} whose outcome is not unknown:
 * nothing was changed. A request that waited too long is withdrawn from the queue; its outcome is unknown only if the
 * desk had already started on it.
 *
 * <p><b>Retries are safe.</b> Every attempt decides anew on what is stored then. A report that was already processed
 * changes nothing the second time, and a key has one live ticket at most. A click names the version it saw, so it is rejected once the ticket has moved. A
 * click that the desk itself retries keeps its change id and is recognised by it.
 *
 * <p><b>A request that can't be processed</b> affects only itself; see {@link BatchProcessor}.
 */
@Service
public class TicketDesk {

    /**
     * Each record is a write, and alerts and clicks wait for the batch: a storm's records are split into small groups.
     */
    private static final int RECORDS_A_BATCH = 20;

    private final DeskQueue queue;
    private final CallerRequests requests;
    private final SiteTransitions siteTransitions;
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
        this.queue = new DeskQueue(settings.queue(), settings.batch());
        this.requests = new CallerRequests(tickets, queue);
        this.siteTransitions = new SiteTransitions(sites, requests);
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
     * @throws DeskBusy when the lane is full
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
     * @throws DeskBusy when the lane is full; nothing was changed
     * @throws StoreUnavailable when the store failed before anything was changed
     */
    public Outcome apply(TicketId id, int version, Transition transition, Actor actor) {
        return requests.apply(id, version, transition, actor);
    }

    /**
     * Moves a ticket on a person's behalf and, if it is a site, its screens after it, each by a change of its own: takes,
     * assigns and releases those that nobody has taken and those assigned to the site's holder. A screen that another
     * person works on stays theirs.
     *
     * @param screensToo whether closing a site also closes the tickets of its screens; ignored otherwise
     * @return the outcome for the ticket, and for the screens that were to follow it
     * @throws DeskBusy when the lane is full; nothing was changed
     * @throws StoreUnavailable when the store failed before the ticket itself was changed
     */
    public SiteOutcome applyWithScreens(
            TicketId id, int version, Transition transition, Actor actor, boolean screensToo) {
        return siteTransitions.apply(new TicketMove(id, version, transition, screensToo), actor);
    }

    /**
     * The same for many tickets, each by a change of its own. A batch of them waits at a time.
     *
     * @param moves of different tickets
     * @return the outcomes, in this order; null: nothing was changed, because the desk was busy or the store did not
     *     answer; a retry helps
     */
    public List<@Nullable SiteOutcome> applyAll(List<TicketMove> moves, Actor actor) {
        return siteTransitions.applyAll(moves, actor);
    }

    /**
     * Adds a comment to a ticket in any state. Raises its revision, not its version.
     *
     * @return the outcome; never {@link Outcome.Conflict}
     * @throws DeskBusy when the lane is full; nothing was changed
     * @throws StoreUnavailable when the store failed before anything was changed
     */
    public Outcome comment(TicketId id, String text, Actor actor) {
        return remark(id, Remark.comment(text), actor);
    }

    /** The same for many tickets, with outcomes as of {@link #applyAll}. */
    public List<@Nullable Outcome> commentAll(List<TicketId> ids, String text, Actor actor) {
        return requests.remarkAll(ids, Remark.comment(text), actor);
    }

    /** The same for a comment or a note of a call. */
    public Outcome remark(TicketId id, Remark remark, Actor actor) {
        return requests.remark(id, remark, actor);
    }

    /**
     * Opens a ticket without an alert, or refreshes or re-opens the one that the same opener has for the same key.
     *
     * @throws DeskBusy when the lane is full; nothing was changed
     * @throws StoreUnavailable when the store failed before anything was changed
     */
    public KeyOutcome open(IncidentReport report, Actor opener) {
        return requests.open(report, opener);
    }

    /**
     * Closes the ticket that an opener has for a key.
     *
     * @param key the opener's own key
     * @param openedBy the name of the token that opened it, for admins; null: the actor
     * @param note for the timeline; empty for none
     * @throws DeskBusy when the lane is full; nothing was changed
     * @throws StoreUnavailable when the store failed before anything was changed
     */
    public KeyOutcome close(String key, @Nullable String openedBy, String note, Actor actor) {
        if (!actor.mayChange()) {
            return new KeyOutcome.Rejected(ReportRejection.READ_ONLY);
        }
        if (openedBy == null || openedBy.equals(actor.token())) {
            return requests.close(TicketKey.of(actor, key), note, actor);
        }
        return actor.role().includes(Role.ADMIN)
                ? requests.close(TicketKey.ofService(openedBy, key), note, actor)
                : new KeyOutcome.Rejected(ReportRejection.NOT_OPENER);
    }

    /**
     * Records on tickets what people were notified of.
     *
     * @return whether that changed any ticket
     * @throws DeskBusy when the lane is full
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
     * Closes tickets whose expiry has passed.
     *
     * @return how many closed
     */
    public int expire(Collection<TicketId> due) {
        return queue.submitAll(due.stream().map(id -> answer -> new DeskCommand.ExpireTicket(id, answer)));
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
     * @throws DeskBusy when the lane is full
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
}
