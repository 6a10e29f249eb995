package com.cinemataztic.incidents.maintenance.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.maintenance.MaintenanceDesk;
import com.cinemataztic.incidents.maintenance.MaintenanceWindow;
import com.cinemataztic.incidents.maintenance.PlanResult;
import com.cinemataztic.incidents.maintenance.Scope;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.support.Chromium;
import com.cinemataztic.incidents.support.Evening;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** The page Maintenance, and tickets in maintenance, in a real browser: on a desk and on a phone, light and dark. */
@PortalTest
@Import(Evening.class)
@Tag("browser")
class MaintenanceBrowserTests {

    private static final Actor MAJA = new Actor("maja", Role.OPERATOR, Set.of());

    @LocalServerPort
    int port;

    @Autowired
    Evening evening;

    @Autowired
    MaintenanceDesk desk;

    @Autowired
    TicketDesk tickets;

    private MaintenanceWindow running;

    @BeforeEach
    void anEvening() {
        tickets.report(evening.failures(), false);
        running = plan(new Scope.OfScreen("dk-014", "s2"), -5, 130, "New projector, Bo is on site until the late show");
        plan(new Scope.OfCinema("no-003"), -5, 60, "<img src=x onerror=\"document.title='hacked'\">");
        plan(new Scope.OfRegion(new RegionId("estonia")), 1_500, 1_700, "The provider changes lines");
        var cancelled = plan(new Scope.OfCinema("es-004"), 300, 400, "Cancelled again");
        desk.end(MAJA, cancelled.id(), cancelled.version());
    }

    @Test
    void windowsAndTheirTicketsFitADeskAndAPhoneLightAndDark() {
        for (var dark : List.of(false, true)) {
            var suffix = dark ? "-dark" : "";
            try (var window = new Chromium("http://127.0.0.1:" + port, dark)) {
                window.resize(1360, 900);
                window.signIn("admin", PortalTest.ADMIN_PASSWORD);
                for (var width : List.of(1360, 390)) {
                    var prefix = width == 390 ? "phone-" : "";
                    window.resize(width, width == 390 ? 844 : 900);
                    window.open("maintenance?past=true");
                    window.awaitText("Cancelled again");
                    window.awaitText("2 running, 1 upcoming");
                    assertThat(window.script("return document.title")).doesNotContain("hacked");
                    assertThat(window.script("return document.documentElement.scrollWidth <= window.innerWidth"))
                            .isEqualTo("true");
                    window.screenshot(prefix + "maintenance" + suffix);
                    window.open("maintenance?window=" + running.id());
                    window.awaitText("Planned by");
                    window.screenshot(prefix + "maintenance-window" + suffix);
                    window.open("maintenance?screen=dk-014/s2");
                    window.awaitText("Overlaps another window");
                    assertThat(window.script("""
                            return [...document.querySelectorAll('.dialog-content')].every(it => it.scrollWidth <= it.clientWidth)""")).isEqualTo("true");
                    window.screenshot(prefix + "maintenance-plan" + suffix);
                    window.open("?q=dk-014");
                    window.awaitText("In maintenance until");
                    window.screenshot(prefix + "maintenance-queue" + suffix);
                    window.script("""
                            const line = [...document.querySelectorAll('.recovery')].find(one => one.checkVisibility()
                              && one.textContent.includes('In maintenance until'));
                            line.closest('vaadin-grid-cell-content').click()""");
                    window.await(".ticket-more");
                    window.script("document.querySelector('.ticket-more > summary').click()");
                    window.awaitText("Plan maintenance…");
                    window.screenshot(prefix + "maintenance-ticket" + suffix);
                    window.click("Close…");
                    window.awaitText("To snooze for longer");
                    window.screenshot(prefix + "maintenance-close" + suffix);
                }
            }
        }
    }

    private MaintenanceWindow plan(Scope scope, int fromMinutes, int untilMinutes, String reason) {
        var now = Instant.now();
        var outcome = desk.plan(
                MAJA,
                scope,
                now.plus(Duration.ofMinutes(fromMinutes)),
                now.plus(Duration.ofMinutes(untilMinutes)),
                reason);
        assertThat(outcome).isInstanceOf(PlanResult.Done.class);
        return ((PlanResult.Done) outcome).window();
    }
}
