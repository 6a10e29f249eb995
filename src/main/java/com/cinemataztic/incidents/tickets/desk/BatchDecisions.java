package com.cinemataztic.incidents.tickets.desk;

import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.tickets.Fingerprint;
import com.cinemataztic.incidents.tickets.ResolvedMarker;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.board.Deadlines;
import com.cinemataztic.incidents.tickets.rules.AlertRules;
import com.cinemataztic.incidents.tickets.rules.Decision;
import com.cinemataztic.incidents.tickets.rules.DecisionContext;
import com.cinemataztic.incidents.tickets.rules.FleetRules;
import com.cinemataztic.incidents.tickets.rules.NotificationRules;
import com.cinemataztic.incidents.tickets.rules.SiteRules;
import com.cinemataztic.incidents.tickets.rules.SiteUpdate;
import com.cinemataztic.incidents.tickets.rules.TimeRules;
import com.cinemataztic.incidents.tickets.settings.Windows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/** Decides the requests of one batch by the rules, one after the other. */
final class BatchDecisions {

    private final BatchState state;
    private final RegionDirectory regions;
    private final NumberBlock numbers;
    private final Deadlines deadlines;
    private final Windows windows;
    private final Instant now;
    private final ClickDecisions clicks;
    private final ReportDecisions reports;
    private final String batchId = UUID.randomUUID().toString();
    private int changeNumber;

    BatchDecisions(
            BatchState state,
            RegionDirectory regions,
            NumberBlock numbers,
            Deadlines deadlines,
            Windows windows,
            Instant now) {
        this.state = state;
        this.regions = regions;
        this.numbers = numbers;
        this.deadlines = deadlines;
        this.windows = windows;
        this.now = now;
        this.clicks = new ClickDecisions(state, this::contextOf);
        this.reports = new ReportDecisions(
                state,
                regions,
                numbers,
                deadlines,
                (ticket, changeId) -> ticket == null ? contextOfNone(changeId) : contextOf(ticket, changeId));
    }

    /**
     * A decided request.
     *
     * @param command the request
     * @param touched the tickets that the decision rests on: when one of them lost a race, it must be made again
     * @param answer answers the request; run once the change is durable and on the board
     */
    record Decided(DeskCommand command, Set<TicketId> touched, Runnable answer) {

        boolean touches(Set<TicketId> ids) {
            return !Collections.disjoint(touched, ids);
        }
    }

    Decided decide(DeskCommand command) {
        var touched = new HashSet<TicketId>(2);
        return new Decided(command, touched, decide(touched, command));
    }

    private Runnable decide(Set<TicketId> touched, DeskCommand command) {
        return switch (command) {
            case DeskCommand.ReportSignals report -> decide(touched, report);
            case DeskCommand.ApplyTransition click -> {
                var outcome = clicks.decide(click, ticket -> touched.add(ticket.id()));
                yield () -> click.answer().complete(outcome);
            }
            case DeskCommand.AddRemark remark -> {
                var outcome = clicks.decide(remark, ticket -> touched.add(ticket.id()));
                yield () -> remark.answer().complete(outcome);
            }
            case DeskCommand.ReportIncident report -> {
                var outcome = reports.decide(report, ticket -> touched.add(ticket.id()));
                yield () -> report.answer().complete(outcome);
            }
            case DeskCommand.CloseByKey close -> {
                var outcome = reports.decide(close, ticket -> touched.add(ticket.id()));
                yield () -> close.answer().complete(outcome);
            }
            case DeskCommand.ExpireTicket expire -> decide(touched, expire.id(), expire.answer(), TimeRules::expire);
            case DeskCommand.Probe probe -> () -> probe.answer().complete(true);
            case DeskCommand.RecordNotifications notified -> decide(touched, notified);
            case DeskCommand.SettleRecovered settle ->
                decide(
                        touched,
                        settle.id(),
                        settle.answer(),
                        (ticket, context) -> TimeRules.settle(ticket, settle.health(), context));
            case DeskCommand.RecheckSnoozed recheck ->
                decide(
                        touched,
                        recheck.id(),
                        recheck.answer(),
                        (ticket, context) -> TimeRules.recheck(ticket, state.live(ticket.key()) != null, context));
            case DeskCommand.ApplySiteUpdate site -> decide(touched, site);
            case DeskCommand.ApplyFleetUpdate fleet ->
                decide(
                        touched,
                        fleet.id(),
                        fleet.answer(),
                        (ticket, context) -> FleetRules.decide(ticket, fleet.update(), context));
        };
    }

