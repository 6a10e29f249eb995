package com.cinemataztic.incidents.tickets.ui;

import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import com.vaadin.flow.component.button.Button;
import java.util.function.Consumer;

/**
 * A button that moves a ticket. The browser sends with the click which ticket and version it showed, since the ticket may
 * have moved while the click was on its way; and a button that is no longer offered is hidden by the browser only, since
 * the server drops clicks on what it holds to be invisible, and whoever clicked would be told nothing.
 */
class MoveButton extends Button {

    private static final String SEEN = "data-seen";
    private static final String SHOWN = "element.dataset.seen";
    private static final String HIDDEN = "hidden";

    private final Consumer<Seen> onClick;

    /**
     * What a person saw when they clicked.
     *
     * @param id which ticket
     * @param version its version then
     */
    record Seen(TicketId id, int version) {}

    MoveButton(String text, Consumer<Seen> onClick) {
        super(text);
        this.onClick = onClick;
        getElement()
                .addEventListener(
                        "click",
                        event -> clicked(event.getEventData().path(SHOWN).asString("")))
                .addEventData(SHOWN);
    }

    /** Takes a click. @param shown id and version with a blank between, as {@link #offer} wrote them */
    public void clicked(String shown) {
        var words = shown.split(" ", 2);
        onClick.accept(new Seen(new TicketId(words[0]), Integer.parseInt(words[1])));
    }

    /** Offers the button for the ticket as it now is, or hides it. */
    void offer(Ticket ticket, boolean offered) {
        getElement().setAttribute(SEEN, ticket.id() + " " + ticket.version());
        getElement().setAttribute(HIDDEN, !offered);
    }

    /** @return whether it can be seen */
    public boolean offered() {
        return !getElement().hasAttribute(HIDDEN);
    }
}
