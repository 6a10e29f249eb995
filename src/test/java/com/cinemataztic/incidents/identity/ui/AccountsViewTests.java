package com.cinemataztic.incidents.identity.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cinemataztic.incidents.identity.Account;
import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.identity.sso.ProviderAccounts;
import com.cinemataztic.incidents.identity.sso.ProviderIdentity;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.support.PortalTest;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.test.context.support.WithMockUser;

/** The page where admins keep accounts. */
@PortalTest
@WithMockUser(username = "admin", roles = "ADMIN")
class AccountsViewTests extends SpringBrowserlessTest {

    private static final String PASSWORD = "a good password";
    private static final RegionId NORWAY = new RegionId("norway");

    @Autowired
    AccountDesk accounts;

    @Autowired
    PasswordEncoder encoder;

    @Autowired
    ProviderAccounts provider;

    @BeforeEach
    void someAccounts() {
        accounts.add(Actor.SYSTEM, "olga", PASSWORD, Role.OPERATOR, Set.of(NORWAY));
        accounts.change(Actor.SYSTEM, "olga", Role.OPERATOR, Set.of(NORWAY), true, "");
        accounts.add(Actor.SYSTEM, "second-admin", PASSWORD, Role.ADMIN, Set.of());
    }

    @Test
    void showsWhoMaySignInAndWhatTheyMaySee() {
        navigate(AccountsView.class);
        assertThat(row("olga")).containsExactly("olga", "with a password", "operator", "Norway", "active");
        assertThat(row("admin")).containsExactly("admin", "with a password", "admin", "all", "active");
    }

    @Test
    @WithMockUser(username = "olga", roles = "OPERATOR")
    void isNotThereForAnOperator() {
        assertThatThrownBy(() -> navigate(AccountsView.class)).isInstanceOf(IllegalArgumentException.class);
        assertThat(getCurrentView()).isNotInstanceOf(AccountsView.class);
    }

    @Test
    @WithMockUser(username = "olga", roles = "ADMIN")
    void showsNothingToWhomTheAdminsRightsWereTakenFromSinceTheySignedIn() {
        navigate(AccountsView.class);
        assertThat(shown()).isEmpty();
    }

    @Test
    void addsAnAccountThatMaySignInAtOnce() {
        navigate(AccountsView.class);
        press("Add an account…");
        account().setValue("nina");
        test(find(PasswordField.class).single()).setValue(PASSWORD);
        role().setValue(Role.VIEWER);
        choose(NORWAY);
        press("Save");
        assertThat(find(Dialog.class).all()).isEmpty();
        assertThat(said()).contains("nina saved.");
        assertThat(row("nina")).containsExactly("nina", "with a password", "viewer", "Norway", "active");
        var nina = accounts.enabled("nina").orElseThrow();
        assertThat(nina.regions()).containsExactly(NORWAY);
        assertThat(encoder.matches(PASSWORD, nina.passwordHash())).isTrue();
    }

    @Test
    void anAdminHasAllRegionsAndTheFormSaysSo() {
        navigate(AccountsView.class);
        press("Add an account…");
        choose(NORWAY);
        role().setValue(Role.ADMIN);
        var regions = find(MultiSelectComboBox.class).single();
        assertThat(regions.isReadOnly()).isTrue();
        assertThat(regions.getHelperText()).isEqualTo("An admin has all regions.");
        account().setValue("astrid");
        test(find(PasswordField.class).single()).setValue(PASSWORD);
        press("Save");
        assertThat(row("astrid")).containsExactly("astrid", "with a password", "admin", "all", "active");
    }

    @Test
    void aRejectedAccountShowsTheReasonAndKeepsWhatWasTyped() {
        navigate(AccountsView.class);
        press("Add an account…");
        account().setValue("two words");
        test(find(PasswordField.class).single()).setValue(PASSWORD);
        press("Save");
        assertThat(said()).anyMatch(text -> text.contains("2 to 64"));
        assertThat(account().getValue()).isEqualTo("two words");
        account().setValue("olga");
        press("Save");
        assertThat(said()).anyMatch(text -> text.equals("An account with this name already exists."));
        press("Cancel");
        assertThat(find(Dialog.class).all()).isEmpty();
    }

