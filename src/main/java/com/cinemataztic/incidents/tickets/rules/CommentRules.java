package com.cinemataztic.incidents.tickets.rules;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.platform.SafeText;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TimelineEntry.Kind;
import com.cinemataztic.incidents.tickets.Transition;

/** Comments on a ticket in any state. They move nothing, so they never reject a click. Pure. */
public final class CommentRules {

    /** More comments on one ticket are rejected: every write contains the whole ticket. */
    static final int MOST = 200;

    private CommentRules() {}

    public static Decision comment(Ticket ticket, String text, Actor actor, DecisionContext context) {
        var comment = SafeText.block(text, Transition.LONGEST_NOTE + 1);
        if (comment.isEmpty() || comment.length() > Transition.LONGEST_NOTE) {
            return new Decision.NotAllowed(
                    "A comment has 1 to " + Transition.LONGEST_NOTE + " characters that can be seen.");
        }
        if (ticket.timeline().stream()
                        .filter(entry -> entry.kind() == Kind.COMMENT)
                        .count()
                >= MOST) {
            return new Decision.NotAllowed("The ticket already has " + MOST + " comments and takes no more.");
        }
        var builder = new TicketBuilder(ticket, context);
        builder.log(actor.name(), Kind.COMMENT, comment, false);
        return builder.done();
    }
}
