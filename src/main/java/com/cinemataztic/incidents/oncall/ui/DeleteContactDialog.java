package com.cinemataztic.incidents.oncall.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

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
        setHeaderTitle(text("contacts.delete.title", contact.name()));
        var content = new Div(new Paragraph(text("contacts.delete.text", contact.email())));
        if (contact.isFallback()) {
            content.add(new Paragraph(text("contacts.delete.fallback")));
        }
        content.addClassName("dialog-content");
        add(content);
        var delete = new Button(text("page.delete"), click -> {
            switch (model.remove(contact)) {
                case EditResult.Done<Contact> _ -> {
                    new Message(text("contacts.delete.done", contact.name()), true).show();
                    close();
                    onDeleted.run();
                }
                case EditResult.Rejected<Contact>(var reason) -> new Message(reason.text(), false).show();
                case EditResult.Stale<Contact> _ -> {
                    new Message(text("contacts.delete.changed"), false).show();
                    close();
                    onDeleted.run();
                }
            }
        });
        delete.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        getFooter().add(new Button(text("page.keep"), click -> close()), delete);
    }
}
