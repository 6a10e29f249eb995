package com.cinemataztic.incidents.platform.http;

import java.time.Duration;

/** How much of an answer's body is read. Beyond its limit nothing is read, and the connection is closed. */
public sealed interface BodyLimit {

    /** @return so many bytes are kept at most */
    int maxBytes();

    /** The whole body: a longer one fails with {@link BodyTooLongException}. */
    record Whole(int maxBytes) implements BodyLimit {}

    /** Its beginning: what follows is of no interest. */
    record Start(int maxBytes) implements BodyLimit {}

    /**
     * Its beginning, for callers to whom the status is the answer: a body that is late or breaks off counts as empty.
     *
     * @param within how long it is waited for, counted from the end of the headers
     */
    record Excerpt(int maxBytes, Duration within) implements BodyLimit {}
}
