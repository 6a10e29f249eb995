package com.cinemataztic.incidents.platform;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tells how well the portal sees, so that no page is stale without saying so. */
public interface MonitoringStatus {

    /**
     * @param at when the portal last saw all of it; null when it has not yet
     * @param blind what it can't see, for people; empty if all is well
     */
    record Freshness(@Nullable Instant at, String blind) {}

    /** @return how well the portal sees right now */
    Freshness sight();
}
