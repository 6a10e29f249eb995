package com.cinemataztic.incidents.platform.http;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The result of a call. */
public sealed interface HttpResult {

    /**
     * A response with any status; redirects are not followed.
     *
     * @param body as much of it as the {@link BodyLimit} allows
     */
    record Answer(int status, HttpHeaders headers, byte[] body) implements HttpResult {

        /** @return the body as UTF-8 */
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** No complete response arrived in time. */
    record TimedOut(Duration after) implements HttpResult {}

    /**
     * There was no usable response.
     *
     * @param cause an {@link java.io.IOException}, which includes {@link BodyTooLongException}; anything else is a bug
     *     in the portal
     */
    record Failed(Throwable cause) implements HttpResult {}

    /** The calling thread was interrupted; its interrupt flag is still set. */
    record Interrupted() implements HttpResult {}
}
