package com.cinemataztic.incidents.platform;

import com.cinemataztic.incidents.platform.text.Explanation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reports how complete the portal's view is, so that stale pages are marked. */
public interface MonitoringStatus {

    /**
     * @param at when the portal last saw everything; null: not yet
     * @param blind what it cannot see; none if it sees everything
     */
    record Freshness(@Nullable Instant at, Explanation blind) {}

    /** @return the present state of the portal's view */
    Freshness freshness();
}
