package com.cinemataztic.incidents.fleet;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One auditorium.
 *
 * @param ref which one
 * @param name for people
 * @param schedule its shows, null when never told
 * @param goneSince since when the vendor lists it no more, null while it does
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
