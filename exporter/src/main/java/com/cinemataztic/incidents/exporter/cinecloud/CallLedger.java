package com.cinemataztic.incidents.exporter.cinecloud;

import java.time.Duration;

/** Is told of each call and of each part of an answer that failed. Called from many threads; must not throw. */
@FunctionalInterface
public interface CallLedger {

    /**
     * One failure.
     *
     * @param reason one of the words of {@link Answer.Failed}
     */
    void failed(Endpoint endpoint, String reason);

    /** A call is under way. */
    default void begun(Endpoint endpoint) {}

    /** A call ended, well or not, after {@code took}. */
    default void ended(Endpoint endpoint, Duration took) {}

    /** The vendor said that nothing had changed since the last answer. */
    default void notModified(Endpoint endpoint) {}

    /** The circuit of an endpoint opened, or closed. */
    default void circuit(Endpoint endpoint, boolean open) {}
}
