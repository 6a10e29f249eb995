package com.cinemataztic.incidents.oncall.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.platform.ui.DayPickers;
import com.cinemataztic.incidents.platform.ui.Message;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Duration;
import java.time.LocalDateTime;

/** Adds an override: puts a person on call once, ahead of the weekly plan. */
class OverrideDialog extends Dialog {

    private static final int USUAL_HOURS = 8;

    OverrideDialog(OnCallViewModel model, OnCallViewModel.Shown shown, Runnable onDone) {
        setHeaderTitle(text("oncall.override.title"));
        var contact = Fields.contact(text("oncall.who"), model.contacts());
        var begin = model.nextHour(shown);
        var from = moment(text("page.from"), begin);
        var to = moment(text("page.to"), begin.plusHours(USUAL_HOURS));
        var help = new Paragraph(text("oncall.override.help", model.zone(shown)));
        var content = new Div(contact, from, to, help);
        content.addClassName("dialog-content");
        add(content);
        var save = new Button(text("page.add"), click -> {
            if (contact.isEmpty() || from.isEmpty() || to.isEmpty()) {
                new Message(text("oncall.override.incomplete"), false).show();
                return;
            }
            var message = model.addOverride(
                    from.getValue(), to.getValue(), contact.getValue().id());
            message.show();
            onDone.run();
            if (message.good()) {
                close();
            }
        });
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(text("page.cancel"), click -> close()), save);
    }

    private static DateTimePicker moment(String label, LocalDateTime value) {
        var field = new DateTimePicker(label, value);
        field.setStep(Duration.ofMinutes(30));
        field.setDatePickerI18n(DayPickers.words());
        return field;
    }
}
