package com.cinemataztic.incidents.tickets.ui;

import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.Transition;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.Objects;
import java.util.function.Consumer;

/** Asks what is still to be done. While a follow-up is noted, the ticket does not close by itself. */
class FollowUpDialog extends Dialog {

    FollowUpDialog(Ticket ticket, Consumer<Transition> onNoted) {
        setHeaderTitle("To do on " + ticket.id());
        var todo = new TextArea("What is still to be done");
        todo.setHelperText(
                "While something is noted here the ticket stays, even when the fault is gone. Empty: nothing.");
        todo.setMaxLength(Transition.LONGEST_NOTE);
        todo.setValue(Objects.requireNonNullElse(ticket.followUp(), ""));
        todo.setWidthFull();
        add(todo);
        var confirm = new Button("Note it", click -> {
            close();
            onNoted.accept(new Transition.FollowUp(todo.getValue().strip()));
        });
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), confirm);
    }
}
