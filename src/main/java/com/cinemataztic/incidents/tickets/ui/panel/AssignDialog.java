package com.cinemataztic.incidents.tickets.ui.panel;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.Transition;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.function.Consumer;

/** Asks who works on a ticket from now on. */
class AssignDialog extends Dialog {

    AssignDialog(Ticket ticket, List<String> names, Consumer<Transition> onAssign) {
        setHeaderTitle(text("ticket.assign.title", ticket.id()));
        var who = new ComboBox<String>(text("ticket.fact.assignee"));
        who.setItems(names);
        who.setWidthFull();
        who.setHelperText(names.isEmpty() ? text("ticket.assign.nobody") : "");
        var content = new Div(who);
        content.addClassName("dialog-content");
        add(content);
        var confirm = new Button(text("ticket.assign.confirm"), click -> {
            close();
            onAssign.accept(new Transition.Assign(who.getValue()));
        });
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        confirm.setEnabled(false);
        who.addValueChangeListener(event -> confirm.setEnabled(event.getValue() != null));
        getFooter().add(new Button(text("page.cancel"), click -> close()), confirm);
    }
}
