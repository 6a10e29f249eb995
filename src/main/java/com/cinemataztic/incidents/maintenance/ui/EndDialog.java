package com.cinemataztic.incidents.maintenance.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

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
        setHeaderTitle(coming ? text("maintenance.cancel.title") : text("maintenance.end.title"));
        var content = new Div(
                new Paragraph(model.places().whole(seen.scope()) + ": " + seen.reason()),
                new Paragraph(coming ? text("maintenance.cancel.text") : text("maintenance.end.text")));
        content.addClassName("dialog-content");
        add(content);
        var confirm =
                new Button(coming ? text("maintenance.cancel.confirm") : text("maintenance.end.confirm"), click -> {
                    close();
                    model.end(seen).show();
                    onDone.run();
                });
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(text("page.keep"), click -> close()), confirm);
    }
}
