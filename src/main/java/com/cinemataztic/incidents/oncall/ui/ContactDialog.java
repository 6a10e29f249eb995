package com.cinemataztic.incidents.oncall.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.fleet.Cinema;
import com.cinemataztic.incidents.oncall.Contact;
import com.cinemataztic.incidents.oncall.ContactId;
import com.cinemataztic.incidents.oncall.EditResult;
import com.cinemataztic.incidents.oncall.EmailAddress;
import com.cinemataztic.incidents.oncall.WorkingHours;
import com.cinemataztic.incidents.platform.ui.Languages;
import com.cinemataztic.incidents.platform.ui.Message;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.tickets.Severity;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Adds or changes a contact. The input is kept when the change is rejected. */
class ContactDialog extends Dialog {

    private static final EmailAddress NONE = new EmailAddress("nobody@localhost");

    private final ContactsViewModel model;
    private final Runnable onSaved;
    private Contact seen;

    private final Paragraph warning = new Paragraph();
    private final TextField name = new TextField(text("page.name"));
    private final EmailField email = new EmailField(text("page.email"));
    private final TextField language = new TextField(text("page.language"));
    private final Select<Severity> threshold = new Select<>();
    private final MultiSelectComboBox<Region> regions = new MultiSelectComboBox<>(text("page.regions"));
    private final MultiSelectComboBox<Cinema> cinemas = new MultiSelectComboBox<>(text("contacts.cinemas"));
    private final Checkbox inHours = new Checkbox(text("contacts.in-hours"));
    private final CheckboxGroup<DayOfWeek> days = Fields.days(text("page.days"));
    private final TimePicker from = Fields.time(text("page.from"), LocalTime.of(9, 0));
    private final TimePicker to = Fields.time(text("page.to"), LocalTime.of(17, 0));
    private final ComboBox<ZoneId> zone;
    private final ComboBox<Contact> standIn;
    private final Checkbox lead = new Checkbox(text("contacts.lead"));
    private final Checkbox isFallback = new Checkbox(text("contacts.fallback"));

    static ContactDialog forNew(ContactsViewModel model, Runnable onSaved) {
        var blank = new Contact(
                new ContactId("contact"),
                "",
                NONE,
                Contact.USUAL_LANGUAGE,
                Severity.WARNING,
                Set.of(),
                Set.of(),
                null,
                null,
                false,
                model.contacts().isEmpty(),
                0);
        return new ContactDialog(model, blank, text("contacts.new"), onSaved);
    }

    static ContactDialog forContact(ContactsViewModel model, Contact contact, Runnable onSaved) {
        return new ContactDialog(model, contact, contact.name(), onSaved);
    }

    private ContactDialog(ContactsViewModel model, Contact seen, String title, Runnable onSaved) {
        this.model = model;
        this.seen = seen;
        this.onSaved = onSaved;
        setHeaderTitle(title);
        var hours = seen.hours();
        zone = Fields.zone(
                text("page.time-zone"), hours == null ? model.likelyZone(model.regionsOf(seen)) : hours.zone());
        standIn = Fields.contact(text("contacts.stand-in"), model.others(seen));
        fill();
        if (hours != null) {
            inHours.setValue(true);
            days.setValue(hours.days());
            from.setValue(hours.from());
            to.setValue(hours.to());
        } else {
            days.setValue(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));
        }
        warning.addClassName("dialog-warning");
        warning.setVisible(false);
        warning.getElement().setAttribute("role", "alert");
        var times = new Div(from, to);
        times.addClassName("contact-times");
        var whenInHours = new Div(days, times, zone, standIn);
        whenInHours.addClassName("contact-hours");
        whenInHours.setVisible(inHours.getValue());
        inHours.addValueChangeListener(event -> whenInHours.setVisible(event.getValue()));
        var content = new Div(
                warning, name, email, language, threshold, regions, cinemas, inHours, whenInHours, lead, isFallback);
        content.addClassName("dialog-content");
        add(content);
        var save = new Button(text("page.save"), click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(text("page.cancel"), click -> close()), save);
    }

    private void fill() {
        name.setValue(seen.name());
        name.setMaxLength(Contact.LONGEST_NAME);
        email.setValue(seen.version() == 0 ? "" : seen.email().value());
        email.setMaxLength(EmailAddress.LONGEST);
        language.setValue(seen.language());
        language.setHelperText(text("page.language.help"));
        language.setMaxLength(35);
        threshold.setLabel(text("contacts.threshold"));
        threshold.setItems(Severity.CRITICAL, Severity.WARNING, Severity.INFO);
        threshold.setItemLabelGenerator(ContactWords::threshold);
        threshold.setValue(seen.threshold());
        regions.setItems(model.regions());
        regions.setItemLabelGenerator(Region::name);
        regions.setHelperText(text("contacts.regions.help"));
        regions.select(model.regionsOf(seen));
        regions.addValueChangeListener(event -> {
            if (event.isFromClient() && !inHours.getValue()) {
                zone.setValue(model.likelyZone(event.getValue()));
            }
        });
        cinemas.setItems(model.cinemas(seen));
        cinemas.setItemLabelGenerator(Cinema::name);
        cinemas.setPlaceholder(text("contacts.cinemas.all"));
        cinemas.select(model.cinemasOf(seen));
        standIn.setHelperText(text("contacts.stand-in.help"));
        standIn.setClearButtonVisible(true);
        var present = seen.standIn();
        model.others(seen).stream()
                .filter(other -> other.id().equals(present))
                .findFirst()
                .ifPresent(standIn::setValue);
        lead.setValue(seen.lead());
        isFallback.setValue(seen.isFallback());
    }

    private void save() {
        var address = EmailAddress.parse(email.getValue().strip());
        if (address.isEmpty()) {
            new Message(text("contacts.email.invalid"), false).show();
            return;
        }
        if (inHours.getValue() && (zone.isEmpty() || from.isEmpty() || to.isEmpty())) {
            new Message(text("contacts.hours.incomplete"), false).show();
            return;
        }
        var written = model.save(seen, typed(address.get()));
        switch (written) {
            case EditResult.Done<Contact>(var kept) -> {
                close();
                onSaved.run();
                new Message(text("page.saved", kept.name()), true).show();
            }
            case EditResult.Rejected<Contact>(var reason) -> new Message(reason.text(), false).show();
            case EditResult.Stale<Contact>(var present) -> {
                // The input is kept. A second save is announced as what it is: it overwrites the other change.
                seen = present;
                warning.setText(text("contacts.changed", summary(present)));
                warning.setVisible(true);
            }
        }
    }

    private Contact typed(EmailAddress address) {
        var called = name.getValue().strip();
        return new Contact(
                seen.version() == 0 ? ContactId.like(called) : seen.id(),
                called,
                address,
                language.getValue().strip(),
                threshold.getValue(),
                ContactsViewModel.ids(regions.getValue()),
                cinemas.getValue().stream().map(Cinema::cinemaId).collect(Collectors.toSet()),
                hours(),
                inHours.getValue() && !standIn.isEmpty() ? standIn.getValue().id() : null,
                lead.getValue(),
                isFallback.getValue(),
                seen.version());
    }

    private @Nullable WorkingHours hours() {
        return inHours.getValue()
                ? new WorkingHours(zone.getValue(), days.getValue(), from.getValue(), to.getValue())
                : null;
    }

    private String summary(Contact contact) {
        return text(
                "contacts.summary",
                contact.name(),
                contact.email(),
                ContactWords.threshold(contact.threshold()),
                model.where(contact),
                model.hours(contact),
                Languages.name(contact.language()),
                contact.lead(),
                contact.isFallback());
    }
}
