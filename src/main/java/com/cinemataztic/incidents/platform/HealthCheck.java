package com.cinemataztic.incidents.platform;

/** A part of the portal that must work, and a way to test it. */
public interface HealthCheck {

    /** @return the part, in a word or two, e.g. {@code store} */
    String name();

    /**
     * Tests the part. May take a while; the caller sets the time limit. An exception counts as a problem too.
     *
     * @return what is wrong, for people; empty if the part works
     */
    String problem();
}
