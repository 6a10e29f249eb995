package com.cinemataztic.incidents.exporter.cinecloud;

import java.time.Duration;

/**
 * How much one call may cost.
 *
 * @param tries most tries; waits lie between them
 * @param each most time for one try, never more than the time-out that is set
 */
public record Effort(int tries, Duration each) {

    /** All that helps: three tries, each as long as the time-out allows. */
    public static final Effort FULL = new Effort(3, Duration.ofDays(1));

    /** One try that is cut short after {@code limit}. */
    public static Effort quick(Duration limit) {
        return new Effort(1, limit);
    }
}
