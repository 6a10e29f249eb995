package com.cinemataztic.incidents.platform.http;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What came of a call. */
public sealed interface HttpResult {

    /**
     * It was answered, with whatever status; redirects are not followed.
     *
     * @param body as much of it as the {@link BodyLimit} allows
     */
    record Answer(int status, HttpHeaders headers, byte[] body) implements HttpResult {

        /** @return the body as UTF-8 */
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** There was no complete answer in time. */
    record TimedOut(Duration after) implements HttpResult {}

    /**
     * There was no answer that can be used.
     *
     * @param cause an {@link java.io.IOException}, {@link BodyTooLongException} among them, unless something is broken here
     */
    record Failed(Throwable cause) implements HttpResult {}

    /** The calling thread was interrupted; it still is. */
    record Interrupted() implements HttpResult {}
}
