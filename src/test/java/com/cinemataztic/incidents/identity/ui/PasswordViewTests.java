package com.cinemataztic.incidents.identity.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.identity.sso.ProviderAccounts;
import com.cinemataztic.incidents.identity.sso.ProviderIdentity;
import com.cinemataztic.incidents.support.PortalTest;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.PasswordField;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.test.context.support.WithMockUser;

/** The page where people change their own password. */
@PortalTest
@WithMockUser(username = "vera", roles = "VIEWER")
class PasswordViewTests extends SpringBrowserlessTest {

    private static final String PASSWORD = "a good password";
    private static final String NEW = "a better password";

    @Autowired
    AccountDesk accounts;

    @Autowired
    PasswordEncoder encoder;

    @Autowired
    ProviderAccounts provider;

    @BeforeEach
    void vera() {
        accounts.add(Actor.SYSTEM, "vera", PASSWORD, Role.VIEWER, Set.of());
        accounts.change(Actor.SYSTEM, "vera", Role.VIEWER, Set.of(), true, PASSWORD);
        navigate(PasswordView.class);
    }

    @Test
    void changesThePasswordOfTheSignedInPerson() {
        fill(PASSWORD, NEW, NEW);
        assertThat(said()).contains("Password changed. Your other sessions are signed out.");
        assertThat(find(PasswordField.class).all()).allMatch(PasswordField::isEmpty);
        assertThat(isPassword(NEW)).isTrue();
    }

    @Test
    void saysAtTheFieldWhatIsMissingOrDiffers() {
        fill("", NEW, NEW);
        assertThat(errors()).containsExactly("Enter a password.");
        fill(PASSWORD, NEW, "a better passw0rd");
        assertThat(errors()).containsExactly("The new passwords do not match.");
        assertThat(isPassword(PASSWORD)).isTrue();
    }

    @Test
    void keepsThePasswordWhenTheCurrentOneIsIncorrectOrTheNewOneShort() {
        fill("not the password", NEW, NEW);
        assertThat(said()).contains("The current password is incorrect.");
        fill(PASSWORD, "eleven char", "eleven char");
        assertThat(said()).contains("The password must have 12 to 200 characters.");
        assertThat(isPassword(PASSWORD)).isTrue();
    }

    @Test
    void changesNothingForAnAccountThatMayNoLongerSignIn() {
        accounts.change(Actor.SYSTEM, "vera", Role.VIEWER, Set.of(), false, "");
        fill(PASSWORD, NEW, NEW);
        assertThat(said()).contains("Nothing changed: you are signed out. Sign in and try again.");
        accounts.change(Actor.SYSTEM, "vera", Role.VIEWER, Set.of(), true, "");
        assertThat(isPassword(PASSWORD)).isTrue();
    }

    @Test
    @WithMockUser(username = "anna")
    void offersNoFormToWhomTheIdentityProviderSignsIn() {
        provider.admit(new ProviderIdentity("s-1", "anna", null, Set.of("portal-viewers")));
        navigate(PasswordView.class);
        assertThat(find(PasswordField.class).all()).isEmpty();
        assertThat(find(Paragraph.class).all())
                .extracting(Paragraph::getText)
                .contains("The identity provider decides on role, regions and password of this account.");
    }

    private void fill(String... values) {
        var fields = find(PasswordField.class).all();
        for (int i = 0; i < values.length; i++) {
            test(fields.get(i)).setValue(values[i]);
        }
        test(find(Button.class).withText("Change password").single()).click();
    }

    private boolean isPassword(String password) {
        return encoder.matches(password, accounts.enabled("vera").orElseThrow().passwordHash());
    }

    private List<String> errors() {
        return find(PasswordField.class).all().stream()
                .filter(PasswordField::isInvalid)
                .map(PasswordField::getErrorMessage)
                .toList();
    }

    private List<String> said() {
        return find(Notification.class).all().stream()
                .map(notification -> notification.getElement().getProperty("text", ""))
                .toList();
    }
}
