package com.cinemataztic.incidents.tickets;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Severities, from the lowest. */
public enum Severity {
    /** For information. */
    INFO,
    /** A show will suffer. */
    WARNING,
    /** A show will not take place. */
    CRITICAL;

    /** @return the word on the wire, e.g. {@code critical} */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return the severity of this word; {@link #WARNING} for an unknown or absent word */
    public static Severity parse(@Nullable String word) {
        for (var severity : values()) {
            if (severity.word().equalsIgnoreCase(word)) {
                return severity;
            }
        }
        return WARNING;
    }
}
