package com.cinemataztic.incidents.exporter.cinecloud;

import java.util.Locale;
import java.util.Optional;

/**
 * One item that a machine downloads: a game or a part of it.
 *
 * @param id the vendor's; unique within its machine
 * @param name for people; any text
 * @param progress the share that has arrived, 0 to 1
 * @param error what went wrong; only if it failed
 */
public record Download(String id, String name, State state, double progress, Optional<Failure> error) {

    /** The state of a download. The words are part of the metrics and of the vendor's API. */
    public enum State {
        /** Waits for its turn. */
        QUEUED,
        /** Receives data. */
        RUNNING,
        /** Complete. */
        DONE,
        /** The machine gave up. */
        FAILED;

        /** The word used in the vendor's API and in labels. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Why it failed: a stable {@code code}, an id, and a {@code message} for people. */
    public record Failure(String code, String message) {

        /** @throws IllegalArgumentException if the code is not a valid id */
        public Failure {
            IdText.require("error.code", code);
        }
    }

    /** @throws IllegalArgumentException if the id is invalid or the progress is not within 0 to 1 */
    public Download {
        IdText.require("downloadId", id);
        if (!(progress >= 0 && progress <= 1)) {
            throw new IllegalArgumentException("progress must be 0 to 1");
        }
    }
}
