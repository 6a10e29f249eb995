package com.cinemataztic.incidents.identity.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.AccountSessions.Open;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.identity.sessions.SessionDesk;
import com.cinemataztic.incidents.support.BrowserSession;
import com.cinemataztic.incidents.support.PortalTest;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.notification.Notification;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.test.context.support.WithMockUser;

/** The sessions of real browsers, on the admins' page and on everybody's own. */
@PortalTest
@WithMockUser(username = "admin", roles = "ADMIN")
class SessionsViewTests extends SpringBrowserlessTest {

    private static final String PASSWORD = "a good password";
    private static final int ACTIONS = 3;

    @Autowired
    AccountDesk accounts;

    @Autowired
    SessionDesk desk;

    @LocalServerPort
    int port;

    @BeforeEach
    void nobodySignedIn() {
        for (var name : List.of("olga", "otto")) {
            accounts.add(Actor.SYSTEM, name, PASSWORD, Role.OPERATOR, Set.of());
            accounts.signOutEverywhere(Actor.SYSTEM, name, "");
        }
    }

    @Test
    void showsWhoIsSignedInAndWhere() {
        signedIn("olga");
        navigate(SessionsView.class);
        assertThat(shown())
                .filteredOn(open -> open.account().equals("olga"))
                .singleElement()
                .satisfies(open -> {
                    assertThat(open.address()).isEqualTo("127.0.0.1");
                    assertThat(open.seenAt()).isAfterOrEqualTo(open.since());
                    assertThat(open.own()).isFalse();
                });
    }

    @Test
    void endsOneSessionAndLeavesTheOthers() {
        var desktop = signedIn("olga");
        var first = only("olga");
        var phone = signedIn("olga");
        navigate(SessionsView.class);
        act("end", first);
        assertThat(said()).contains("The session of olga has ended.");
        assertThat(desktop.get("/").statusCode()).isEqualTo(302);
        assertThat(phone.get("/").statusCode()).isEqualTo(200);
        assertThat(shown()).extracting(Open::id).doesNotContain(first.id());
        assertThat(desk.end(new Actor("admin", Role.ADMIN, Set.of()), first.id()))
                .isEmpty();
    }

    @Test
    void signsAnAccountOutEverywhereOnceThatIsConfirmed() {
        var desktop = signedIn("olga");
        var phone = signedIn("olga");
        var other = signedIn("otto");
        navigate(SessionsView.class);
        act("everywhere", first("olga"));
        assertThat(desktop.get("/").statusCode()).isEqualTo(200);
        test(find(Button.class).withText("Sign out everywhere").single()).click();
        assertThat(find(Dialog.class).all()).isEmpty();
        assertThat(said()).contains("olga is signed out everywhere.");
        assertThat(desktop.get("/").statusCode()).isEqualTo(302);
        assertThat(phone.get("/").statusCode()).isEqualTo(302);
        assertThat(other.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    @WithMockUser(username = "olga", roles = "OPERATOR")
    void othersSeeAndEndOnlyTheirOwnSessionsOnTheirOwnPage() {
        var desktop = signedIn("olga");
        signedIn("otto");
        var otto = first("otto");
        assertThatThrownBy(() -> navigate(SessionsView.class)).isInstanceOf(IllegalArgumentException.class);
        navigate(PasswordView.class);
        assertThat(shown()).extracting(Open::account).containsExactly("olga");
        act("end", shown().getFirst());
        assertThat(desktop.get("/").statusCode()).isEqualTo(302);
        var olga = new Actor("olga", Role.OPERATOR, Set.of());
        assertThat(desk.end(olga, otto.id())).isEmpty();
        assertThat(desk.all(olga, "")).isEmpty();
        assertThat(accounts.signOutEverywhere(olga, "otto", "")).isInstanceOf(AccountDesk.Outcome.Rejected.class);
    }

    @Test
    void aTokenHasNoSessionsThoughAnAccountHasItsName() {
        signedIn("olga");
        var token = new Actor("olga", Role.OPERATOR, Set.of(), "olga");
        assertThat(desk.own(token, "")).isEmpty();
        assertThat(desk.end(token, only("olga").id())).isEmpty();
        assertThat(accounts.signOutEverywhere(token, "olga", "")).isInstanceOf(AccountDesk.Outcome.Rejected.class);
    }

    private BrowserSession signedIn(String name) {
        var browser = new BrowserSession(port).login(name, PASSWORD);
        assertThat(browser.get("/").statusCode()).isEqualTo(200);
        return browser;
    }

    private Open only(String account) {
        var found = of(account);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private Open first(String account) {
        return of(account).getFirst();
    }

    private List<Open> of(String account) {
        return desk.all(Actor.SYSTEM, "").stream()
                .filter(open -> open.account().equals(account))
                .toList();
    }

    private List<Open> shown() {
        return grid().getGenericDataView().getItems().toList();
    }

    @SuppressWarnings("unchecked")
    private Grid<Open> grid() {
        return find(Grid.class).single();
    }

    private void act(String function, Open open) {
        test(grid()).invokeLitRendererFunction(of(open), ACTIONS, function);
    }

    private int of(Open open) {
        return shown().stream().map(Open::id).toList().indexOf(open.id());
    }

    private List<String> said() {
        return find(Notification.class).all().stream()
                .map(notification -> test(notification).getText())
                .toList();
    }
}
