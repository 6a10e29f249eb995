package com.cinemataztic.incidents.alerts.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.regions.PendingRegion;
import com.cinemataztic.incidents.regions.RegionAcceptance;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.time.ZoneId;

/** Asks for the details that turn a label into a region. Invalid input keeps the dialog open. */
class AcceptRegionDialog extends Dialog {

    AcceptRegionDialog(RegionsViewModel model, PendingRegion region, Runnable onAccepted) {
        setHeaderTitle(text("regions.dialog.title", region.id()));
        var name = new TextField(text("page.name"));
        name.setMaxLength(RegionAcceptance.LONGEST_NAME);
        name.setValue(region.suggestedName());
        var code = new TextField(text("regions.dialog.code"));
        code.setMaxLength(2);
        code.setHelperText(text("regions.dialog.code-help"));
        code.setValue(region.suggestedCode());
        var zone = new ComboBox<String>(text("page.time-zone"));
        zone.setItems(ZoneId.getAvailableZoneIds().stream().sorted().toList());
        zone.setHelperText(text("regions.dialog.zone-help"));
        var content = new Div(new Paragraph(text("regions.dialog.text")), name, code, zone);
        content.addClassName("dialog-content");
        add(content);
        var accept = new Button(text("regions.accept"), click -> {
            var chosen = zone.getValue() == null ? "" : zone.getValue();
            var message = model.accept(region.id(), name.getValue(), code.getValue(), chosen);
            message.show();
            if (message.good()) {
                close();
                onAccepted.run();
            }
        });
        accept.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(text("page.cancel"), click -> close()), accept);
    }
}
