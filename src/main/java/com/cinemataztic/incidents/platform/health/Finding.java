package com.cinemataztic.incidents.platform.health;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is known of how the portal does its work.
 *
 * @param what it is about, a few words
 * @param value what was found, a few words or a figure
 * @param level how that stands
 * @param explanation what it means and, where somebody has to look, what to do; empty if the rest says it all
 * @param at the moment it is of, if that says something; shown with how long ago it was
 */
public record Finding(
        String what,
        String value,
        Level level,
        String explanation,
        @Nullable Instant at) {

    /** A finding that is of right now. */
    public Finding(String what, String value, Level level, String explanation) {
        this(what, value, level, explanation, null);
    }
}
