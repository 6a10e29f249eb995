package com.cinemataztic.incidents.tickets.ui;

import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.button.Button;
import java.util.function.Consumer;

/**
 * A button that moves a ticket. The browser sends with the click which ticket and version it showed, since the ticket may
 * have moved while the click was on its way; and a button that is no longer offered is hidden by the browser only, since
 * the server drops clicks on what it holds to be invisible, and whoever clicked would be told nothing.
 */
class MoveButton extends Button {

    private static final String SEEN = "data-seen";
    private static final String HIDDEN = "hidden";

    /**
     * What a person saw when they clicked.
     *
     * @param id which ticket
     * @param version its version then
     */
    record Seen(TicketId id, int version) {}

    /** A click, with what the button showed. */
    @DomEvent("click")
    static class Click extends ComponentEvent<MoveButton> {

        private final Seen seen;

        /** @param seen id and version with a blank between, as {@link MoveButton#offer} wrote them */
        public Click(MoveButton source, boolean fromClient, @EventData("element.dataset.seen") String seen) {
            super(source, fromClient);
            var words = seen.split(" ", 2);
            this.seen = new Seen(new TicketId(words[0]), Integer.parseInt(words[1]));
        }
    }

    MoveButton(String text, Consumer<Seen> onClick) {
        super(text);
        ComponentUtil.addListener(this, Click.class, click -> onClick.accept(click.seen));
    }

    /** Offers the button for the ticket as it now is, or hides it. */
    void offer(Ticket ticket, boolean offered) {
        getElement().setAttribute(SEEN, ticket.id() + " " + ticket.version());
        getElement().setAttribute(HIDDEN, !offered);
    }

    /** @return whether it can be seen */
    boolean offered() {
        return !getElement().hasAttribute(HIDDEN);
    }
}
