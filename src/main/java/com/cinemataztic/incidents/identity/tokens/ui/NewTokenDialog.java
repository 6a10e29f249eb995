package com.cinemataztic.incidents.identity.tokens.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.identity.tokens.ApiToken;
import com.cinemataztic.incidents.identity.tokens.Scope;
import com.cinemataztic.incidents.identity.tokens.TokenDesk;
import com.cinemataztic.incidents.regions.Region;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes a token. */
class NewTokenDialog extends Dialog {

    private final TextField name = new TextField(text("page.name"));
    private final CheckboxGroup<Scope> scopes = new CheckboxGroup<>(text("tokens.scopes"));
    private final MultiSelectComboBox<Region> regions = new MultiSelectComboBox<>(text("page.regions"));
    private final IntegerField days = new IntegerField(text("tokens.days"));

    NewTokenDialog(TokenDesk desk, TokenActions actions, List<Region> known) {
        setHeaderTitle(text("tokens.new"));
        name.setMaxLength(ApiToken.LONGEST_NAME);
        name.setHelperText(text("tokens.name.help"));
        scopes.setItems(Scope.grantable());
        scopes.setItemLabelGenerator(scope -> scope.word() + ": " + TokenTexts.help(scope));
        scopes.setValue(Set.of(Scope.TICKETS_READ));
        regions.setItems(known);
        regions.setItemLabelGenerator(Region::name);
        regions.setPlaceholder(text("accounts.regions.placeholder"));
        scopes.addValueChangeListener(change -> showRegions());
        days.setMin(1);
        days.setMax(TokenDesk.MOST_DAYS);
        days.setValue(TokenDesk.USUAL_DAYS);
        days.setStepButtonsVisible(true);
        var content = new Div(name, scopes, regions, days);
        content.addClassName("dialog-content");
        add(content);
        var save = new Button(text("tokens.make"), click -> {
            if (actions.run(actor -> desk.create(
                    actor,
                    name.getValue(),
                    scopes.getValue(),
                    regions.getValue().stream().map(Region::id).collect(Collectors.toSet()),
                    Optional.ofNullable(days.getValue()).orElse(0)))) {
                close();
            }
        });
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(text("page.cancel"), click -> close()), save);
    }

    /** An admin has all regions. */
    private void showRegions() {
        var admin = scopes.getValue().contains(Scope.ADMIN);
        if (admin) {
            regions.clear();
        }
        regions.setReadOnly(admin);
        regions.setHelperText(admin ? text("accounts.regions.admin") : "");
    }
}
