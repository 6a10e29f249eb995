package com.cinemataztic.incidents.maintenance.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.maintenance.MaintenanceWindow;
import com.cinemataztic.incidents.platform.ui.Message;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import java.time.ZoneId;

/** Changes the end of a window. */
class MoveEndDialog extends Dialog {

    /** @param onDone called when the window has changed */
    MoveEndDialog(PlanViewModel model, MaintenanceWindow seen, ZoneId reader, Runnable onDone) {
        setHeaderTitle(text("maintenance.move.title"));
        var until = Moments.field(
                text("maintenance.until"),
                seen.until().atZone(model.zone(seen.scope())).toLocalDateTime());
        var preview = new SpanPreview();
        preview.show(model.preview(seen, until.getValue(), reader));
        until.addValueChangeListener(
                event -> preview.show(until.isEmpty() ? null : model.preview(seen, until.getValue(), reader)));
        var content = new Div(new Div(model.places().whole(seen.scope())), until, preview);
        content.addClassName("dialog-content");
        add(content);
        var save = new Button(text("page.save"), click -> {
            if (until.isEmpty()) {
                new Message(text("maintenance.no-end"), false).show();
                return;
            }
            var message = model.moveEnd(seen, until.getValue());
            message.show();
            onDone.run();
            if (message.good()) {
                close();
            }
        });
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(text("page.cancel"), click -> close()), save);
    }
}
