package com.cinemataztic.incidents.overview.ui;

import com.cinemataztic.incidents.oncall.Contact;
import com.cinemataztic.incidents.platform.ui.Message;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.util.Locale;

/** Asks for the recipient of a handover mail. */
class HandoverMailDialog extends Dialog {

    HandoverMailDialog(HandoverViewModel model) {
        setHeaderTitle("Send the handover by mail");
        var recipients = model.recipients();
        var to = new Select<Contact>();
        to.setLabel("To");
        to.setItemLabelGenerator(HandoverMailDialog::named);
        to.setItems(recipients);
        if (!recipients.isEmpty()) {
            to.setValue(recipients.getFirst());
        }
        var help = new Paragraph(
                recipients.isEmpty()
                        ? "The region has no contact that could be written to. An admin adds one on the page Contacts."
                        : "Who answers next is chosen already. The mail is written in their language, goes out at"
                                + " once, and has what this page has at that moment.");
        var content = new Div(to, help);
        content.addClassName("dialog-content");
        add(content);
        var send = new Button("Send", click -> {
            if (to.isEmpty()) {
                new Message("Choose whom to write to.", false).show();
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
        getFooter().add(new Button("Cancel", click -> close()), send);
    }

    private static String named(Contact contact) {
        var language = Locale.forLanguageTag(contact.language()).getDisplayLanguage(Locale.ENGLISH);
        return contact.name() + " · " + contact.email().value() + " · " + language;
    }
}
