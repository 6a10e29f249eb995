package com.cinemataztic.incidents.exporter.cinecloud;

import java.time.Duration;

/**
 * How much one call may cost.
 *
 * @param tries maximum number of tries, with waits between them
 * @param each maximum time for one try, never more than the configured time-out
 */
public record Effort(int tries, Duration each) {

    /** Everything that helps: three tries, each up to the time-out. */
    public static final Effort FULL = new Effort(3, Duration.ofDays(1));

    /** One try, cut short after {@code limit}. */
    public static Effort quick(Duration limit) {
        return new Effort(1, limit);
    }
}
