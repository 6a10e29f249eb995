package com.cinemataztic.incidents.fleet;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One auditorium.
 *
 * @param ref identifies it
 * @param name for people
 * @param schedule its shows; null when never reported
 * @param goneSince since when the vendor no longer lists it; null while it does
 */
public record Screen(
        ScreenRef ref,
        String name,
        @Nullable Schedule schedule,
        @Nullable Instant goneSince) {

    Screen with(@Nullable Schedule schedule, @Nullable Instant goneSince) {
        return new Screen(ref, name, schedule, goneSince);
    }
}
