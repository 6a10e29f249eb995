package com.cinemataztic.incidents.oncall.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

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
        setHeaderTitle(text("oncall.shift.title"));
        var contact = Fields.contact(text("oncall.who"), model.contacts());
        var days = Fields.days(text("page.days"));
        var from = Fields.time(text("page.from"), LocalTime.of(8, 0));
        var to = Fields.time(text("page.to"), LocalTime.of(16, 0));
        var times = new Div(from, to);
        times.addClassName("contact-times");
        var help = new Paragraph(text("oncall.shift.help", model.zone(shown)));
        var content = new Div(contact, days, times, help);
        content.addClassName("dialog-content");
        add(content);
        var save = new Button(text("page.add"), click -> {
            if (contact.isEmpty() || days.getValue().isEmpty() || from.isEmpty() || to.isEmpty()) {
                new Message(text("oncall.shift.incomplete"), false).show();
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
        getFooter().add(new Button(text("page.cancel"), click -> close()), save);
    }
}
