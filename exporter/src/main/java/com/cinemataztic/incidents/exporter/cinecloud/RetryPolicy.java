package com.cinemataztic.incidents.exporter.cinecloud;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often and after what wait a call is tried again.
 *
 * @param tries how often in all
 * @param firstWait wait before the second try; doubles from then on
 * @param longestWait no wait is longer, whatever the vendor asks for
 */
public record RetryPolicy(int tries, Duration firstWait, Duration longestWait) {

    /** Three tries within a few seconds: the next poll is the real second chance. */
    public static final RetryPolicy STANDARD = new RetryPolicy(3, Duration.ofMillis(250), Duration.ofSeconds(5));

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
