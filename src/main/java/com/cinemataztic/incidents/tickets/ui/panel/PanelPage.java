package com.cinemataztic.incidents.tickets.ui.panel;

/** The page that shows a panel. */
public interface PanelPage {

    /** Called after an action, so that the page shows what has become of the ticket. */
    void changed();

    /** Called when the person closes the panel. */
    void leave();

    /** @param by 1 for the next ticket in the page's order, -1 for the previous one */
    void step(int by);
}
