package com.cinemataztic.incidents.tickets.ui.saved;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.tickets.views.SavedQuery;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;

/** Asks for the name of a view, and whether others are to see it. */
class SaveViewDialog extends Dialog {

    /** Receives the answer. */
    @FunctionalInterface
    interface Answer {

        /** @return whether the view was saved */
        boolean save(String name, boolean shared);
    }

    /** @param mayShare whether the person may share views */
    SaveViewDialog(boolean mayShare, Answer answer) {
        setHeaderTitle(text("queue.views.save.title"));
        var name = new TextField(text("page.name"));
        name.setMaxLength(SavedQuery.LONGEST_NAME);
        name.setAutofocus(true);
        name.setWidthFull();
        var shared = new Checkbox(text("queue.views.share"));
        shared.setVisible(mayShare);
        var content = new Div(name, shared);
        content.addClassName("dialog-content");
        add(content);
        var save = new Button(text("page.save"), click -> {
            if (answer.save(name.getValue().strip(), shared.getValue())) {
                close();
            }
        });
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(text("page.cancel"), click -> close()), save);
    }
}
