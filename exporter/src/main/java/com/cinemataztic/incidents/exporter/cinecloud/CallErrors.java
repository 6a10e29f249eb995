package com.cinemataztic.incidents.exporter.cinecloud;

/** Is told of each call, or part of an answer, that failed. Called from many threads. */
@FunctionalInterface
public interface CallErrors {

    /**
     * Counts one failure.
     *
     * @param reason {@code timeout}, {@code connection}, {@code interrupted}, {@code malformed}, {@code empty} or
     *     {@code http_} and the status
     */
    void count(Endpoint endpoint, String reason);
}
