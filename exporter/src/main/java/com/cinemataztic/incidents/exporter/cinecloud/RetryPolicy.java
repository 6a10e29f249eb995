package com.cinemataztic.incidents.exporter.cinecloud;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * After what wait a call is tried again.
 *
 * @param firstWait wait before the second try; doubles from then on
 * @param longestWait no wait is longer; a vendor that asks for more is not asked again by this call
 * @param inAll how long one call waits in all: for another try, for the end of pauses that the vendor asked for with a
 *     429, and for the trial of an endpoint that was down
 */
public record RetryPolicy(Duration firstWait, Duration longestWait, Duration inAll) {

    /** Within a few seconds: the next poll is the real second chance. */
    public static final RetryPolicy STANDARD =
            new RetryPolicy(Duration.ofMillis(250), Duration.ofSeconds(5), Duration.ofSeconds(30));

    /**
     * The wait after a try that failed: half to one and a half of the step, so that many callers do not return in step.
     *
     * @param failed tries that failed so far, from 1
     * @param asked what the vendor asked for; zero if nothing
     */
    Duration waitAfter(int failed, Duration asked) {
        Duration step = firstWait.multipliedBy(1L << Math.min(failed - 1, 16));
        Duration jittered = Duration.ofMillis(
                Math.round(step.toMillis() * ThreadLocalRandom.current().nextDouble(0.5, 1.5)));
        Duration wait = jittered.compareTo(asked) > 0 ? jittered : asked;
        return wait.compareTo(longestWait) < 0 ? wait : longestWait;
    }
}
