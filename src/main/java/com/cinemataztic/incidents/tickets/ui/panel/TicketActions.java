package com.cinemataztic.incidents.tickets.ui.panel;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.platform.ui.Message;
import com.cinemataztic.incidents.store.StoreUnavailable;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TimelineEntry.Kind;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.desk.DeskBusy;
import com.cinemataztic.incidents.tickets.desk.Outcome;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import com.cinemataztic.incidents.tickets.rules.Remark;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Function;

/** What the account does to tickets. Each answer is a sentence for the person. */
public class TicketActions {

    private final TicketDesk desk;
    private final CurrentActor currentActor;
    private final Clock clock;

    TicketActions(TicketDesk desk, CurrentActor currentActor, Clock clock) {
        this.desk = desk;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /** Moves a ticket, a site with the tickets below it. */
    public Message move(TicketId id, int version, Transition transition, boolean screensToo) {
        return move(id, version, transition, screensToo, moved -> {});
    }

    /** @param onDone receives the ticket once it moved */
    Message move(TicketId id, int version, Transition transition, boolean screensToo, Consumer<Ticket> onDone) {
        return attempt(actor -> {
            var together = desk.applyWithScreens(id, version, transition, actor, screensToo);
            if (!(together.ticket() instanceof Outcome.Done(var ticket))) {
                return failed(together.ticket());
            }
            onDone.accept(ticket);
            return new Message(
                    TicketWords.done(ticket, transition, together), together.stayed() + together.unknown() == 0);
        });
    }

    Message remark(TicketId id, Remark remark) {
        return attempt(actor -> {
            var outcome = desk.remark(id, remark, actor);
            return outcome instanceof Outcome.Done
                    ? new Message(
                            text(remark.kind() == Kind.COMMENT ? "ticket.done.comment" : "ticket.done.remark", id),
                            true)
                    : failed(outcome);
        });
    }

    /** The page may be older than the account's rights; the present rights apply. */
    public Message attempt(Function<Actor, Message> action) {
        try {
            return currentActor
                    .get()
                    .map(action)
                    .orElseGet(() -> new Message(text("page.signed-out-unchanged"), false));
        } catch (DeskBusy busy) {
            return new Message(text("ticket.busy"), false);
        } catch (StoreUnavailable unavailable) {
            return Message.of(unavailable);
        }
    }

    private Message failed(Outcome outcome) {
        return new Message(TicketWords.failed(outcome, clock.instant()), false);
    }
}
