package com.cinemataztic.incidents.tickets.rules;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.Ticket.Assignment;
import com.cinemataztic.incidents.tickets.TimelineEntry.Kind;
import com.cinemataztic.incidents.tickets.Transition;

/**
 * Rules 7 and 8: actions of people, and of programs with a token, on a ticket. The desk checks whether they saw its
 * present version. Pure.
 */
public final class ManualTransitions {

    private ManualTransitions() {}

    public static Decision apply(Ticket ticket, Transition transition, Actor actor, DecisionContext context) {
        if (!transition.allowedFrom().contains(ticket.state())) {
            return new Decision.NotAllowed("The ticket is " + ticket.state().word() + ": this action is not possible.");
        }
        if (transition.note().length() > Transition.LONGEST_NOTE) {
            return new Decision.NotAllowed("A note may have at most " + Transition.LONGEST_NOTE + " characters.");
        }
        var builder = new TicketBuilder(ticket, context);
        var to = transition.to();
        if (to != null) {
            builder.state = to;
        }
        return switch (transition) {
            case Transition.Take(var assignee) -> {
                if ((assignee == null) != (actor.token() == null)) {
                    yield new Decision.NotAllowed(
                            assignee == null
                                    ? "A token takes a ticket for an account: name the account."
                                    : "An account takes a ticket for itself. Assign it to another once it is taken.");
                }
                builder.assignment = new Assignment(assignee == null ? actor.name() : assignee, null);
                builder.log(actor.name(), Kind.TAKEN, assignee == null ? "" : "for " + assignee, false);
                yield builder.done();
            }
            case Transition.Assign(var assignee) -> {
                if (assignee.equals(ticket.assignee())) {
                    yield new Decision.NotAllowed("The ticket is already assigned to " + assignee + ".");
                }
                builder.assignment = new Assignment(assignee, ticket.followUp());
                builder.log(actor.name(), Kind.ASSIGNED, "from " + ticket.assignee() + " to " + assignee, true);
                yield builder.done();
            }
            case Transition.Release() -> {
                builder.assignment = null;
                if (ticket.escalation() != null) {
                    builder.notification = builder.notification.escalation(TicketBuilder.restarted(context.now()));
                }
                builder.log(actor.name(), Kind.RELEASED, "", false);
                yield builder.done();
            }
            case Transition.FollowUp(var note) -> {
                builder.followUp(note.isBlank() ? null : note);
                builder.log(actor.name(), Kind.FOLLOW_UP, note.isBlank() ? "nothing left to do" : note, false);
                yield builder.done();
            }
            case Transition.Close(var reason, var note) -> close(builder, ticket, reason, note, actor, context);
            case Transition.Reopen(var note) -> {
                builder.reopen();
                builder.log(actor.name(), Kind.REOPENED, note, true);
                yield builder.done();
            }
            case Transition.Restore(var changeId) -> RestoreRules.restore(ticket, changeId, actor, builder);
        };
    }

    private static Decision close(
            TicketBuilder builder,
            Ticket ticket,
            CloseReason reason,
            String note,
            Actor actor,
            DecisionContext context) {
        if (!reason.forPeople()) {
            return new Decision.NotAllowed("Only the portal closes a ticket as \"" + reason.word() + "\".");
        }
        if (reason == CloseReason.RETIRED && !context.screenGone()) {
            return new Decision.NotAllowed("The vendor still lists this screen, so it is not retired.");
        }
        if (ticket.key().isOpenedByService()
                && actor.token() != null
                && !ticket.key().isOpenedByToken(actor)
                && !actor.role().includes(Role.ADMIN)) {
            return new Decision.NotAllowed(
                    "Another service opened this ticket; only that service, a person or an admin closes it.");
        }
        builder.close(reason);
        if (ticket.key().isOpenedByToken(actor)) {
            builder.recover();
        } else if (ticket.fires() || ticket.key().isOpenedByService()) {
            builder.snooze(context.windows().snoozedUntil(context.now(), context.deadline()));
        }
        builder.log(actor.name(), Kind.CLOSED, note.isBlank() ? reason.word() : reason.word() + ": " + note, false);
        return builder.done();
    }
}
