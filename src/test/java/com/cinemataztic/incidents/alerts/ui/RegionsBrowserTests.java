package com.cinemataztic.incidents.alerts.ui;

import static com.cinemataztic.incidents.alerts.AlertJson.firing;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.alerts.AlertJson;
import com.cinemataztic.incidents.alerts.intake.AlertIntake;
import com.cinemataztic.incidents.support.Chromium;
import com.cinemataztic.incidents.support.PortalTest;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The page Regions in a real browser, on a desk and on a phone; pictures go to target/screenshots. */
@PortalTest
@Tag("browser")
class RegionsBrowserTests {

    @LocalServerPort
    int port;

    @Autowired
    AlertIntake intake;

    @Test
    void anAdminAcceptsARegionThatALabelNames() {
        for (var region : new String[] {"sweden", "denmrk", "xx-region-1"}) {
            var alert = firing("s1").label("cinema_id", "at-" + region).label("region", region);
            intake.take(AlertJson.body(alert.fingerprint("fp-" + region)), Map.of());
        }
        try (var window = new Chromium("http://127.0.0.1:" + port, false)) {
            window.resize(1360, 1000);
            window.signIn("admin", PortalTest.ADMIN_PASSWORD);
            window.open("admin/regions");
            window.awaitText("Alerts name these regions");
            window.awaitText("Europe/Copenhagen");
            window.screenshot("regions");
            window.script("[...document.querySelectorAll('vaadin-button')]"
                    + ".find((button) => button.getAttribute('aria-label') === 'Accept sweden').click()");
            window.awaitText("Live tickets with this label move");
            window.screenshot("regions-accept");
            window.click("Accept");
            window.awaitText("Choose a time zone");
            window.click("Cancel");
            window.resize(390, 844);
            window.open("admin/regions");
            window.awaitText("Alerts name these regions");
            window.screenshot("regions-phone");
            assertThat(
                            window.script(
                                    "return document.querySelector('.regions-actions').getBoundingClientRect().right <= window.innerWidth"))
                    .isEqualTo("true");
            assertThat(window.script("return document.documentElement.scrollWidth <= window.innerWidth"))
                    .isEqualTo("true");
        }
    }
}
