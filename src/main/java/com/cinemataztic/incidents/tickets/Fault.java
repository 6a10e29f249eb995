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
        @Nullable String expressionUrl) {}
