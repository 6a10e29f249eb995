package com.cinemataztic.incidents.tickets.rules;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.EscalationState;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.Ticket.Assignment;
import com.cinemataztic.incidents.tickets.TimelineEntry.Kind;
import com.cinemataztic.incidents.tickets.Transition;

/** Rules 7 and 8: people's actions on a ticket. The desk checks whether they saw its present version. Pure. */
public final class ManualTransitions {

    private ManualTransitions() {}

    public static Decision moves(Ticket ticket, Transition transition, Actor actor, DecisionContext moment) {
        if (!transition.allowedFrom().contains(ticket.state())) {
            return new Decision.NotAllowed(
                    "The ticket is " + ticket.state().word() + "; this can't be done from there.");
        }
        if (transition.note().length() > Transition.LONGEST_NOTE) {
            return new Decision.NotAllowed("A note has at most " + Transition.LONGEST_NOTE + " characters.");
        }
        var draft = new TicketBuilder(ticket, moment);
        draft.state = transition.to();
        return switch (transition) {
            case Transition.Take() -> {
                draft.assignment = new Assignment(actor.name(), null);
                draft.log(actor.name(), Kind.TAKEN, "", false);
                yield draft.done();
            }
            case Transition.Assign(var assignee) -> {
                if (assignee.equals(ticket.assignee())) {
                    yield new Decision.NotAllowed(assignee + " already works on it.");
                }
                draft.assignment = new Assignment(assignee, ticket.followUp());
                draft.log(actor.name(), Kind.ASSIGNED, "from " + ticket.assignee() + " to " + assignee, true);
                yield draft.done();
            }
            case Transition.Release() -> {
                draft.assignment = null;
                if (ticket.escalation() != null) {
                    draft.notification = draft.notification.escalation(new EscalationState(1, moment.now()));
                }
                draft.log(actor.name(), Kind.RELEASED, "", false);
                yield draft.done();
            }
            case Transition.FollowUp(var note) -> {
                draft.followUp(note.isBlank() ? null : note);
                draft.log(actor.name(), Kind.FOLLOW_UP, note.isBlank() ? "nothing left to do" : note, false);
                yield draft.done();
            }
            case Transition.Close(var reason, var note) -> closes(draft, ticket, reason, note, actor, moment);
            case Transition.Reopen(var note) -> {
                draft.opensAgain();
                draft.log(actor.name(), Kind.REOPENED, note, true);
                yield draft.done();
            }
        };
    }

    private static Decision closes(
            TicketBuilder draft, Ticket ticket, CloseReason reason, String note, Actor actor, DecisionContext moment) {
        if (!reason.forPeople()) {
            return new Decision.NotAllowed("\"" + reason.word() + "\" is for the portal to find out.");
        }
        if (reason == CloseReason.RETIRED && !moment.screenGone()) {
            return new Decision.NotAllowed("The vendor still lists this screen, so it is not retired.");
        }
        draft.closes(reason);
        if (ticket.fires()) {
            draft.snooze(moment.windows().snoozedUntil(moment.now(), moment.deadline()));
        }
        draft.log(actor.name(), Kind.CLOSED, note.isBlank() ? reason.word() : reason.word() + ": " + note, false);
        return draft.done();
    }
}
