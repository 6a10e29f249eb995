package com.cinemataztic.incidents.tickets;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How bad it is, from the least. */
public enum Severity {
    /** Worth knowing. */
    INFO,
    /** A show will be worse for it. */
    WARNING,
    /** A show will not be. */
    CRITICAL;

    /** @return the word on the wire, e.g. {@code critical} */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return the severity of this word; an unknown or absent one is a {@link #WARNING} */
    public static Severity parse(@Nullable String word) {
        for (var severity : values()) {
            if (severity.word().equalsIgnoreCase(word)) {
                return severity;
            }
        }
        return WARNING;
    }
}
