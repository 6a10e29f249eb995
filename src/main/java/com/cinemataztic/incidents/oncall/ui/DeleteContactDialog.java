package com.cinemataztic.incidents.oncall.ui;

import com.cinemataztic.incidents.oncall.Contact;
import com.cinemataztic.incidents.oncall.EditResult;
import com.cinemataztic.incidents.platform.ui.Message;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/** Asks for confirmation before a contact is deleted. */
class DeleteContactDialog extends Dialog {

    DeleteContactDialog(ContactsViewModel model, Contact contact, Runnable onDeleted) {
        setHeaderTitle("Delete " + contact.name() + "?");
        var content =
                new Div(new Paragraph(contact.email() + " is no longer notified of anything. This can't be undone."));
        if (contact.isDefault()) {
            content.add(new Paragraph("It is a fallback contact: make sure that there is another."));
        }
        content.addClassName("dialog-content");
        add(content);
        var delete = new Button("Delete", click -> {
            switch (model.remove(contact)) {
                case EditResult.Done<Contact> _ -> {
                    new Message(contact.name() + " is deleted.", true).show();
                    close();
                    onDeleted.run();
                }
                case EditResult.Refused<Contact>(var reason) -> new Message(reason, false).show();
                case EditResult.Stale<Contact> _ -> {
                    new Message("Somebody else changed this contact meanwhile. Open it again first.", false).show();
                    close();
                    onDeleted.run();
                }
            }
        });
        delete.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        getFooter().add(new Button("Keep it", click -> close()), delete);
    }
}
