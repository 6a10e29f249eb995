package com.cinemataztic.incidents.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.support.BrowserSession;
import com.cinemataztic.incidents.support.PortalTest;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Sessions of real browsers end with the rights they were opened with. */
@PortalTest
class SessionsWebTests {

    private static final String PASSWORD = "a good password";

    private final int port;
    private final AccountDesk accounts;
    private final Accounts store;

    SessionsWebTests(@LocalServerPort int port, @Autowired AccountDesk accounts, @Autowired Accounts store) {
        this.port = port;
        this.accounts = accounts;
        this.store = store;
    }

    @BeforeEach
    void anAdminAmongOthers() {
        accounts.add(Actor.SYSTEM, "ada", PASSWORD, Role.ADMIN, Set.of());
        change(Role.ADMIN, true, PASSWORD);
    }

    @ParameterizedTest
    @CsvSource({"ADMIN, false, ''", "OPERATOR, true, ''", "ADMIN, true, another good password"})
    void aClosedDemotedOrRekeyedAccountHasNoSessionAnyMore(Role role, boolean enabled, String password) {
        var desk = signedIn();
        var phone = signedIn();
        var stranger = new BrowserSession(port).login("admin", PortalTest.ADMIN_PASSWORD);
        assertThat(desk.get("/actuator/health").body()).contains("components");
        change(role, enabled, password);
        for (var browser : new BrowserSession[] {desk, phone}) {
            assertThat(browser.get("/").statusCode()).isEqualTo(302);
            assertThat(browser.get("/admin/accounts").statusCode()).isEqualTo(302);
            assertThat(browser.get("/api/dead-letters").statusCode()).isEqualTo(401);
            assertThat(browser.get("/api/tickets").statusCode()).isEqualTo(401);
            assertThat(browser.get("/actuator/health").body()).doesNotContain("components");
        }
        assertThat(stranger.get("/admin/accounts").statusCode()).isEqualTo(200);
    }

    @Test
    void anAccountThatMaySignInAgainDoesNotFindItsOldSession() {
        var desk = signedIn();
        change(Role.ADMIN, false, "");
        change(Role.ADMIN, true, "");
        assertThat(desk.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void aSessionThatIsSignedInAnewHasTheRightsOfNow() {
        change(Role.OPERATOR, true, "");
        var browser = signedIn();
        assertThat(browser.get("/api/tickets").statusCode()).isEqualTo(200);
        assertThat(browser.get("/api/dead-letters").statusCode()).isEqualTo(403);
        assertThat(browser.get("/actuator/health").body()).doesNotContain("components");
    }

    @Test
    void whatAnotherPortalTookAwayCountsAtTheNextReadAndAtTheNextAct() {
        var idle = signedIn();
        var acting = signedIn();
        var ada = store.find("ada").orElseThrow();
        store.replace(ada, ada.change(ada.passwordHash(), Role.VIEWER, Set.of(), true));
        assertThat(acting.get("/api/tickets").statusCode())
                .describedAs("the act that finds it out is the viewer's already")
                .isEqualTo(200);
        assertThat(acting.get("/api/dead-letters").statusCode()).isEqualTo(401);
        change(Role.ADMIN, true, "");
        var other = signedIn();
        var now = store.find("ada").orElseThrow();
        store.replace(now, now.change(now.passwordHash(), Role.ADMIN, Set.of(), false));
        accounts.readAgain();
        assertThat(idle.get("/").statusCode()).isEqualTo(302);
        assertThat(other.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void aChangeOfRegionsEndsNoSession() {
        change(Role.OPERATOR, true, "");
        var desk = signedIn();
        assertThat(accounts.change(Actor.SYSTEM, "ada", Role.OPERATOR, Set.of(new RegionId("norway")), true, ""))
                .isInstanceOf(AccountDesk.Outcome.Done.class);
        assertThat(desk.get("/").statusCode()).isEqualTo(200);
    }

    private BrowserSession signedIn() {
        return new BrowserSession(port).login("ada", PASSWORD);
    }

    private void change(Role role, boolean enabled, String password) {
        assertThat(accounts.change(Actor.SYSTEM, "ada", role, Set.of(), enabled, password))
                .isInstanceOf(AccountDesk.Outcome.Done.class);
    }
}
