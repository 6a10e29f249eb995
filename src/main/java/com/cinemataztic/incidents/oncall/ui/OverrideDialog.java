package com.cinemataztic.incidents.oncall.ui;

import com.cinemataztic.incidents.platform.ui.Message;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Locale;

/** Adds an override: puts a person on call once, ahead of the weekly plan. */
class OverrideDialog extends Dialog {

    private static final int USUAL_HOURS = 8;

    OverrideDialog(OnCallViewModel model, OnCallViewModel.Shown shown, Runnable onDone) {
        setHeaderTitle("Add an override");
        var contact = Fields.contact("Who", model.contacts());
        var begin = model.nextHour(shown);
        var from = moment("From", begin);
        var to = moment("To", begin.plusHours(USUAL_HOURS));
        var help = new Paragraph("Once, before the weekly plan. Times are of "
                + ContactWords.named(shown.rota().zone()).getId() + ".");
        var content = new Div(contact, from, to, help);
        content.addClassName("dialog-content");
        add(content);
        var save = new Button("Add", click -> {
            if (contact.isEmpty() || from.isEmpty() || to.isEmpty()) {
                new Message("An override needs somebody, a beginning and an end.", false).show();
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
        getFooter().add(new Button("Cancel", click -> close()), save);
    }

    private static DateTimePicker moment(String label, LocalDateTime value) {
        var field = new DateTimePicker(label, value);
        field.setStep(Duration.ofMinutes(30));
        field.setLocale(Locale.UK);
        field.setDatePickerI18n(new DatePicker.DatePickerI18n().setFirstDayOfWeek(DayOfWeek.MONDAY.getValue()));
        return field;
    }
}
