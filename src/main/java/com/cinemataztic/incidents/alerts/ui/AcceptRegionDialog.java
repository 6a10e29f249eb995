package com.cinemataztic.incidents.alerts.ui;

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
        setHeaderTitle("Accept the region " + region.id());
        var name = new TextField("Name");
        name.setMaxLength(RegionAcceptance.LONGEST_NAME);
        name.setValue(region.suggestedName());
        var code = new TextField("Country code");
        code.setMaxLength(2);
        code.setHelperText("ISO 3166, two letters. New tickets are numbered with it.");
        code.setValue(region.suggestedCode());
        var zone = new ComboBox<String>("Time zone");
        zone.setItems(ZoneId.getAvailableZoneIds().stream().sorted().toList());
        zone.setHelperText("Used where a cinema's own time zone is not known.");
        var content = new Div(
                new Paragraph("Live tickets whose label names it move there, and its contacts are notified."),
                name,
                code,
                zone);
        content.addClassName("dialog-content");
        add(content);
        var accept = new Button("Accept", click -> {
            var chosen = zone.getValue() == null ? "" : zone.getValue();
            var message = model.accept(region.id(), name.getValue(), code.getValue(), chosen);
            message.show();
            if (message.good()) {
                close();
                onAccepted.run();
            }
        });
        accept.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), accept);
    }
}
