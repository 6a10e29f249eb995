package com.cinemataztic.incidents.regions;

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
                "Regions",
                37,
                List.of(
                        waiting == 0
                                ? new Finding("Waiting for acceptance", "none", Level.OK, "")
                                : new Finding(
                                        "Waiting for acceptance",
                                        waiting == 1 ? "1 region" : waiting + " regions",
                                        Level.NOTICE,
                                        "Labels name them and nobody has accepted them. Their tickets are unassigned:"
                                                + " an admin accepts or dismisses them on the page Regions.")));
    }
}
