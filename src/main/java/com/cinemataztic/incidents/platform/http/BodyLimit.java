package com.cinemataztic.incidents.platform.http;

import java.time.Duration;

/** How much of a response body is read. Nothing is read beyond the limit, and the connection is then closed. */
public sealed interface BodyLimit {

    /** @return the largest number of bytes to keep */
    int maxBytes();

    /** The whole body. A longer one fails with {@link BodyTooLongException}. */
    record Whole(int maxBytes) implements BodyLimit {}

    /** The beginning of the body. The remainder is not needed. */
    record Start(int maxBytes) implements BodyLimit {}

    /**
     * The beginning of the body, for callers that only need the status. A body that is late or breaks off counts as
     * empty.
     *
     * @param within how long to wait for the body, counted from the end of the headers
     */
    record Excerpt(int maxBytes, Duration within) implements BodyLimit {}
}
