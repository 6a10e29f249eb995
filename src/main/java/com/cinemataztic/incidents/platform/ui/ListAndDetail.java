package com.cinemataztic.incidents.platform.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.masterdetaillayout.MasterDetailLayout;
import org.jspecify.annotations.Nullable;

/** A list with the selected item beside it, or over it if there is no room. */
@JsModule("context://components/detail-name.js")
public final class ListAndDetail extends Composite<MasterDetailLayout> {

    private final Div empty = new Div();

    /**
     * @param width the list's minimum width, a CSS length; never more than the window
     * @param onLeave called when a person closes the detail; should clear the selection
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
        layout.addAttachListener(
                attached -> layout.getElement().executeJs("nameDetail(this,$0)", text("page.details")));
    }

    /** Shows the detail beside the list; null: none. A detail that is already shown is left alone. */
    public void showDetail(@Nullable Component detail) {
        if (getContent().getDetail() != detail) {
            getContent().setDetail(detail);
        }
    }

    /** Shows why the list is empty, or hides that text if it is not. */
    public void showEmpty(boolean isEmpty, String why) {
        empty.setVisible(isEmpty);
        empty.setText(why);
    }
}
