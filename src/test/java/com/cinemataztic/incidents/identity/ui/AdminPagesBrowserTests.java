package com.cinemataztic.incidents.identity.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.identity.tokens.Scope;
import com.cinemataztic.incidents.identity.tokens.TokenDesk;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.support.Chromium;
import com.cinemataztic.incidents.support.PortalTest;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The lists for admins on a phone: two lines a row, and nothing to scroll sideways. Pictures go to target/screenshots. */
@PortalTest
@Tag("browser")
class AdminPagesBrowserTests {

    private static final Actor ADA = new Actor("ada", Role.ADMIN, Set.of());

    @LocalServerPort
    int port;

    @Autowired
    AccountDesk accounts;

    @Autowired
    TokenDesk tokens;

    @Test
    void everyListFitsAPhone() {
        var regions = Set.of(new RegionId("denmark"), new RegionId("new-zealand"), new RegionId("germany"));
        accounts.add(ADA, "margrethe.sondergaard", "a long enough password", Role.OPERATOR, regions);
        tokens.create(ADA, "lamp-watch", Set.of(Scope.TICKETS_READ, Scope.TICKETS_WRITE), regions, 30);
        tokens.create(ADA, "left-over", Set.of(Scope.TICKETS_READ), Set.of(), 30);
        tokens.revoke(ADA, "left-over");
        try (var window = new Chromium("http://127.0.0.1:" + port, false)) {
            window.resize(390, 844);
            window.signIn("admin", PortalTest.ADMIN_PASSWORD);
            for (var page : new String[] {"accounts", "tokens", "sessions", "regions", "audit"}) {
                window.open("admin/" + page);
                await().untilAsserted(() ->
                        assertThat(window.script("""
                            const grids = [...document.querySelectorAll('vaadin-grid')];
                            return grids.length > 0 && grids.every((grid) => {
                              const table = grid.shadowRoot.querySelector('#table');
                              return table.scrollWidth <= table.clientWidth + 1;
                            }) && document.documentElement.scrollWidth <= window.innerWidth;\
                            """)).describedAs(page).isEqualTo("true"));
                window.screenshot("admin-" + page + "-phone");
            }
            window.open("admin/settings?q=tickets");
            window.awaitText("portal.tickets.settle");
            window.screenshot("admin-settings-phone");
            window.resize(1360, 900);
            window.open("admin/settings");
            window.awaitText("portal.tickets.settle");
            window.screenshot("admin-settings");
        }
        try (var window = new Chromium("http://127.0.0.1:" + port, true)) {
            window.resize(1360, 900);
            window.signIn("admin", PortalTest.ADMIN_PASSWORD);
            window.open("admin/settings");
            window.awaitText("portal.tickets.settle");
            window.screenshot("admin-settings-dark");
        }
    }
}
