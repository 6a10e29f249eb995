package com.cinemataztic.incidents.tickets.rules;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.platform.SafeText;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TimelineEntry.Kind;
import com.cinemataztic.incidents.tickets.Transition;
import java.time.Duration;

/** Comments and notes of calls on a ticket in any state. They move nothing, so they never reject a click. Pure. */
public final class CommentRules {

    /** More of them on one ticket are rejected: every write contains the whole ticket. */
    static final int MOST = 200;

    /** A promise for later than that is a mistake. */
    static final Duration LONGEST_PROMISE = Duration.ofDays(7);

    private CommentRules() {}

    public static Decision remark(Ticket ticket, Remark remark, Actor actor, DecisionContext context) {
        var text = SafeText.block(remark.text(), Transition.LONGEST_NOTE + 1);
        if (remark.kind() == Kind.COMMENT && text.isEmpty() || text.length() > Transition.LONGEST_NOTE) {
            return new Decision.NotAllowed(
                    "A comment has 1 to " + Transition.LONGEST_NOTE + " characters that can be seen.");
        }
        var dueAt = remark.dueAt();
        if (dueAt != null
                && (!dueAt.isAfter(context.now()) || dueAt.isAfter(context.now().plus(LONGEST_PROMISE)))) {
            return new Decision.NotAllowed(
                    "A promise is for a time in the next " + LONGEST_PROMISE.toDays() + " days.");
        }
        if (ticket.timeline().stream().filter(entry -> entry.kind().isRemark()).count() >= MOST) {
            return new Decision.NotAllowed("The ticket already has " + MOST + " comments and takes no more.");
        }
        var builder = new TicketBuilder(ticket, context);
        builder.remark(actor.name(), remark.kind(), text, dueAt);
        return builder.done();
    }
}
