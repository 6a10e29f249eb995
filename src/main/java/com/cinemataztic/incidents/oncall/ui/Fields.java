package com.cinemataztic.incidents.oncall.ui;

import com.cinemataztic.incidents.oncall.Contact;
import com.cinemataztic.incidents.platform.ui.ZonedTimes;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/** Fields that several dialogs share. */
final class Fields {

    private Fields() {}

    static ComboBox<ZoneId> zone(String label, ZoneId value) {
        var field = new ComboBox<ZoneId>(label);
        var present = ZonedTimes.named(value);
        var zones = ContactWords.zones();
        field.setItems(
                zones.contains(present)
                        ? zones
                        : Stream.concat(Stream.of(present), zones.stream()).toList());
        field.setItemLabelGenerator(ZoneId::getId);
        field.setValue(present);
        return field;
    }

    static CheckboxGroup<DayOfWeek> days(String label) {
        var field = new CheckboxGroup<DayOfWeek>(label);
        field.setItems(DayOfWeek.values());
        field.setItemLabelGenerator(day -> ContactWords.day(day).substring(0, 3));
        return field;
    }

    static TimePicker time(String label, LocalTime value) {
        var field = new TimePicker(label, value);
        field.setStep(Duration.ofMinutes(30));
        return field;
    }

    static ComboBox<Contact> contact(String label, List<Contact> contacts) {
        var field = new ComboBox<Contact>(label);
        field.setItems(contacts);
        field.setItemLabelGenerator(Contact::name);
        return field;
    }
}
