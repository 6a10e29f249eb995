package com.cinemataztic.incidents.tickets.rules;

import static com.cinemataztic.incidents.identity.Actor.SYSTEM;

import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Health;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TimelineEntry.Kind;

/** What time brings about in a ticket's life. Pure. */
public final class TimeRules {

    private TimeRules() {}

    /**
     * Rule 4, second half: a ticket that stayed recovered for the settle time closes by itself, if health is proven now.
     * One in progress stays while its holder still has something to do.
     */
    public static Decision settles(Ticket ticket, Health health, DecisionContext moment) {
        if (!ticket.state().live()
                || !ticket.recovered()
                || !health.proven()
                || health.provenFor().compareTo(moment.windows().settle()) < 0
                || ticket.followUp() != null && moment.windows().followUpHolds()) {
            return new Decision.Unchanged();
        }
        var draft = new TicketBuilder(ticket, moment);
        draft.closes(CloseReason.RECOVERED);
        draft.log(SYSTEM.name(), Kind.CLOSED, CloseReason.RECOVERED.word(), ticket.state() == State.INPROGRESS);
        return draft.done();
    }

    /**
     * Rule 7: the snooze is over. What still fires opens the ticket again, unless another stands for it by now; a screen
     * that was given up and is still not listed stays snoozed, for its alert dies away only hours later.
     *
     * @param successor whether another live ticket holds the key
     */
    public static Decision rechecks(Ticket ticket, boolean successor, DecisionContext moment) {
        var until = ticket.snoozedUntil();
        if (ticket.state().live() || until == null || moment.now().isBefore(until)) {
            return new Decision.Unchanged();
        }
        var draft = new TicketBuilder(ticket, moment);
        draft.snoozedUntil = null;
        if (ticket.fires() && !successor) {
            if (ticket.closeReason() == CloseReason.RETIRED && moment.screenGone()) {
                draft.snoozedUntil = moment.now().plus(moment.windows().snooze());
            } else {
                draft.opensAgain();
                draft.log(SYSTEM.name(), Kind.REOPENED, "still firing at the re-check", true);
            }
        }
        return draft.done();
    }
}
