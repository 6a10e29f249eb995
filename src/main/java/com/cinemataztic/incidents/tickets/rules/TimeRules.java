package com.cinemataztic.incidents.tickets.rules;

import static com.cinemataztic.incidents.identity.Actor.SYSTEM;

import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TimelineEntry.Kind;
import com.cinemataztic.incidents.tickets.monitoring.Health;
import com.cinemataztic.incidents.tickets.settings.Windows;
import java.util.EnumSet;
import java.util.Set;

/** Changes of a ticket that time triggers. Pure. */
public final class TimeRules {

    private TimeRules() {}

    /**
     * Rule 4, second half: a ticket that stayed recovered for the settle time closes by itself if health is proven now.
     * One in progress stays open while its holder has a follow-up.
     */
    public static Decision settle(Ticket ticket, Health health, DecisionContext context) {
        if (!ticket.state().live() || !holds(ticket, health, context.windows()).isEmpty()) {
            return new Decision.Unchanged();
        }
        var builder = new TicketBuilder(ticket, context);
        builder.close(CloseReason.RECOVERED);
        builder.log(SYSTEM.name(), Kind.CLOSED, CloseReason.RECOVERED.word(), ticket.state() == State.INPROGRESS);
        return builder.done();
    }

    /** @return what keeps the live ticket from closing by itself; empty: it closes */
    public static Set<CloseHold> holds(Ticket ticket, Health health, Windows windows) {
        var holds = EnumSet.noneOf(CloseHold.class);
        if (!ticket.recovered()) {
            holds.add(ticket.evidence().isEmpty() ? CloseHold.WITHOUT_ALERT : CloseHold.FIRING);
        }
        if (!health.proven()) {
            holds.add(CloseHold.UNPROVEN);
        }
        if (health.provenFor().compareTo(windows.settle()) < 0) {
            holds.add(CloseHold.SETTLING);
        }
        if (ticket.followUp() != null && windows.followUpHolds()) {
            holds.add(CloseHold.FOLLOW_UP);
        }
        return holds;
    }

    /**
     * Rule 10: a ticket without an alert closes when its expiry passes. One in progress stays open while its holder has
     * a follow-up.
     */
    public static Decision expire(Ticket ticket, DecisionContext context) {
        var expiresAt = ticket.expiresAt();
        if (!ticket.state().live()
                || expiresAt == null
                || expiresAt.isAfter(context.now())
                || ticket.followUp() != null && context.windows().followUpHolds()) {
            return new Decision.Unchanged();
        }
        var builder = new TicketBuilder(ticket, context);
        builder.close(CloseReason.EXPIRED);
        builder.log(SYSTEM.name(), Kind.CLOSED, CloseReason.EXPIRED.word(), ticket.state() == State.INPROGRESS);
        return builder.done();
    }

    /**
     * Rule 7: the snooze is over. A ticket that still fires re-opens, unless another ticket now holds the key. A
     * retired screen that is still not listed stays snoozed, because its alert disappears only hours later.
     *
     * @param successor whether another live ticket holds the key
     */
    public static Decision recheck(Ticket ticket, boolean successor, DecisionContext context) {
        var until = ticket.snoozedUntil();
        if (ticket.state().live() || until == null || context.now().isBefore(until)) {
            return new Decision.Unchanged();
        }
        var builder = new TicketBuilder(ticket, context);
        builder.snooze(null);
        if (ticket.fires() && !successor) {
            if (ticket.closeReason() == CloseReason.RETIRED && context.screenGone()) {
                builder.snooze(context.now().plus(context.windows().snooze()));
            } else {
                builder.reopen();
                builder.log(SYSTEM.name(), Kind.REOPENED, "still firing at the re-check", true);
            }
        }
        return builder.done();
    }
}
