package com.cinemataztic.incidents.exporter.cinecloud;

import java.util.function.Function;

/** The result of a call: a value, or the reason why there is none. Failures are already counted when this returns. */
public sealed interface Answer<T> {

    /** The vendor answered and the answer could be read. */
    record Good<T>(T value) implements Answer<T> {}

    /**
     * No usable answer.
     *
     * @param reason one of the few reasons of the metric cine_exporter_call_errors_total: {@code slow} (cut short by
     *     the caller's own limit), {@code timeout}, {@code connection}, {@code interrupted}, {@code malformed},
     *     {@code oversize}, {@code empty}, {@code circuit_open} and {@code paused} (no request was sent), or
     *     {@code http_} and the status
     */
    record Failed<T>(String reason) implements Answer<T> {

        /** Whether the call used up all of its time. */
        public boolean tookTooLong() {
            return reason.equals("slow") || reason.equals("timeout");
        }

        /** Whether the same call may succeed soon. */
        public boolean worthAnotherTry() {
            return reason.equals("slow") || reason.equals("connection") || reason.startsWith("http_5");
        }
    }

    /** Continues with the value, or passes the failure on. */
    default <R> Answer<R> then(Function<T, Answer<R>> next) {
        return switch (this) {
            case Good<T>(T value) -> next.apply(value);
            case Failed<T>(String reason) -> new Failed<>(reason);
        };
    }
}
