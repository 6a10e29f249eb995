package com.cinemataztic.incidents.overview.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.oncall.Contact;
import com.cinemataztic.incidents.platform.ui.Languages;
import com.cinemataztic.incidents.platform.ui.Message;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;

/** Asks for the recipient of a handover mail. */
class HandoverMailDialog extends Dialog {

    HandoverMailDialog(HandoverViewModel model) {
        setHeaderTitle(text("handover.dialog.title"));
        var recipients = model.recipients();
        var to = new Select<Contact>();
        to.setLabel(text("mail.to"));
        to.setItemLabelGenerator(HandoverMailDialog::named);
        to.setItems(recipients);
        if (!recipients.isEmpty()) {
            to.setValue(recipients.getFirst());
        }
        var help = new Paragraph(recipients.isEmpty() ? text("handover.dialog.nobody") : text("handover.dialog.help"));
        var content = new Div(to, help);
        content.addClassName("dialog-content");
        add(content);
        var send = new Button(text("handover.dialog.send"), click -> {
            if (to.isEmpty()) {
                new Message(text("handover.dialog.choose"), false).show();
                return;
            }
            var message = model.send(to.getValue().id());
            message.show();
            if (message.good()) {
                close();
            }
        });
        send.addThemeVariants(ButtonVariant.PRIMARY);
        send.setDisableOnClick(true);
        send.addClickListener(click -> send.setEnabled(true));
        send.setEnabled(!recipients.isEmpty());
        getFooter().add(new Button(text("page.cancel"), click -> close()), send);
    }

    private static String named(Contact contact) {
        return text(
                "handover.dialog.recipient",
                contact.name(),
                contact.email().value(),
                Languages.name(contact.language()));
    }
}
