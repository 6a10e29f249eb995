package com.cinemataztic.incidents.identity.tokens.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.tokens.ApiToken;
import com.cinemataztic.incidents.identity.tokens.BearerTokens;
import com.cinemataztic.incidents.identity.tokens.Scope;
import com.cinemataztic.incidents.identity.tokens.TokenDesk;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.support.PortalTest;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;

/** The page where admins keep tokens. */
@PortalTest
@WithMockUser(username = "admin", roles = "ADMIN")
class TokensViewTests extends SpringBrowserlessTest {

    @Autowired
    TokenDesk desk;

    @Autowired
    BearerTokens tokens;

    @Test
    void aNewTokenIsShownOnceAndWorks() {
        navigate(TokensView.class);
        press("Add a token…");
        name().setValue("from-the-page");
        press("Add");
        var secret = find(Code.class).single().getText();
        assertThat(tokens.find(secret)).isPresent();
        press("I have copied it");
        assertThat(find(Code.class).all()).isEmpty();
        assertThat(find(Dialog.class).all()).isEmpty();
        assertThat(row("from-the-page")).startsWith("from-the-page", "tickets:read", "all", "active");
        assertThat(row("from-the-page")).endsWith("never", "admin");
    }

    @Test
    void aRejectedTokenShowsTheReasonAndKeepsWhatWasTyped() {
        navigate(TokensView.class);
        press("Add a token…");
        name().setValue("Two Words");
        press("Add");
        assertThat(said()).anyMatch(text -> text.contains("2 to 40"));
        assertThat(name().getValue()).isEqualTo("Two Words");
    }

    @Test
    void aDanishPageRejectsInDanish() {
        made("page-taken");
        UI.getCurrent().setLocale(Locale.of("da"));
        navigate(TokensView.class);
        press("Tilføj et token…");
        name().setValue("page-taken");
        press("Tilføj");
        assertThat(said()).contains("Et andet token har eller havde dette navn. Vælg et nyt.");
    }

    @Test
    void aTokenIsRotatedAndTheOldSecretRevoked() {
        var old = made("page-rotates");
        navigate(TokensView.class);
        open("page-rotates");
        press("New secret");
        var next = find(Code.class).single().getText();
        press("I have copied it");
        assertThat(row("page-rotates")).contains("active, two secrets");
        open("page-rotates");
        press("Revoke the old secret");
        assertThat(tokens.find(old)).isEmpty();
        assertThat(tokens.find(next)).isPresent();
    }

    @Test
    void aTokenIsRevokedOnlyAfterAQuestion() {
        var secret = made("page-revokes");
        navigate(TokensView.class);
        open("page-revokes");
        press("Revoke\u2026");
        assertThat(tokens.find(secret)).isPresent();
        press("Revoke");
        assertThat(tokens.find(secret)).isEmpty();
        assertThat(row("page-revokes")).contains("revoked");
    }

    @Test
    @WithMockUser(username = "olga", roles = "OPERATOR")
    void isNotThereForAnOperator() {
        assertThatThrownBy(() -> navigate(TokensView.class)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @WithMockUser(username = "nobody", roles = "ADMIN")
    void showsNothingToWhomTheAdminsRightsWereTakenFromSinceTheySignedIn() {
        made("hidden");
        navigate(TokensView.class);
        assertThat(shown()).isEmpty();
    }

    private String made(String name) {
        return switch (desk.create(
                Actor.SYSTEM, name, Set.of(Scope.TICKETS_READ), Set.of(new RegionId("denmark")), 30)) {
            case TokenDesk.Outcome.Issued(var token, var secret) -> secret;
            case TokenDesk.Outcome.Done done -> throw new AssertionError(done);
            case TokenDesk.Outcome.Rejected(var reason) -> throw new AssertionError(reason);
        };
    }

    @SuppressWarnings("unchecked")
    private Grid<ApiToken> grid() {
        return find(Grid.class).single();
    }

    private List<ApiToken> shown() {
        return grid().getGenericDataView().getItems().toList();
    }

    private int indexOf(String name) {
        return shown().stream().map(ApiToken::name).toList().indexOf(name);
    }

    private void open(String name) {
        test(grid()).clickRow(indexOf(name));
    }

    private List<String> row(String name) {
        return IntStream.range(0, grid().getColumns().size())
                .mapToObj(column -> String.valueOf(test(grid()).getCellText(indexOf(name), column)))
                .toList();
    }

    private TextField name() {
        return find(TextField.class).single();
    }

    private void press(String button) {
        test(find(Button.class).withText(button).all().getLast()).click();
    }

    private List<String> said() {
        return find(Notification.class).all().stream()
                .map(notification -> notification.getElement().getProperty("text", ""))
                .toList();
    }
}
