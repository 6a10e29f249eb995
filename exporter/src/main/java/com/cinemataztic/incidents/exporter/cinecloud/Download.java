package com.cinemataztic.incidents.exporter.cinecloud;

import java.util.Locale;
import java.util.Optional;

/**
 * One thing that a machine fetches, a game or a part of it.
 *
 * @param id the vendor's; unique within its machine
 * @param name for people; any text
 * @param progress share that is there, 0 to 1
 * @param error what went wrong; only of a failed one
 */
public record Download(String id, String name, State state, double progress, Optional<Failure> error) {

    /** How far it has come; the words are part of the metrics and of the vendor's API. */
    public enum State {
        /** Waits for its turn. */
        QUEUED,
        /** Bytes arrive. */
        RUNNING,
        /** All there. */
        DONE,
        /** Given up by the machine. */
        FAILED;

        /** The word used on the wire and in labels. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Why it failed: a stable {@code code}, an id, and a {@code message} for people. */
    public record Failure(String code, String message) {

        /** @throws IllegalArgumentException if the code cannot be an id */
        public Failure {
            IdText.require("error.code", code);
        }
    }

    /** @throws IllegalArgumentException if the id cannot be one or the progress is not a share */
    public Download {
        IdText.require("downloadId", id);
        if (!(progress >= 0 && progress <= 1)) {
            throw new IllegalArgumentException("progress must be 0 to 1");
        }
    }
}
