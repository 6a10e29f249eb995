package com.cinemataztic.incidents.tickets;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong.
 *
 * @param errorId stable, kebab-case, e.g. {@code machine-offline}
 * @param summary one line for people
 * @param description more for people, empty if none
 * @param runbookUrl where the fix is written down: http or https, or a path from the portal's root
 * @param expressionUrl the rule's expression in Prometheus, http or https
 */
public record Fault(
        String errorId,
        String summary,
        String description,
        @Nullable String runbookUrl,
        @Nullable String expressionUrl) {

    /** A machine that is not reached: cinemas switch off at night, and a power cut takes all of a cinema's. */
    public static final String MACHINE_OFFLINE = "machine-offline";

    /** Most machines of a cinema that are not reached. */
    public static final String CINEMA_OFFLINE = "cinema-offline";

    /** @return whether it is one that a cinema brings about by switching off */
    public boolean isOffline() {
        return errorId.equals(MACHINE_OFFLINE) || errorId.equals(CINEMA_OFFLINE);
    }
}
