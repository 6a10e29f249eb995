package com.cinemataztic.incidents.maintenance.ui;

import com.cinemataztic.incidents.maintenance.MaintenanceWindow;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/** Asks for confirmation before a window is ended or cancelled. */
class EndDialog extends Dialog {

    /** @param onDone called when the window may have changed */
    EndDialog(PlanViewModel model, MaintenanceWindow seen, boolean coming, Runnable onDone) {
        setHeaderTitle(coming ? "Cancel this window?" : "End this window now?");
        var content = new Div(
                new Paragraph(model.places().whole(seen.scope()) + ": " + seen.reason()),
                new Paragraph(
                        coming
                                ? "It never begins. Faults there notify as usual."
                                : "Faults still active will notify immediately."));
        content.addClassName("dialog-content");
        add(content);
        var confirm = new Button(coming ? "Cancel the window" : "End it now", click -> {
            close();
            model.end(seen).show();
            onDone.run();
        });
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Keep it", click -> close()), confirm);
    }
}