    private Runnable decide(Set<TicketId> touched, DeskCommand.ReportSignals report) {
        int opened = 0;
        int changed = 0;
        var inDoubt = new ArrayList<Signal.Firing>();
        for (var signal : report.signals()) {
            if (state.isRepeat(signal)) {
                continue;
            }
            var history = state.history(signal);
            var context = new DecisionContext(now, nextChangeId(), report.monitoringRestarted(), false, null, windows);
            switch (signal) {
                case Signal.Ended ended -> rememberEnding(ended.fingerprint(), ended.endsAt());
                case Signal.Unlisted unlisted -> rememberEnding(unlisted.fingerprint(), unlisted.at());
                case Signal.Firing _, Signal.ConfirmedResolved _, Signal.Late _ -> {}
            }
            var decision = AlertRules.decide(
                    history,
                    signal,
                    context,
                    () -> nextId(BatchReader.firing(signal).findFirst().orElseThrow()));
            switch (decision) {
                case Decision.Changed(var next) -> {
                    keep(touched, next);
                    if (next.revision() == 1) {
                        opened++;
                    } else {
                        changed++;
                    }
                }
                case Decision.InDoubt(var firing) -> inDoubt.add(firing);
                case Decision.Unchanged _, Decision.NotAllowed _, Decision.NotRestored _ -> {
                    if (history.live() != null) {
                        touched.add(history.live().id());
                    }
                }
            }
        }
        var receipt = new Receipt(opened, changed, inDoubt);
        return () -> report.answer().complete(receipt);
    }

    private Runnable decide(Set<TicketId> touched, DeskCommand.ApplySiteUpdate site) {
        var update = site.update();
        var history = state.history(update.key());
        var live = history.live();
        var context = live == null ? contextOfNone(nextChangeId()) : contextOf(live);
        var decision = SiteRules.decide(history, update, context, () -> nextId(((SiteUpdate.Opens) update).firing()));
        var changed = decision instanceof Decision.Changed;
        if (decision instanceof Decision.Changed(var next)) {
            keep(touched, next);
        } else if (live != null) {
            touched.add(live.id());
        }
        return () -> site.answer().complete(changed);
    }

    /** Decides a change that the portal itself makes to one ticket. */
    private Runnable decide(
            Set<TicketId> touched,
            TicketId id,
            CompletableFuture<Boolean> answer,
            BiFunction<Ticket, DecisionContext, Decision> rule) {
        var changed = changes(touched, id, rule);
        return () -> answer.complete(changed);
    }

    private Runnable decide(Set<TicketId> touched, DeskCommand.RecordNotifications command) {
        var changed = false;
        for (var record : command.records()) {
            changed |= changes(
                    touched, record.id(), (ticket, context) -> NotificationRules.record(ticket, record, context));
        }
        var any = changed;
        return () -> command.answer().complete(any);
    }

    private boolean changes(Set<TicketId> touched, TicketId id, BiFunction<Ticket, DecisionContext, Decision> rule) {
        return state.find(id)
                .map(ticket -> {
                    if (rule.apply(ticket, contextOf(ticket)) instanceof Decision.Changed(var next)) {
                        keep(touched, next);
                        return true;
                    }
                    return false;
                })
                .orElse(false);
    }

    private DecisionContext contextOfNone(String changeId) {
        return new DecisionContext(now, changeId, false, false, null, windows);
    }

    private DecisionContext contextOf(Ticket ticket) {
        return contextOf(ticket, nextChangeId());
    }

    private DecisionContext contextOf(Ticket ticket, String changeId) {
        var row = TicketRow.of(ticket);
        return new DecisionContext(
                now, changeId, false, deadlines.isGone(ticket.subject()), deadlines.nextShow(row, now), windows);
    }

    private void keep(Set<TicketId> touched, Ticket next) {
        state.decide(next);
        touched.add(next.id());
    }

    private void rememberEnding(Fingerprint fingerprint, Instant endsAt) {
        state.rememberEnding(new ResolvedMarker(fingerprint, endsAt, now));
    }

    private TicketId nextId(Signal.Firing firing) {
        return numbers.next(regions.get(firing.subject().region()).code());
    }

    private String nextChangeId() {
        return batchId + "." + changeNumber++;
    }
}
