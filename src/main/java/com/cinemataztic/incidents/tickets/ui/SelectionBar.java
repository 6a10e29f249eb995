package com.cinemataztic.incidents.tickets.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** What can be done with the selected tickets. */
class SelectionBar extends Composite<Div> {

    private final Span count = new Span();
    private final Button all;

    /** What a person chose to do. */
    interface Events {

        void take();

        void close();

        void comment();

        /** Selects everything that matches the filter. */
        void selectAll();

        void clear();
    }

    SelectionBar(Events events) {
        count.getElement().setAttribute("role", "status");
        all = quiet("", events::selectAll);
        getContent().addClassName("selection-bar");
        getContent()
                .add(
                        count,
                        quiet(text("ticket.take"), events::take),
                        quiet(text("queue.bulk.close"), events::close),
                        quiet(text("queue.bulk.comment"), events::comment),
                        all,
                        quiet(text("queue.select.none"), events::clear));
    }

    /**
     * @param selected how many rows are selected
     * @param matching how many match the filter
     */
    void show(int selected, int matching, boolean allSelected) {
        setVisible(selected > 0);
        count.setText(text("queue.selected", selected));
        all.setText(text("queue.select.matching", matching));
        all.setVisible(!allSelected);
    }

    private static Button quiet(String label, Runnable act) {
        var button = new Button(label, click -> act.run());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        return button;
    }
}
