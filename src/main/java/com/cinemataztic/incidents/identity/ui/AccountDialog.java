package com.cinemataztic.incidents.identity.ui;

import com.cinemataztic.incidents.identity.Account;
import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.platform.ui.Message;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.StoreUnavailable;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.VaadinSession;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Adds or changes an account. */
class AccountDialog extends Dialog {

    private final AccountDesk accounts;
    private final CurrentActor currentActor;
    private final List<Region> known;
    private final Runnable onSaved;

    private final TextField name = new TextField("Account");
    private final PasswordField password = new PasswordField("Password");
    private final Select<Role> role = new Select<>();
    private final MultiSelectComboBox<Region> regions = new MultiSelectComboBox<>("Regions");
    private final Checkbox enabled = new Checkbox("May sign in");
    private final Button save = new Button("Save");

    AccountDialog(AccountDesk accounts, CurrentActor currentActor, List<Region> known, Runnable onSaved) {
        this.accounts = accounts;
        this.currentActor = currentActor;
        this.known = known;
        this.onSaved = onSaved;
        name.setMaxLength(64);
        password.setMaxLength(AccountDesk.LONGEST_PASSWORD);
        role.setLabel("Role");
        role.setItems(Role.values());
        role.setItemLabelGenerator(item -> item.name().toLowerCase(Locale.ROOT));
        role.setValue(Role.OPERATOR);
        regions.setItems(known);
        regions.setItemLabelGenerator(Region::name);
        regions.setPlaceholder("All");
        enabled.setValue(true);
        save.addThemeVariants(ButtonVariant.PRIMARY);
        var content = new Div(name, password, role, regions, enabled);
        content.addClassName("dialog-content");
        add(content);
        getFooter().add(new Button("Cancel", click -> close()), save);
    }

    void openNew() {
        setHeaderTitle("New account");
        enabled.setVisible(false);
        password.setHelperText("At least " + AccountDesk.SHORTEST_PASSWORD + " characters");
        save.addClickListener(click -> saved(
                actor -> accounts.add(actor, name.getValue(), password.getValue(), role.getValue(), chosenRegions())));
        open();
    }

    void openFor(Account account) {
        setHeaderTitle(account.name());
        name.setValue(account.name());
        name.setReadOnly(true);
        role.setValue(account.role());
        enabled.setValue(account.enabled());
        regions.select(known.stream()
                .filter(region -> account.regions().contains(region.id()))
                .toList());
        password.setHelperText(
                "Leave empty to keep the current one; at least " + AccountDesk.SHORTEST_PASSWORD + " characters");
        save.addClickListener(click -> saved(actor -> accounts.change(
                actor,
                account.name(),
                role.getValue(),
                chosenRegions(),
                enabled.getValue(),
                password.getValue(),
                VaadinSession.getCurrent().getSession().getId())));
        open();
    }

    private void saved(Function<Actor, AccountDesk.Outcome> save) {
        try {
            var actor = currentActor.get();
            if (actor.isEmpty()) {
                new Message("You are signed out. Sign in again; nothing was changed.", false).show();
                return;
            }
            switch (save.apply(actor.get())) {
                case AccountDesk.Outcome.Done(var account) -> {
                    close();
                    onSaved.run();
                    new Message(account.name() + " is saved.", true).show();
                }
                case AccountDesk.Outcome.Refused(var reason) -> new Message(reason, false).show();
            }
        } catch (StoreUnavailable unavailable) {
            Message.of(unavailable).show();
        }
    }

    private Set<RegionId> chosenRegions() {
        return regions.getValue().stream().map(Region::id).collect(Collectors.toSet());
    }
}
