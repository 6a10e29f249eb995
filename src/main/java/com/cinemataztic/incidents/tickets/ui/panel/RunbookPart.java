package com.cinemataztic.incidents.tickets.ui.panel;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.platform.text.Runbooks;
import com.cinemataztic.incidents.tickets.Fault;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import java.util.Optional;

/** The runbook of the fault, to be opened in place. */
class RunbookPart extends Composite<Div> {

    private final Runbooks runbooks;
    private Optional<Runbooks.Page> shown = Optional.empty();

    RunbookPart(Runbooks runbooks) {
        this.runbooks = runbooks;
        getContent().addClassName("ticket-runbook");
    }

    /** Hidden for a fault without a runbook of the portal. */
    void show(Fault fault) {
        var page = runbooks.at(fault.runbookUrl());
        getContent().setVisible(page.isPresent());
        if (!page.equals(shown)) {
            shown = page;
            getContent().removeAll();
            page.ifPresent(found -> getContent()
                    .add(new NativeDetails(
                            text("ticket.runbook"), new Html("<article>" + found.html() + "</article>"))));
        }
    }
}
