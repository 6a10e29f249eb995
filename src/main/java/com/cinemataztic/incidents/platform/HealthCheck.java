package com.cinemataztic.incidents.platform;

/** A part of the portal without which it does not do its work, and a way to try it. */
public interface HealthCheck {

    /** @return which part, in a word or two, e.g. {@code store} */
    String name();

    /**
     * Tries the part. May take a while: whoever asks bounds it. What is thrown is an ailment, too.
     *
     * @return what is wrong with it, for people; empty if it is well
     */
    String problem();
}
