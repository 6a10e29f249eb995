package com.cinemataztic.incidents.tickets.desk;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TimelineEntry;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.rules.CommentRules;
import com.cinemataztic.incidents.tickets.rules.Decision;
import com.cinemataztic.incidents.tickets.rules.DecisionContext;
import com.cinemataztic.incidents.tickets.rules.ManualTransitions;
import com.cinemataztic.incidents.tickets.rules.RestoreRejection;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/** Decides the transitions and comments of one batch. */
final class ClickDecisions {

    private final BatchState state;
    private final BiFunction<Ticket, String, DecisionContext> contexts;

    /** @param contexts the context of a decision on that ticket and with that change id */
    ClickDecisions(BatchState state, BiFunction<Ticket, String, DecisionContext> contexts) {
        this.state = state;
        this.contexts = contexts;
    }

    /** @param restsOn receives the ticket that the decision rests on, if there is one */
    Outcome decide(DeskCommand.ApplyTransition click, Consumer<Ticket> restsOn) {
        return decide(click.id(), click.actor(), click.changeId(), restsOn, ticket -> outcomeOf(click, ticket));
    }

    /** @param restsOn receives the ticket that the decision rests on, if there is one */
    Outcome decide(DeskCommand.AddRemark remark, Consumer<Ticket> restsOn) {
        return decide(remark.id(), remark.actor(), remark.changeId(), restsOn, ticket -> {
            var context = contexts.apply(ticket, remark.changeId());
            return outcomeOf(ticket, CommentRules.remark(ticket, remark.remark(), remark.actor(), context));
        });
    }

    /** Decides a change if the actor may see and change the ticket and the change is not made yet. */
    private Outcome decide(
            TicketId id, Actor actor, String changeId, Consumer<Ticket> restsOn, Function<Ticket, Outcome> decision) {
        var found =
                state.find(id).filter(ticket -> actor.maySee(ticket.subject().region()));
        if (found.isEmpty()) {
            return new Outcome.NotFound(id);
        }
        var ticket = found.get();
        restsOn.accept(ticket);
        if (ticket.carries(changeId)) {
            return new Outcome.Done(ticket); // made by an attempt that failed
        }
        return actor.mayChange()
                ? decision.apply(ticket)
                : new Outcome.NotAllowed(ticket, "You may view tickets but not change them.");
    }

    private Outcome outcomeOf(DeskCommand.ApplyTransition click, Ticket ticket) {
        var restores = click.transition() instanceof Transition.Restore;
        if (!restores && ticket.version() != click.version()) {
            return conflict(ticket);
        }
        var context = contexts.apply(ticket, click.changeId());
        var decision = ManualTransitions.apply(ticket, click.transition(), click.actor(), context);
        var successor = state.live(ticket.key());
        if (decision instanceof Decision.Changed(var next)
                && next.state().live()
                && successor != null
                && !successor.id().equals(ticket.id())) {
            return restores
                    ? new Outcome.NotRestored(ticket, RestoreRejection.SUCCESSOR_LIVE, successor.id())
                    : new Outcome.NotAllowed(ticket, successor.id() + " already covers this fault; continue there.");
        }
        return outcomeOf(ticket, decision);
    }

    private static Outcome conflict(Ticket ticket) {
        var move = ticket.lastMove();
        return new Outcome.Conflict(
                ticket,
                move.map(TimelineEntry::who).orElse("system"),
                move.map(TimelineEntry::at).orElse(ticket.updatedAt()));
    }

    private Outcome outcomeOf(Ticket ticket, Decision decision) {
        return switch (decision) {
            case Decision.Changed(var next) -> {
                state.decide(next);
                yield new Outcome.Done(next);
            }
            case Decision.NotAllowed(var reason) -> new Outcome.NotAllowed(ticket, reason);
            case Decision.NotRestored(var reason) ->
                reason == RestoreRejection.MOVED_SINCE
                        ? conflict(ticket)
                        : new Outcome.NotRestored(ticket, reason, null);
            case Decision.Unchanged _, Decision.InDoubt _ -> new Outcome.Done(ticket);
        };
    }
}
