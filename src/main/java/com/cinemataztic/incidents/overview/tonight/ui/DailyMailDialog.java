package com.cinemataztic.incidents.overview.tonight.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.oncall.EmailAddress;
import com.cinemataztic.incidents.overview.tonight.ui.DailyMailViewModel.Form;
import com.cinemataztic.incidents.overview.tonight.ui.TonightViewModel.RegionPart;
import com.cinemataztic.incidents.platform.ui.Languages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sets when and to whom a region's report is mailed each day. */
class DailyMailDialog extends Dialog {

    /** The languages that have mails. */
    private static final List<String> LANGUAGES = List.of("en", "da");

    DailyMailDialog(DailyMailViewModel mails, RegionPart region, Runnable onDone) {
        var seen = mails.setting(region.id());
        setHeaderTitle(text("tonight.mail.dialog", region.name()));
        var on = new Checkbox(text("tonight.mail.dialog.on"), seen.on());
        var at = new TimePicker(text("tonight.mail.dialog.at"), seen.at());
        at.setStep(Duration.ofMinutes(30));
        var toContacts = new Checkbox(text("tonight.mail.dialog.contacts"), seen.toContacts());
        var addresses = new TextArea(text("tonight.mail.dialog.addresses"));
        addresses.setValue(seen.addresses().stream().map(EmailAddress::value).collect(Collectors.joining("\n")));
        addresses.setHelperText(text("tonight.mail.dialog.addresses.help"));
        addresses.setMaxLength(6_000);
        var language = new Select<String>();
        language.setLabel(text("tonight.mail.dialog.language"));
        language.setItems(Stream.concat(LANGUAGES.stream(), Stream.of(seen.language()))
                .distinct()
                .toList());
        language.setItemLabelGenerator(Languages::name);
        language.setValue(seen.language());
        var content = new Div(new Paragraph(text("tonight.mail.dialog.help")), on, at, toContacts, addresses, language);
        content.addClassName("dialog-content");
        add(content);
        var save = new Button(text("page.save"), click -> {
            var message = mails.write(
                    seen,
                    new Form(
                            on.getValue(),
                            at.getValue(),
                            toContacts.getValue(),
                            addresses.getValue(),
                            language.getValue()));
            message.show();
            if (message.good()) {
                close();
                onDone.run();
            }
        });
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(text("page.cancel"), click -> close()), save);
    }
}
