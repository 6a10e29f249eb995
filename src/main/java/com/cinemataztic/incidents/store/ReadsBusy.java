package com.cinemataztic.incidents.store;

import java.time.Duration;

/** A costly read got no permit in time. Nothing was read; a retry helps. */
public final class ReadsBusy extends StoreUnavailable {

    private final transient Duration retryAfter;

    ReadsBusy(Duration retryAfter) {
        super("Too many costly reads run at once. Wait for the one before to end, then try again.");
        this.retryAfter = retryAfter;
    }

    /** @return how long to wait, in whole seconds, at least one */
    public long retryAfterSeconds() {
        return Math.max(1, retryAfter.plusMillis(999).toSeconds());
    }
}
