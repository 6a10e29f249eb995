package com.cinemataztic.incidents.exporter.cinecloud;

import java.util.function.Function;

/** What came of a call: a value, or the reason why there is none. Failures are already counted when this returns. */
public sealed interface Answer<T> {

    /** The vendor answered and the answer was understood. */
    record Good<T>(T value) implements Answer<T> {}

    /**
     * No usable answer.
     *
     * @param reason one of the few words of the metric cine_exporter_call_errors_total: {@code slow} (cut short by the
     *     caller's own limit), {@code timeout}, {@code connection}, {@code interrupted}, {@code malformed},
     *     {@code oversize}, {@code empty}, {@code circuit_open} and {@code paused} (not asked at all), or {@code http_}
     *     and the status
     */
    record Failed<T>(String reason) implements Answer<T> {

        /** Whether all the time that it had was used up. */
        public boolean tookTooLong() {
            return reason.equals("slow") || reason.equals("timeout");
        }

        /** Whether the same call may well succeed soon. */
        public boolean worthAnotherTry() {
            return reason.equals("slow") || reason.equals("connection") || reason.startsWith("http_5");
        }
    }

    /** Goes on with the value, or carries the failure along. */
    default <R> Answer<R> then(Function<T, Answer<R>> next) {
        return switch (this) {
            case Good<T>(T value) -> next.apply(value);
            case Failed<T>(String reason) -> new Failed<>(reason);
        };
    }
}
