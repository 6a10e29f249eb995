package com.cinemataztic.incidents.bench;

import java.time.Duration;

/**
 * Brings a portal to the state in which it runs for weeks. In its first minutes of load, its compiler takes more of the
 * processor than all else, and a comparison would measure what was compiled when.
 */
final class WarmUp {

    /** The share of the processor time that the compiler may still take. */
    private static final double SETTLED = 0.1;

    private static final int MOST_ROUNDS = 25;

    private WarmUp() {}

    /** What is to be measured later. */
    interface Round {
        void run(int number) throws Exception;
    }

    /** Runs rounds until the compiler takes less than a tenth of the portal's processor time, and reports how many. */
    static void run(PortalProcess portal, Report report, Round round) throws Exception {
        report.progress("warming up");
        var share = 1.0;
        int rounds = 0;
        while (share >= SETTLED && rounds < MOST_ROUNDS) {
            var compiled = portal.compilerTime();
            var used = portal.processorTime();
            round.run(rounds++);
            share = millis(portal.compilerTime().minus(compiled))
                    / millis(portal.processorTime().minus(used));
        }
        report.note("warmed up in %d rounds; then the compiler took %.0f %% of the processor time"
                .formatted(rounds, share * 100));
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
