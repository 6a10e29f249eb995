package com.cinemataztic.incidents.notices;

/** The way to the programs that are told of tickets. For {@link Courier} and the adapter only. */
public interface HookLine {

    /**
     * Posts one event. Returns within about the time that {@link Hook#timeout()} gives; never throws for what the other
     * side does.
     */
    HookAnswer post(Hook hook, HookMessage message);
}
