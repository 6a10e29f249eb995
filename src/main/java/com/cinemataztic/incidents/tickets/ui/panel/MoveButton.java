package com.cinemataztic.incidents.tickets.ui.panel;

import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import com.vaadin.flow.component.button.Button;
import java.util.function.Consumer;

/**
 * A button that moves a ticket. The browser sends the displayed ticket and version with the click, because the ticket
 * may have moved while the click was on its way. A button that is no longer offered is hidden in the browser only: the
 * server drops clicks on components that it holds to be invisible, and the person would get no answer.
 */
public class MoveButton extends Button {

    private static final String SEEN = "data-seen";
    private static final String SHOWN = "element.dataset.seen";
    private static final String HIDDEN = "hidden";

    private final Consumer<Seen> onClick;

    /**
     * What a person saw when they clicked.
     *
     * @param id the ticket
     * @param version its version at that time
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

    /**
     * Handles a click.
     *
     * @param shown id and version separated by a blank, as {@link #offer} wrote them
     */
    public void clicked(String shown) {
        var words = shown.split(" ", 2);
        onClick.accept(new Seen(new TicketId(words[0]), Integer.parseInt(words[1])));
    }

    /** Offers the button for the ticket as it is now, or hides it. */
    void offer(Ticket ticket, boolean offered) {
        getElement().setAttribute(SEEN, ticket.id() + " " + ticket.version());
        getElement().setAttribute(HIDDEN, !offered);
    }

    /** @return whether the button is visible */
    public boolean offered() {
        return !getElement().hasAttribute(HIDDEN);
    }
}
