package com.cinemataztic.incidents.exporter.cinecloud;

import java.time.Duration;

/** Receives each call and each part of an answer that failed. Called from many threads; must not throw. */
@FunctionalInterface
public interface CallLedger {

    /**
     * One failure.
     *
     * @param reason one of the reasons of {@link Answer.Failed}
     */
    void failed(Endpoint endpoint, String reason);

    /** A call started. */
    default void begun(Endpoint endpoint) {}

    /** A call ended after {@code took}, successfully or not. */
    default void ended(Endpoint endpoint, Duration took) {}

    /** The vendor reported no change since the last answer. */
    default void notModified(Endpoint endpoint) {}

    /** The circuit of an endpoint opened, or closed. */
    default void circuit(Endpoint endpoint, boolean open) {}
}
