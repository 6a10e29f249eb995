package com.cinemataztic.incidents.tickets;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong.
 *
 * @param errorId stable, kebab-case, e.g. {@code machine-offline}
 * @param summary one line for people
 * @param description further text for people; empty if none
 * @param runbookUrl the runbook: http or https, or a path from the portal's root
 * @param expressionUrl the rule's expression in Prometheus; http or https
 */
public record Fault(
        String errorId,
        String summary,
        String description,
        @Nullable String runbookUrl,
        @Nullable String expressionUrl) {

    /**
     * A machine that cannot be reached. Cinemas switch off at night, and a power cut takes down every machine of a
     * cinema.
     */
    public static final String MACHINE_OFFLINE = "machine-offline";

    /** Most machines of a cinema cannot be reached. */
    public static final String CINEMA_OFFLINE = "cinema-offline";

    /** A drill: nothing is broken, the chain from Alertmanager to the people is being tried. Reserved for drills. */
    public static final String DRILL = "drill";

    /** @return whether nothing is broken, because this is a drill */
    public boolean isDrill() {
        return errorId.equals(DRILL);
    }

    /** @return whether a cinema causes this fault by switching off */
    public boolean isOffline() {
        return errorId.equals(MACHINE_OFFLINE) || errorId.equals(CINEMA_OFFLINE);
    }
}
