package com.cinemataztic.incidents.alerts.health;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The Watchdog state that survives restarts. Used only by {@link Watchdog} and the adapter. */
public interface WatchdogMemory {

    /**
     * @param receivedAt when it was last received as firing
     * @param startsAt start of its episode then
     * @param restartedAt when a change of its episode was first seen; null: never
     */
    record State(
            Instant receivedAt, Instant startsAt, @Nullable Instant restartedAt) {}

    /** @return the stored state; empty if the Watchdog was never received */
    Optional<State> recall();

    /** Replaces the stored state. */
    void remember(State state);
}
