package com.cinemataztic.incidents.platform;

import com.cinemataztic.incidents.platform.health.Finding;
import com.cinemataztic.incidents.platform.health.HealthReporter;
import com.cinemataztic.incidents.platform.health.HealthSection;
import com.cinemataztic.incidents.platform.health.Level;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reports whether an external monitor would notice if the portal died. */
@Component
class HeartbeatHealth implements HealthReporter {

    private static final String WHAT = "Heartbeat";

    private final Heartbeat heartbeat;

    HeartbeatHealth(Heartbeat heartbeat) {
        this.heartbeat = heartbeat;
    }

    @Override
    public HealthSection evidence() {
        return new HealthSection("Watched from outside", 8, List.of(finding()));
    }

    private Finding finding() {
        if (!heartbeat.configured()) {
            return new Finding(
                    WHAT, "none configured", Level.OFF, "Nobody outside is pinged. Set PORTAL_HEARTBEAT_URL.");
        }
        var problem = heartbeat.problem();
        var last = heartbeat.lastPingAt().orElse(null);
        return problem.isEmpty()
                ? new Finding(WHAT, last == null ? "not yet" : "arrives", Level.OK, last == null ? "" : "Last:", last)
                : new Finding(WHAT, problem, Level.WRONG, last == null ? "None has arrived yet." : "Last:", last);
    }
}
