package com.cinemataztic.incidents.platform;

import com.cinemataztic.incidents.platform.evidence.EvidenceGiver;
import com.cinemataztic.incidents.platform.evidence.EvidenceSection;
import com.cinemataztic.incidents.platform.evidence.Finding;
import com.cinemataztic.incidents.platform.evidence.Level;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows whether somebody outside would notice if the portal died. */
@Component
class HeartbeatEvidence implements EvidenceGiver {

    private static final String WHAT = "Heartbeat";

    private final Heartbeat heartbeat;

    HeartbeatEvidence(Heartbeat heartbeat) {
        this.heartbeat = heartbeat;
    }

    @Override
    public EvidenceSection evidence() {
        return new EvidenceSection("Watched from outside", 8, List.of(finding()));
    }

    private Finding finding() {
        if (!heartbeat.configured()) {
            return new Finding(
                    WHAT, "none configured", Level.OFF, "Nobody outside is pinged. Set PORTAL_HEARTBEAT_URL.");
        }
        var ailment = heartbeat.ailment();
        var last = heartbeat.lastPingAt().orElse(null);
        return ailment.isEmpty()
                ? new Finding(WHAT, last == null ? "not yet" : "arrives", Level.OK, last == null ? "" : "Last:", last)
                : new Finding(WHAT, ailment, Level.WRONG, last == null ? "None has arrived yet." : "Last:", last);
    }
}