    @Test
    void aDanishPageRejectsInDanish() {
        UI.getCurrent().setLocale(Locale.of("da"));
        navigate(AccountsView.class);
        press("Tilføj en konto…");
        account().setValue("olga");
        press("Gem");
        assertThat(said()).contains("Adgangskoden skal have 12 til 200 tegn.");
        test(find(PasswordField.class).single()).setValue(PASSWORD);
        press("Gem");
        assertThat(said()).contains("Der findes allerede en konto med dette navn.");
    }

    @Test
    void closesAnAccountAndLeavesItsPassword() {
        navigate(AccountsView.class);
        var before = accounts.enabled("olga").orElseThrow();
        open("olga");
        assertThat(account().isReadOnly()).isTrue();
        find(Checkbox.class).single().setValue(false);
        press("Save");
        assertThat(row("olga")).containsExactly("olga", "with a password", "operator", "Norway", "disabled");
        assertThat(accounts.enabled("olga")).isEmpty();
        assertThat(accounts.all(Actor.SYSTEM))
                .filteredOn(account -> account.name().equals("olga"))
                .extracting(Account::passwordHash)
                .containsExactly(before.passwordHash());
    }

    @Test
    void ofAnAccountFromTheProviderOnlyTheRightToSignInCanBeChanged() {
        provider.admit(new ProviderIdentity("s-1", "anna", null, Set.of("portal-operators")));
        navigate(AccountsView.class);
        assertThat(row("anna")).containsExactly("anna", "by single sign-on", "operator", "all", "active");
        open("anna");
        assertThat(role().isReadOnly()).isTrue();
        assertThat(find(MultiSelectComboBox.class).single().isReadOnly()).isTrue();
        assertThat(find(PasswordField.class).all()).isEmpty();
        assertThat(find(Paragraph.class).single().getText()).contains("come from the identity provider");
        find(Checkbox.class).single().setValue(false);
        press("Save");
        assertThat(row("anna")).containsExactly("anna", "by single sign-on", "operator", "all", "disabled");
        open("anna");
        find(Checkbox.class).single().setValue(true);
        press("Save");
        assertThat(accounts.enabled("anna")).isPresent();
    }

    @Test
    void anAdminCannotTakeTheirOwnRights() {
        navigate(AccountsView.class);
        open("admin");
        role().setValue(Role.VIEWER);
        press("Save");
        assertThat(said()).anyMatch(text -> text.contains("your own account"));
        assertThat(accounts.enabled("admin").orElseThrow().role()).isEqualTo(Role.ADMIN);
    }

    @Test
    @WithMockUser(username = "second-admin", roles = "ADMIN")
    void whoseOwnAccountWasClosedMeanwhileChangesNothing() {
        navigate(AccountsView.class);
        open("olga");
        role().setValue(Role.ADMIN);
        accounts.change(Actor.SYSTEM, "second-admin", Role.ADMIN, Set.of(), false, "");
        press("Save");
        assertThat(said()).anyMatch(text -> text.contains("signed out"));
        assertThat(accounts.enabled("olga").orElseThrow().role()).isEqualTo(Role.OPERATOR);
        accounts.change(Actor.SYSTEM, "second-admin", Role.ADMIN, Set.of(), true, "");
    }

    @SuppressWarnings("unchecked")
    private Grid<Account> grid() {
        return find(Grid.class).single();
    }

    private List<Account> shown() {
        return grid().getGenericDataView().getItems().toList();
    }

    private List<String> row(String name) {
        var row = index(name);
        return IntStream.range(0, 5)
                .mapToObj(column -> String.valueOf(test(grid()).getCellText(row, column)))
                .toList();
    }

    private void open(String name) {
        test(grid()).clickRow(index(name));
    }

    private int index(String name) {
        return shown().stream().map(Account::name).toList().indexOf(name);
    }

    private void press(String label) {
        test(find(Button.class).withText(label).single()).click();
    }

    private TextField account() {
        return find(TextField.class).single();
    }

    @SuppressWarnings("unchecked")
    private Select<Role> role() {
        return find(Select.class).single();
    }

    @SuppressWarnings("unchecked")
    private void choose(RegionId region) {
        MultiSelectComboBox<Region> regions = find(MultiSelectComboBox.class).single();
        regions.select(regions.getGenericDataView()
                .getItems()
                .filter(each -> each.id().equals(region))
                .toList());
    }

    private List<String> said() {
        return find(Notification.class).all().stream()
                .map(notification -> notification.getElement().getProperty("text", ""))
                .toList();
    }
}
