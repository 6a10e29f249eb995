package com.cinemataztic.incidents.overview.figures.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.overview.figures.DailyFigureStore;
import com.cinemataztic.incidents.overview.figures.ManyDays;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.support.Axe;
import com.cinemataztic.incidents.support.Chromium;
import com.cinemataztic.incidents.support.Evening;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** The charts of the page Overview in a real browser: they draw, everybody can read them, and a day leads to its tickets. */
@PortalTest
@Import(Evening.class)
@Tag("browser")
class OverviewBrowserTests {

    private static final String COLOURS = """
            const canvas = document.querySelector('day-chart canvas');
            const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
            const found = new Set();
            for (let i = 0; i < pixels.length; i += 4) if (pixels[i + 3] === 255) found.add(pixels.slice(i, i + 3).join());
            return String(found.size);
            """;

    /** The frame around the page is not this page's. */
    private static List<String> findings(Chromium window) {
        return Axe.findings(window)
                .lines()
                .filter(finding -> !finding.startsWith("region:"))
                .toList();
    }

    @LocalServerPort
    int port;

    @Autowired
    AccountDesk accounts;

    @Autowired
    DailyFigureStore store;

    @Autowired
    RegionDirectory regions;

    @Autowired
    TicketDesk desk;

    @Autowired
    Evening evening;

    @Autowired
    Clock clock;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theChartsDrawAndCanBeReadByAll(boolean dark) {
        accounts.add(Actor.SYSTEM, "vera", "a good password", Role.VIEWER, Set.of());
        desk.report(evening.failures(), false);
        ManyDays.store(store, regions.all(), 90, 2, clock.instant());
        var suffix = dark ? "-dark" : "";
        try (var window = new Chromium("http://127.0.0.1:" + port, dark)) {
            window.resize(1440, 1500);
            window.open("");
            window.signIn("vera", "a good password");
            window.open("overview");
            window.await("day-chart[data-state=drawn]");
            assertThat(Integer.parseInt(window.script(COLOURS))).isGreaterThan(2);
            window.screenshot("overview" + suffix);
            assertThat(findings(window)).isEmpty();
            window.resize(390, 844);
            assertThat(window.script("return String(document.documentElement.scrollWidth <= innerWidth)"))
                    .isEqualTo("true");
            window.await("day-chart[data-state=drawn]");
            window.screenshot("phone-overview" + suffix);
            assertThat(window.script(
                            "return String(document.querySelector('day-chart canvas').clientWidth <= innerWidth)"))
                    .isEqualTo("true");
            window.resize(1440, 900);
            window.script("document.querySelector('day-chart').scrollIntoView(); return ''");
            window.tap("day-chart .u-over");
            window.awaitText("Opened on");
            window.screenshot("overview-tickets" + suffix);
            assertThat(findings(window)).isEmpty();
        }
    }
}
