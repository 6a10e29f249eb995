package com.cinemataztic.incidents.alerts.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.regions.Region;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;

/** Asks for the country code of a region that the fleet named. Invalid input keeps the dialog open. */
class RegionCodeDialog extends Dialog {

    RegionCodeDialog(RegionsViewModel model, Region region, Runnable onSet) {
        setHeaderTitle(text("regions.code-dialog.title", region.name()));
        var code = new TextField(text("regions.dialog.code"));
        code.setMaxLength(2);
        code.setHelperText(text("regions.dialog.code-help"));
        var content = new Div(code);
        content.addClassName("dialog-content");
        add(content);
        var save = new Button(text("page.save"), click -> {
            var message = model.setCode(region.id(), code.getValue());
            message.show();
            if (message.good()) {
                close();
                onSet.run();
            }
        });
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(text("page.cancel"), click -> close()), save);
    }
}
