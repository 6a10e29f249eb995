package com.cinemataztic.incidents.alerts.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides whether monitoring is blind. Pure: the result depends on the arguments only. */
final class Blindness {

    private Blindness() {}

    /**
     * The known state of monitoring.
     *
     * @param startedAt when this portal started; the time before does not count as silence
     * @param watchdogAt when any portal last received the Watchdog; null: never
     * @param polled whether Prometheus and the Alertmanagers were polled at all since the start
     * @param troubles the sources that gave no good answer
     */
    record Seen(Instant startedAt, @Nullable Instant watchdogAt, boolean polled, List<Trouble> troubles) {}

    /**
     * A source that gives no good answer.
     *
     * @param what short description, e.g. {@code Prometheus does not answer}
     * @param since the first of the consecutive polls that found it so
     * @param remedy how to fix it
     */
    record Trouble(String what, Instant since, String remedy) {}

    /** The result of the decision. */
    sealed interface Verdict {

        /**
         * Monitoring is blind.
         *
         * @param from since when it counts as blind
         * @param troubles why, the newest first; never empty
         */
        record Blind(Instant from, List<Trouble> troubles) implements Verdict {}

        /** Every source answers. */
        record Healthy() implements Verdict {}

        /** Something is wrong but not for long enough, or nothing is known yet. */
        record Undecided() implements Verdict {}
    }

    private record Due(Trouble trouble, Instant from) {}

    /**
     * @param silence how long the Watchdog may be silent; also the grace period after the start
     * @param blindAfter how long a source may go without a good answer
     */
    static Verdict judge(Seen seen, Duration silence, Duration blindAfter, Instant now) {
        var grace = seen.startedAt().plus(silence);
        var due = Stream.concat(
                        Stream.of(new Due(
                                silence(seen), later(grace, silenceSince(seen).plus(silence)))),
                        seen.troubles().stream()
                                .map(trouble -> new Due(
                                        trouble, later(grace, trouble.since().plus(blindAfter)))))
                .filter(reason -> !reason.from().isAfter(now))
                .sorted(Comparator.comparing(Due::from).reversed())
                .toList();
        if (!due.isEmpty()) {
            return new Verdict.Blind(
                    due.getLast().from(), due.stream().map(Due::trouble).toList());
        }
        var receivedAt = seen.watchdogAt();
        var receivedRecently = receivedAt != null && receivedAt.plus(silence).isAfter(now);
        return receivedRecently && seen.polled() && seen.troubles().isEmpty()
                ? new Verdict.Healthy()
                : new Verdict.Undecided();
    }

    private static Trouble silence(Seen seen) {
        return seen.watchdogAt() == null
                ? new Trouble(
                        "no Watchdog has ever been received: monitoring is not connected",
                        seen.startedAt(),
                        "Have Alertmanager send the alert Watchdog to this portal's webhook, with its token.")
                : new Trouble(
                        "the Watchdog is silent",
                        seen.watchdogAt(),
                        "Check that Prometheus evaluates its rules, that Alertmanager has the alert Watchdog, and that"
                                + " Alertmanager reaches this portal's webhook.");
    }

    private static Instant silenceSince(Seen seen) {
        return seen.watchdogAt() == null ? seen.startedAt() : seen.watchdogAt();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
