package com.cinemataztic.incidents.platform;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.platform.health.Finding;
import com.cinemataztic.incidents.platform.health.HealthReporter;
import com.cinemataztic.incidents.platform.health.HealthSection;
import com.cinemataztic.incidents.platform.health.Level;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reports whether an external monitor would notice if the portal died. */
@Component
class HeartbeatHealth implements HealthReporter {

    private final Heartbeat heartbeat;

    HeartbeatHealth(Heartbeat heartbeat) {
        this.heartbeat = heartbeat;
    }

    @Override
    public HealthSection evidence() {
        return new HealthSection(text("health.heartbeat.title"), 8, List.of(finding()));
    }

    private Finding finding() {
        var what = text("health.heartbeat.what");
        if (!heartbeat.configured()) {
            return new Finding(what, text("health.none-configured"), Level.NOTICE, text("health.heartbeat.off"));
        }
        var problem = heartbeat.problem();
        var last = heartbeat.lastPingAt().orElse(null);
        return problem.isEmpty()
                ? new Finding(
                        what,
                        last == null ? text("health.heartbeat.not-yet") : text("health.heartbeat.arrives"),
                        Level.OK,
                        last == null ? "" : text("health.heartbeat.last"),
                        last)
                : new Finding(
                        what,
                        problem,
                        Level.WRONG,
                        last == null ? text("health.heartbeat.none-yet") : text("health.heartbeat.last"),
                        last);
    }
}
