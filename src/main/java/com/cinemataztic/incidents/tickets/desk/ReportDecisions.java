package com.cinemataztic.incidents.tickets.desk;

import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TimelineEntry;
import com.cinemataztic.incidents.tickets.TimelineEntry.Kind;
import com.cinemataztic.incidents.tickets.board.Deadlines;
import com.cinemataztic.incidents.tickets.rules.Decision;
import com.cinemataztic.incidents.tickets.rules.DecisionContext;
import com.cinemataztic.incidents.tickets.rules.KeyHistory;
import com.cinemataztic.incidents.tickets.rules.ReportRules;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Decides the requests of one batch that name a ticket by its opener's key. */
final class ReportDecisions {

    private final BatchState state;
    private final RegionDirectory regions;
    private final NumberBlock numbers;
    private final Deadlines deadlines;
    private final BiFunction<@Nullable Ticket, String, DecisionContext> contexts;

    /** @param contexts the context of a decision on that ticket, if there is one, and with that change id */
    ReportDecisions(
            BatchState state,
            RegionDirectory regions,
            NumberBlock numbers,
            Deadlines deadlines,
            BiFunction<@Nullable Ticket, String, DecisionContext> contexts) {
        this.state = state;
        this.regions = regions;
        this.numbers = numbers;
        this.deadlines = deadlines;
        this.contexts = contexts;
    }

    /** @param restsOn receives the ticket that the decision changes or rests on, if there is one */
    KeyOutcome decide(DeskCommand.ReportIncident command, Consumer<Ticket> restsOn) {
        var report = command.report();
        var reported = new ReportRules.Reported(report, deadlines.subject(report), command.opener());
        var history = state.history(reported.key());
        var held = held(history);
        if (held != null) {
            restsOn.accept(held);
            if (held.carries(command.changeId())) {
                return made(held, command.changeId()); // made by an attempt that failed
            }
        }
        var context = contexts.apply(null, command.changeId());
        var rejection = ReportRules.reject(history, reported, regions.knows(report.region()), context.now());
        if (rejection.isPresent()) {
            return new KeyOutcome.Rejected(rejection.get());
        }
        var decision = ReportRules.decide(
                history,
                reported,
                context,
                () -> numbers.next(regions.get(report.region()).code()));
        if (decision instanceof Decision.Changed(var next)) {
            keep(next, restsOn);
            return history.live() != null ? new KeyOutcome.Refreshed(next) : made(next, command.changeId());
        }
        var live = history.live();
        if (live != null) {
            return new KeyOutcome.Refreshed(live);
        }
        return held == null ? new KeyOutcome.NoneLive() : new KeyOutcome.Snoozed(held);
    }

    KeyOutcome decide(DeskCommand.CloseByKey command, Consumer<Ticket> restsOn) {
        var history = state.history(command.key());
        var held = held(history);
        if (held == null || !command.actor().maySee(held.subject().region())) {
            return new KeyOutcome.NoneLive();
        }
        restsOn.accept(held);
        var context = contexts.apply(held, command.changeId());
        if (!held.state().live() && !ReportRules.isClosedLately(held, context)) {
            return new KeyOutcome.NoneLive();
        }
        if (ReportRules.close(history, command.actor(), command.note(), context)
                instanceof Decision.Changed(var next)) {
            keep(next, restsOn);
            return new KeyOutcome.Closed(next);
        }
        return new KeyOutcome.Closed(held);
    }

    /** @return what the change made of the ticket */
    static KeyOutcome made(Ticket ticket, String changeId) {
        if (!ticket.state().live()) {
            return new KeyOutcome.Closed(ticket);
        }
        var kinds = ticket.timeline().stream()
                .filter(entry -> entry.changeId().equals(changeId))
                .map(TimelineEntry::kind)
                .toList();
        if (kinds.contains(Kind.OPENED)) {
            return new KeyOutcome.Opened(ticket);
        }
        return kinds.contains(Kind.REOPENED) ? new KeyOutcome.Reopened(ticket) : new KeyOutcome.Refreshed(ticket);
    }

    private void keep(Ticket next, Consumer<Ticket> restsOn) {
        state.decide(next);
        restsOn.accept(next);
    }

    private static @Nullable Ticket held(KeyHistory history) {
        return history.live() != null ? history.live() : history.last();
    }
}
