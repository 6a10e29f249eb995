package com.cinemataztic.incidents.identity.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

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
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.VaadinSession;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Adds or changes an account. */
class AccountDialog extends Dialog {

    private final AccountDesk accounts;
    private final CurrentActor currentActor;
    private final List<Region> known;
    private final Runnable onSaved;

    private final TextField name = new TextField(text("page.account"));
    private final PasswordField password = new PasswordField(text("page.password"));
    private final Select<Role> role = new Select<>();
    private final MultiSelectComboBox<Region> regions = new MultiSelectComboBox<>(text("page.regions"));
    private final Checkbox enabled = new Checkbox(text("accounts.enabled"));
    private final Button save = new Button(text("page.save"));
    private final Div content = new Div(name, password, role, regions, enabled);

    AccountDialog(AccountDesk accounts, CurrentActor currentActor, List<Region> known, Runnable onSaved) {
        this.accounts = accounts;
        this.currentActor = currentActor;
        this.known = known;
        this.onSaved = onSaved;
        name.setMaxLength(64);
        password.setMaxLength(AccountDesk.LONGEST_PASSWORD);
        role.setLabel(text("accounts.role"));
        role.setItems(Role.values());
        role.setItemLabelGenerator(AccountTexts::role);
        role.setValue(Role.OPERATOR);
        regions.setItems(known);
        regions.setItemLabelGenerator(Region::name);
        role.addValueChangeListener(change -> showRegions(change.getValue()));
        regions.setPlaceholder(text("accounts.regions.placeholder"));
        enabled.setValue(true);
        save.addThemeVariants(ButtonVariant.PRIMARY);
        content.addClassName("dialog-content");
        add(content);
        getFooter().add(new Button(text("page.cancel"), click -> close()), save);
    }

    void openNew() {
        setHeaderTitle(text("accounts.new"));
        enabled.setVisible(false);
        password.setHelperText(text("password.help", AccountDesk.SHORTEST_PASSWORD));
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
        password.setHelperText(text("accounts.password.help", AccountDesk.SHORTEST_PASSWORD));
        if (!account.role().takes(account.regions())) {
            regions.setReadOnly(false);
            regions.setHelperText(text("accounts.regions.admin-limited"));
        }
        if (!account.isLocal()) {
            regions.setReadOnly(true);
            role.setReadOnly(true);
            password.setVisible(false);
            content.addComponentAsFirst(new Paragraph(text("accounts.provided")));
        }
        save.addClickListener(click -> saved(actor -> accounts.change(
                actor,
                account.name(),
                role.getValue(),
                account.isLocal() ? chosenRegions() : account.regions(),
                enabled.getValue(),
                password.getValue(),
                VaadinSession.getCurrent().getSession().getId())));
        open();
    }

    /** An admin has all regions. Those chosen before are taken away where the reader sees it. */
    private void showRegions(Role chosen) {
        var admin = chosen == Role.ADMIN;
        if (admin) {
            regions.clear();
        }
        regions.setReadOnly(admin);
        regions.setHelperText(admin ? text("accounts.regions.admin") : "");
    }

    private void saved(Function<Actor, AccountDesk.Outcome> save) {
        try {
            var actor = currentActor.get();
            if (actor.isEmpty()) {
                new Message(text("page.signed-out-unchanged"), false).show();
                return;
            }
            switch (save.apply(actor.get())) {
                case AccountDesk.Outcome.Done(var account) -> {
                    close();
                    onSaved.run();
                    new Message(text("page.saved", account.name()), true).show();
                }
                case AccountDesk.Outcome.Rejected(var reason) ->
                    AccountTexts.rejected(reason).show();
            }
        } catch (StoreUnavailable unavailable) {
            Message.of(unavailable).show();
        }
    }

    private Set<RegionId> chosenRegions() {
        return regions.getValue().stream().map(Region::id).collect(Collectors.toSet());
    }
}
