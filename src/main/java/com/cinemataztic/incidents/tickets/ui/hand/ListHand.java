package com.cinemataztic.incidents.tickets.ui.hand;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.util.function.Consumer;

/** Notices when a person's hand is on the list, and says above the list what waits for it to leave. */
@Tag("list-hand")
@JsModule("context://components/list-hand.js")
public class ListHand extends Component {

    /** A hand that moves nothing for so long holds no order. */
    private static final Duration IDLE = Duration.ofSeconds(10);

    /** The longest that a hand holds the order. Shorter than a new row is marked. */
    private static final Duration MOST = Duration.ofSeconds(30);

    private static final String ON = "event.detail.on";

    private final Span waits = new Span();

    /**
     * @param list a CSS selector
     * @param onHand receives whether the hand is on the list, at each change
     */
    public ListHand(String list, Consumer<Boolean> onHand) {
        getElement().setAttribute("data-list", list);
        getElement().setAttribute("data-idle", Long.toString(IDLE.toMillis()));
        getElement().setAttribute("data-most", Long.toString(MOST.toMillis()));
        getElement().setAttribute("role", "status");
        getElement()
                .addEventListener("hand", event -> {
                    var on = event.getEventData().path(ON).asBoolean(false);
                    getElement().setAttribute("data-held", Boolean.toString(on));
                    onHand.accept(on);
                })
                .addEventData(ON);
        waits.addClassName("sign");
        getElement().appendChild(waits.getElement());
    }

    /**
     * @param what what waits; empty: nothing
     * @param severity its worst severity, empty for none
     */
    public void show(String what, String severity) {
        waits.setVisible(!what.isEmpty());
        waits.getElement().setAttribute("data-severity", severity);
        waits.setText(what);
    }
}
