package com.cinemataztic.incidents.identity.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.AccountLinks;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.identity.sessions.SessionDesk;
import com.cinemataztic.incidents.platform.UiTicker;
import com.cinemataztic.incidents.platform.ui.Message;
import com.cinemataztic.incidents.store.StoreUnavailable;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinSession;
import jakarta.annotation.security.PermitAll;

/** Lets people change their own password and end their own sessions. */
@Route(AccountLinks.PASSWORD)
@PageTitle("password.title")
@PermitAll
class PasswordView extends Main {

    private final AccountDesk accounts;
    private final CurrentActor currentActor;
    private final PasswordField current = field(text("password.current"), Autocomplete.CURRENT_PASSWORD);
    private final PasswordField password = field(text("password.new"), Autocomplete.NEW_PASSWORD);
    private final PasswordField again = field(text("password.again"), Autocomplete.NEW_PASSWORD);

    PasswordView(AccountDesk accounts, SessionDesk sessions, CurrentActor currentActor, UiTicker ticker) {
        this.accounts = accounts;
        this.currentActor = currentActor;
        addClassName("password-view");
        if (currentActor.hasPassword()) {
            addForm();
        } else {
            add(new H1(text("password.title")), new Paragraph(text("accounts.rejected.provided")));
        }
        add(
                new H2(text("sessions.own.title")),
                new SessionList(new SessionsViewModel(sessions, accounts, currentActor, false), ticker));
    }

    private void addForm() {
        password.setHelperText(text("password.help", AccountDesk.SHORTEST_PASSWORD));
        var save = new Button(text("password.title"), click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickShortcut(Key.ENTER);
        var form = new Div(current, password, again, save);
        form.addClassName("dialog-content");
        add(new H1(text("password.title")), new Paragraph(text("password.text")), form);
    }

    private static PasswordField field(String label, Autocomplete autocomplete) {
        var field = new PasswordField(label);
        field.setMaxLength(AccountDesk.LONGEST_PASSWORD);
        field.setAutocomplete(autocomplete);
        return field;
    }

    private void save() {
        if (!filled(current) || !filled(password)) {
            return;
        }
        again.setErrorMessage(text("password.differ"));
        again.setInvalid(!again.getValue().equals(password.getValue()));
        if (!again.isInvalid()) {
            change();
        }
    }

    private static boolean filled(PasswordField field) {
        field.setErrorMessage(text("password.required"));
        field.setInvalid(field.isEmpty());
        return !field.isInvalid();
    }

    private void change() {
        try {
            var actor = currentActor.get();
            if (actor.isEmpty()) {
                new Message(text("page.signed-out-unchanged"), false).show();
                return;
            }
            switch (accounts.changeOwnPassword(
                    actor.get(),
                    current.getValue(),
                    password.getValue(),
                    VaadinSession.getCurrent().getSession().getId())) {
                case AccountDesk.Outcome.Done _ -> {
                    current.clear();
                    password.clear();
                    again.clear();
                    new Message(text("password.changed"), true).show();
                }
                case AccountDesk.Outcome.Rejected(var reason) ->
                    AccountTexts.rejected(reason).show();
            }
        } catch (StoreUnavailable unavailable) {
            Message.of(unavailable).show();
        }
    }
}
