package com.cinemataztic.incidents.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.support.Axe;
import com.cinemataztic.incidents.support.Chromium;
import com.cinemataztic.incidents.support.Evening;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.router.RouteData;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/**
 * Every view of the portal in a real browser, light and dark, at a desk and on a phone: nothing keeps people from using
 * it. The pictures are in target/screenshots.
 */
@PortalTest
@DirtiesContext
@Import(Evening.class)
@TestPropertySource(properties = "portal.alerts.ask-every=500ms")
@Tag("browser")
class EveryViewBrowserTests {

    /** The addresses of pages that show one thing of many. */
    private static final Map<String, String> ADDRESSES =
            Map.of("runbooks", "runbooks/MachineOffline", "tickets", "tickets/TICKET");

    private static final String PRODUCT = " · Incidents Portal";

    @LocalServerPort
    int port;

    @Autowired
    ServletContext servlets;

    /** An evening on which machines have failed, and an admin and an operator look at it. */
    @BeforeAll
    static void evening(@Autowired Evening evening, @Autowired TicketDesk desk, @Autowired AccountDesk accounts) {
        accounts.add(Actor.SYSTEM, "maja", "a password of maja", Role.ADMIN, Set.of());
        desk.report(evening.failures(), false);
        desk.report(List.of(evening.repaired()), false);
    }

    @ParameterizedTest
    @CsvSource({"false, 1440, 900", "true, 1440, 900", "false, 390, 844", "true, 390, 844"})
    void noViewKeepsPeopleFromUsingIt(boolean dark, int width, int height, @Autowired LiveBoard board) {
        var ticket = board.snapshot().rows().keySet().iterator().next().value();
        var findings = new TreeMap<String, String>();
        var suffix = (width < 600 ? "-phone" : "") + (dark ? "-dark" : "");
        try (var window = new Chromium("http://127.0.0.1:" + port, dark)) {
            window.resize(width, height);
            window.open("login");
            window.awaitText("No cinema screen");
            look(window, "login", suffix, findings);
            window.signIn("maja", "a password of maja");
            for (var route : routes()) {
                var address = ADDRESSES.getOrDefault(route, route).replace("TICKET", ticket);
                window.open(address);
                window.await("h1");
                await().until(() -> isLaidOut(window, width < 600));
                look(window, route.isEmpty() ? "queue" : route.replace('/', '-'), suffix, findings);
            }
        }
        assertThat(findings).isEmpty();
    }

    /** People tell the tabs of the portal apart by their names. */
    @ParameterizedTest
    @CsvSource({"en, Sign in, Page not found", "da, Log ind, Siden blev ikke fundet"})
    void everyTabNamesItsPage(String language, String signIn, String missing, @Autowired LiveBoard board) {
        var ticket = board.snapshot().rows().keySet().iterator().next().value();
        var titles = new TreeMap<String, String>();
        try (var window = new Chromium("http://127.0.0.1:" + port, false)) {
            window.preferLanguage(language);
            for (var address : List.of("login", "help", "nowhere")) {
                window.open(address);
                window.await("vaadin-login-form");
                await().untilAsserted(() -> assertThat(window.title()).isEqualTo(signIn + PRODUCT));
            }
            window.signIn("maja", "a password of maja");
            for (var route : routes()) {
                window.open(ADDRESSES.getOrDefault(route, route).replace("TICKET", ticket));
                window.await("h1");
                titles.put(route, window.title());
            }
            for (var address : List.of("nowhere", "runbooks/nowhere")) {
                window.open(address);
                window.await("live-status[count]");
                await().untilAsserted(
                                () -> assertThat(window.title()).matches("(?:\\(\\d+ .\\??\\) )?" + missing + PRODUCT));
            }
        }
        assertThat(titles.values()).allMatch(title -> title.matches("(?:\\([^)]+\\) )?[^(].+" + PRODUCT));
        assertThat(titles.keySet()).contains("", "help");
    }

    @Test
    void theRoutesAreThoseOfThePortal() {
        assertThat(routes()).contains("", "help", "machines", "admin/accounts").hasSizeGreaterThan(15);
    }

    private static void look(Chromium window, String view, String suffix, Map<String, String> findings) {
        window.screenshot("view-" + view + suffix);
        var found = Axe.grave(window) + misfits(window);
        if (!found.isEmpty()) {
            findings.put(view + suffix, found);
        }
    }

    private static boolean isLaidOut(Chromium window, boolean onPhone) {
        return window.script("""
                        const bottom = document.querySelector('.phone-nav').getBoundingClientRect();
                        return document.querySelector('vaadin-app-layout').hasAttribute('overlay') === arguments[0]
                            && (bottom.height > 40) === arguments[0];""", onPhone).equals("true");
    }

    /** @return what of the page is out of reach; empty if nothing */
    private static String misfits(Chromium window) {
        return window.script("""
                const misfits = [];
                if (document.documentElement.scrollWidth > innerWidth) {
                    misfits.push('scrolls sideways');
                }
                const content = document.querySelector('vaadin-app-layout')?.shadowRoot.querySelector('[part~=content]');
                const bottom = document.querySelector('.phone-nav')?.getBoundingClientRect();
                const end = bottom?.height ? bottom.top + 1 : innerHeight;
                if (content && content.getBoundingClientRect().bottom > end) {
                    misfits.push('ends behind the navigation');
                }
                return misfits.join(', ');""");
    }

    /** @return the first part of each view's address, up to where a value would follow */
    private List<String> routes() {
        var registry = ApplicationRouteRegistry.getInstance(new VaadinServletContext(servlets));
        return Stream.concat(
                        RouteConfiguration.forRegistry(registry).getAvailableRoutes().stream()
                                .map(RouteData::getTemplate),
                        ADDRESSES.keySet().stream())
                .map(template -> template.replaceFirst("/?:.*", ""))
                .filter(route -> !route.equals("login"))
                .distinct()
                .sorted()
                .toList();
    }
}
