package com.cinemataztic.incidents.oncall.ui;

import com.cinemataztic.incidents.platform.ui.Message;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.time.LocalTime;

/** Adds shifts to the weekly plan: the same hours on one or several days. */
class ShiftDialog extends Dialog {

    ShiftDialog(OnCallViewModel model, OnCallViewModel.Shown shown, Runnable onDone) {
        setHeaderTitle("Add a shift");
        var contact = Fields.contact("Who", model.contacts());
        var days = Fields.days("On");
        var from = Fields.time("From", LocalTime.of(8, 0));
        var to = Fields.time("To", LocalTime.of(16, 0));
        var times = new Div(from, to);
        times.addClassName("contact-times");
        var help = new Paragraph("Every week, on the wall clock of "
                + ContactWords.named(shown.rota().zone()).getId()
                + ". An end at or before the beginning is on the day after.");
        var content = new Div(contact, days, times, help);
        content.addClassName("dialog-content");
        add(content);
        var save = new Button("Add", click -> {
            if (contact.isEmpty() || days.getValue().isEmpty() || from.isEmpty() || to.isEmpty()) {
                new Message("A shift needs somebody, a day, a beginning and an end.", false).show();
                return;
            }
            var message = model.add(
                    days.getValue(),
                    from.getValue(),
                    to.getValue(),
                    contact.getValue().id());
            message.show();
            onDone.run();
            if (message.good()) {
                close();
            }
        });
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), save);
    }
}
