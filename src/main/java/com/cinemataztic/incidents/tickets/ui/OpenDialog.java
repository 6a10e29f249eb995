package com.cinemataztic.incidents.tickets.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.fleet.Cinema;
import com.cinemataztic.incidents.fleet.Screen;
import com.cinemataztic.incidents.platform.ui.Message;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.IncidentReport;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.Transition;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Opens a ticket by hand: where, what is wrong, how bad, and until when. Keeps what was typed when it is rejected. */
class OpenDialog extends Dialog {

    private final OpenViewModel model;
    private final ComboBox<Region> region = new ComboBox<>(text("page.region"));
    private final ComboBox<Cinema> cinema = new ComboBox<>(text("ticket.open.cinema"));
    private final ComboBox<Screen> screen = new ComboBox<>(text("ticket.open.screen"));
    private final TextField fault = new TextField(text("ticket.open.fault"));
    private final RadioButtonGroup<Severity> severity = new RadioButtonGroup<>(text("ticket.open.severity"));
    private final TextArea note = new TextArea(text("ticket.open.note"));
    private final DateTimePicker expires = new DateTimePicker(text("ticket.open.expires"));

    /**
     * @param wanted the region selected at first; null: the only one, if there is only one
     * @param onOpened receives the new ticket
     */
    OpenDialog(OpenViewModel model, @Nullable RegionId wanted, Consumer<TicketId> onOpened) {
        this.model = model;
        setHeaderTitle(text("ticket.open.title"));
        region.setItems(model.regions());
        region.setItemLabelGenerator(Region::name);
        region.setRequiredIndicatorVisible(true);
        cinema.setItemLabelGenerator(Cinema::name);
        cinema.setClearButtonVisible(true);
        screen.setItemLabelGenerator(Screen::name);
        screen.setClearButtonVisible(true);
        fault.setMaxLength(IncidentReport.LONGEST_DESCRIPTION);
        fault.setRequiredIndicatorVisible(true);
        severity.setItems(Severity.CRITICAL, Severity.WARNING, Severity.INFO);
        severity.setItemLabelGenerator(Severity::word);
        severity.setValue(Severity.WARNING);
        note.setMaxLength(Transition.LONGEST_NOTE);
        expires.setHelperText(text("ticket.open.expires.hint"));
        region.addValueChangeListener(event -> cinema.setItems(model.cinemas(event.getValue())));
        cinema.addValueChangeListener(event -> screen.setItems(model.screens(event.getValue())));
        choose(wanted);
        var content = new Div(region, cinema, screen, fault, severity, note, expires);
        content.addClassNames("dialog-content", "open-dialog");
        add(content);
        var open = new Button(text("ticket.open.confirm"), click -> open(onOpened));
        open.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(text("page.cancel"), click -> close()), open);
    }

    private void choose(@Nullable RegionId wanted) {
        var all = model.regions();
        all.stream()
                .filter(each -> each.id().equals(wanted) || all.size() == 1)
                .findFirst()
                .ifPresent(region::setValue);
    }

    private void open(Consumer<TicketId> onOpened) {
        if (region.isEmpty() || fault.getValue().isBlank()) {
            new Message(text("ticket.open.invalid"), false).show();
            return;
        }
        var message = model.open(
                region.getValue(),
                cinema.getValue(),
                screen.getValue(),
                severity.getValue(),
                fault.getValue(),
                note.getValue(),
                expires.getValue(),
                onOpened);
        message.show();
        if (message.good()) {
            close();
        }
    }
}
