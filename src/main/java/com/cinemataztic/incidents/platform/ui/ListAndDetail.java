package com.cinemataztic.incidents.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.masterdetaillayout.MasterDetailLayout;
import org.jspecify.annotations.Nullable;

/** A list with what is chosen in it beside it, or over it where there is no room. */
public final class ListAndDetail extends Composite<MasterDetailLayout> {

    private final Div empty = new Div();

    /**
     * @param width what the list takes at least, a CSS length; never more than the window
     * @param onLeave asked to let go of what is chosen
     */
    public ListAndDetail(Component list, String width, Runnable onLeave) {
        empty.addClassName("queue-empty");
        var master = new Div(list, empty);
        master.addClassName("queue-master");
        var layout = getContent();
        layout.setMaster(master);
        layout.setMasterSize("min(" + width + ", 100vw)");
        layout.setExpandMaster(true);
        layout.setDetailSize("26rem");
        layout.addDetailEscapePressListener(event -> onLeave.run());
        layout.addBackdropClickListener(event -> onLeave.run());
    }

    /** Puts that beside the list; null: nothing. What is there already stays as it is. */
    public void showDetail(@Nullable Component detail) {
        if (getContent().getDetail() != detail) {
            getContent().setDetail(detail);
        }
    }

    /** Says why there is nothing in the list, or that there is something. */
    public void showEmpty(boolean isEmpty, String why) {
        empty.setVisible(isEmpty);
        empty.setText(why);
    }
}
