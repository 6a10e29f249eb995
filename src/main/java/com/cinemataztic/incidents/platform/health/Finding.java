package com.cinemataztic.incidents.platform.health;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One observation about the health of the portal.
 *
 * @param what the subject, in a few words
 * @param value the observed value, a few words or a number
 * @param level its severity
 * @param explanation what it means and, if somebody has to act, what to do; empty if the other fields suffice
 * @param at the moment it refers to, if that is meaningful; shown with its age
 */
public record Finding(
        String what,
        String value,
        Level level,
        String explanation,
        @Nullable Instant at) {

    /** A finding that refers to the present moment. */
    public Finding(String what, String value, Level level, String explanation) {
        this(what, value, level, explanation, null);
    }
}
