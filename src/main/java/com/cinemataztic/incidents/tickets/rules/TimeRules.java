package com.cinemataztic.incidents.tickets.rules;

import static com.cinemataztic.incidents.identity.Actor.SYSTEM;

import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Health;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TimelineEntry.Kind;

/** Changes of a ticket that time triggers. Pure. */
public final class TimeRules {

    private TimeRules() {}

    /**
     * Rule 4, second half: a ticket that stayed recovered for the settle time closes by itself if health is proven now.
     * One in progress stays open while its holder has a follow-up.
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
     * Rule 7: the snooze is over. A ticket that still fires re-opens, unless another ticket now holds the key. A
     * retired screen that is still not listed stays snoozed, because its alert disappears only hours later.
     *
     * @param successor whether another live ticket holds the key
     */
    public static Decision rechecks(Ticket ticket, boolean successor, DecisionContext moment) {
        var until = ticket.snoozedUntil();
        if (ticket.state().live() || until == null || moment.now().isBefore(until)) {
            return new Decision.Unchanged();
        }
        var draft = new TicketBuilder(ticket, moment);
        draft.snooze(null);
        if (ticket.fires() && !successor) {
            if (ticket.closeReason() == CloseReason.RETIRED && moment.screenGone()) {
                draft.snooze(moment.now().plus(moment.windows().snooze()));
            } else {
                draft.opensAgain();
                draft.log(SYSTEM.name(), Kind.REOPENED, "still firing at the re-check", true);
            }
        }
        return draft.done();
    }
}
