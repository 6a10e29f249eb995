package com.cinemataztic.incidents.exporter.cinecloud;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before a call is retried.
 *
 * @param firstWait wait before the second try; doubles from then on
 * @param longestWait upper bound of a wait; if the vendor asks for more, this call does not retry
 * @param inAll total wait of one call: for retries, for the end of pauses that the vendor asked for with a 429, and for
 *     the trial of an endpoint that was down
 */
public record RetryPolicy(Duration firstWait, Duration longestWait, Duration inAll) {

    /** A few seconds only: the next poll is the real second chance. */
    public static final RetryPolicy STANDARD =
            new RetryPolicy(Duration.ofMillis(250), Duration.ofSeconds(5), Duration.ofSeconds(30));

    /**
     * The wait after a failed try: 0.5 to 1.5 times the step, to keep many callers from returning in step.
     *
     * @param failed number of failed tries so far, from 1
     * @param asked the wait that the vendor asked for; zero if none
     */
    Duration waitAfter(int failed, Duration asked) {
        Duration step = firstWait.multipliedBy(1L << Math.min(failed - 1, 16));
        Duration jittered = Duration.ofMillis(
                Math.round(step.toMillis() * ThreadLocalRandom.current().nextDouble(0.5, 1.5)));
        Duration wait = jittered.compareTo(asked) > 0 ? jittered : asked;
        return wait.compareTo(longestWait) < 0 ? wait : longestWait;
    }
}
