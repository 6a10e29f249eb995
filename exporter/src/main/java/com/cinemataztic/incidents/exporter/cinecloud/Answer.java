package com.cinemataztic.incidents.exporter.cinecloud;

import java.util.function.Function;

/** What came of a call: a value, or the reason why there is none. Failures are already counted when this returns. */
public sealed interface Answer<T> {

    /** The vendor answered and the answer was understood. */
    record Good<T>(T value) implements Answer<T> {}

    /** No usable answer; {@code reason} is one of the few words of the metric cine_exporter_call_errors_total. */
    record Failed<T>(String reason) implements Answer<T> {}

    /** Goes on with the value, or carries the failure along. */
    default <R> Answer<R> then(Function<T, Answer<R>> next) {
        return switch (this) {
            case Good<T>(T value) -> next.apply(value);
            case Failed<T>(String reason) -> new Failed<>(reason);
        };
    }
}
