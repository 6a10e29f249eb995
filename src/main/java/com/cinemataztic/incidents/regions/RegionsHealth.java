package com.cinemataztic.incidents.regions;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.platform.health.Finding;
import com.cinemataztic.incidents.platform.health.HealthReporter;
import com.cinemataztic.incidents.platform.health.HealthSection;
import com.cinemataztic.incidents.platform.health.Level;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows how many regions wait for an admin: their tickets are unassigned until then. */
@Component
class RegionsHealth implements HealthReporter {

    private final RegionAcceptance acceptance;

    RegionsHealth(RegionAcceptance acceptance) {
        this.acceptance = acceptance;
    }

    @Override
    public HealthSection evidence() {
        var waiting = acceptance.waiting();
        return new HealthSection(
                text("health.regions.title"),
                37,
                List.of(
                        waiting == 0
                                ? new Finding(text("health.regions.waiting"), text("health.none"), Level.OK, "")
                                : new Finding(
                                        text("health.regions.waiting"),
                                        text("health.regions.waiting.count", waiting),
                                        Level.NOTICE,
                                        text("health.regions.waiting.text"))));
    }
}
