package com.cinemataztic.incidents.tickets.ui.panel;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.Transition;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.Objects;
import java.util.function.Consumer;

/** Asks what is still to be done. While a follow-up is noted, the ticket does not close by itself. */
class FollowUpDialog extends Dialog {

    FollowUpDialog(Ticket ticket, Consumer<Transition> onNoted) {
        setHeaderTitle(text("ticket.follow-up.title", ticket.id()));
        var todo = new TextArea(text("ticket.follow-up.label"));
        todo.setHelperText(text("ticket.follow-up.hint"));
        todo.setMaxLength(Transition.LONGEST_NOTE);
        todo.setValue(Objects.requireNonNullElse(ticket.followUp(), ""));
        todo.setWidthFull();
        var content = new Div(todo);
        content.addClassName("dialog-content");
        add(content);
        var confirm = new Button(text("page.save"), click -> {
            close();
            onNoted.accept(new Transition.FollowUp(todo.getValue().strip()));
        });
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(text("page.cancel"), click -> close()), confirm);
    }
}
