package com.cinemataztic.incidents.alerts.health;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is remembered of the Watchdog over restarts. For {@link Watchdog} and the adapter only. */
public interface WatchdogMemory {

    /**
     * @param heardAt when it was last told to fire
     * @param startsAt its episode then
     * @param restartedAt when its episode was first seen to have changed; null when it never was
     */
    record State(
            Instant heardAt, Instant startsAt, @Nullable Instant restartedAt) {}

    /** @return what is remembered, if it was ever heard */
    Optional<State> recall();

    /** Remembers in place of what was. */
    void remember(State state);
}
