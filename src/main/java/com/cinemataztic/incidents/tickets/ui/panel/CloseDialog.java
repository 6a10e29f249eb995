package com.cinemataztic.incidents.tickets.ui.panel;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.maintenance.MaintenanceLinks;
import com.cinemataztic.incidents.maintenance.Scope;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.Transition;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Asks why a ticket is closed, and explains what closing does while its alert still fires. */
class CloseDialog extends Dialog {

    /** Receives the answer: the transition, and whether to close the tickets below a site as well. */
    @FunctionalInterface
    interface Answer {

        void close(Transition.Close transition, boolean screensToo);
    }

    /**
     * @param screens how many tickets are below this one; 0 for a ticket that is no site
     * @param screenGone whether the screen may have been retired
     * @param recheck the local time until which closing snoozes the ticket
     * @param place the place that a longer maintenance window would cover; null when the ticket is at no cinema
     */
    CloseDialog(Ticket ticket, int screens, boolean screenGone, String recheck, @Nullable Scope place, Answer onClose) {
        var snoozes = ticket.fires() || ticket.key().isOpenedByService();
        setHeaderTitle(text("ticket.close.title", ticket.id()));
        var reason = new RadioButtonGroup<CloseReason>(text("page.reason"));
        reason.setItems(Arrays.stream(CloseReason.values())
                .filter(it -> it.forPeople() && (screenGone || it != CloseReason.RETIRED))
                .toList());
        reason.setItemLabelGenerator(each -> each.explanation().text());
        reason.setValue(screenGone ? CloseReason.RETIRED : CloseReason.FIXED);
        var note = new TextArea(text("ticket.close.note"));
        note.setMaxLength(Transition.LONGEST_NOTE);
        note.setWidthFull();
        var content = new Div();
        content.addClassName("dialog-content");
        if (snoozes) {
            var warning = new Paragraph(text(
                    !ticket.fires()
                            ? "ticket.close.service"
                            : screens > 0 ? "ticket.close.still-dark" : "ticket.close.still-firing",
                    recheck));
            warning.addClassName("dialog-warning");
            content.add(warning);
            if (place != null) {
                var longer = new Paragraph(new Anchor(MaintenanceLinks.plan(place), text("ticket.close.longer")));
                longer.addClassName("close-longer");
                content.add(longer);
            }
        }
        var together = new RadioButtonGroup<Boolean>(text("ticket.close.screens", screens));
        together.setItems(true, false);
        together.setItemLabelGenerator(close ->
                close ? text("ticket.close.screens.close", screens) : text("ticket.close.screens.keep", screens));
        together.setRequiredIndicatorVisible(true);
        together.setVisible(screens > 0);
        content.add(reason, together, note);
        add(content);
        var confirm =
                new Button(snoozes ? text("ticket.close.confirm-firing") : text("ticket.close.confirm"), click -> {
                    close();
                    onClose.close(
                            new Transition.Close(
                                    reason.getValue(), note.getValue().strip()),
                            Boolean.TRUE.equals(together.getValue()));
                });
        confirm.setEnabled(screens == 0);
        together.addValueChangeListener(event -> confirm.setEnabled(event.getValue() != null));
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(text("page.cancel"), click -> close()), confirm);
    }
}
