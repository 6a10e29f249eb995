package com.cinemataztic.incidents.fleet.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.fleet.CinemaCard;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;

/** Edits the card of a cinema. Rejected input stays in the form. */
class CardDialog extends Dialog {

    CardDialog(MachinesViewModel model, CinemaCard card, String cinemaName, Runnable onSaved) {
        setHeaderTitle(cinemaName);
        var phone = new TextField(text("page.phone"));
        phone.setValue(card.phone());
        phone.setPlaceholder("+45 33 11 22 33");
        phone.setMaxLength(CinemaCard.LONGEST_PHONE);
        var language = new TextField(text("page.language"));
        language.setValue(card.language());
        language.setHelperText(text("page.language.help"));
        language.setMaxLength(35);
        var notes = new TextArea(text("page.notes"));
        notes.setValue(card.notes());
        notes.setMaxLength(CinemaCard.LONGEST_NOTES);
        notes.setWidthFull();
        var content = new Div(phone, language, notes);
        content.addClassName("dialog-content");
        add(content);
        var save = new Button(text("page.save"), click -> {
            var message = model.write(
                    card,
                    new CinemaCard(
                            card.cinemaId(),
                            phone.getValue().strip(),
                            language.getValue().strip(),
                            notes.getValue().strip()));
            message.show();
            if (message.good()) {
                close();
                onSaved.run();
            }
        });
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(text("page.cancel"), click -> close()), save);
    }
}
