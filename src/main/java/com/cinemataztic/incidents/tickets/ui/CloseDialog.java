package com.cinemataztic.incidents.tickets.ui;

import com.cinemataztic.incidents.maintenance.MaintenanceLinks;
import com.cinemataztic.incidents.maintenance.Scope;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.Transition;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks why a ticket is closed, and says plainly what closing does while its alert still fires. */
class CloseDialog extends Dialog {

    /**
     * @param screenGone whether the screen may have been given up
     * @param recheck the clock there when what still fires opens the ticket again
     * @param place what a window for longer would be for; null at no cinema
     */
    CloseDialog(
            Ticket ticket, boolean screenGone, String recheck, @Nullable Scope place, Consumer<Transition> onClose) {
        setHeaderTitle("Close " + ticket.id());
        var reason = new RadioButtonGroup<CloseReason>("Why");
        reason.setItems(Arrays.stream(CloseReason.values())
                .filter(it -> it.forPeople() && (screenGone || it != CloseReason.RETIRED))
                .toList());
        reason.setItemLabelGenerator(TicketWords::reason);
        reason.setValue(screenGone ? CloseReason.RETIRED : CloseReason.FIXED);
        var note = new TextArea("Note (optional)");
        note.setMaxLength(Transition.LONGEST_NOTE);
        note.setWidthFull();
        var content = new Div();
        content.addClassName("dialog-content");
        if (ticket.fires()) {
            var warning = new Paragraph("Its alert still fires. Closing keeps it quiet until " + recheck
                    + " there; if it still fires then, the ticket opens again.");
            warning.addClassName("dialog-warning");
            content.add(warning);
            if (place != null) {
                var longer = new Paragraph(
                        new Text("Closing for longer is a maintenance window, with an end: "),
                        new Anchor(MaintenanceLinks.plan(place), "plan one"),
                        new Text("."));
                longer.addClassName("close-longer");
                content.add(longer);
            }
        }
        content.add(reason, note);
        add(content);
        var confirm = new Button(ticket.fires() ? "Close while it fires" : "Close the ticket", click -> {
            close();
            onClose.accept(
                    new Transition.Close(reason.getValue(), note.getValue().strip()));
        });
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), confirm);
    }
}
