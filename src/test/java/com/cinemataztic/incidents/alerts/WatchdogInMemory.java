package com.cinemataztic.incidents.alerts;

import com.cinemataztic.incidents.alerts.health.WatchdogMemory;
import com.cinemataztic.incidents.store.StoreUnavailable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The Watchdog's state for as long as a test runs; fails on cue. */
public final class WatchdogInMemory implements WatchdogMemory {

    private @Nullable State kept;
    public boolean down;

    @Override
    public Optional<State> recall() {
        return Optional.ofNullable(kept);
    }

    @Override
    public void remember(State state) {
        if (down) {
            throw new StoreUnavailable("down", new IllegalStateException());
        }
        kept = state;
    }
}
