package com.cinemataztic.incidents.identity.admission;

import org.springframework.http.HttpMethod;

/**
 * How long a body may be at one address.
 *
 * @param path a path pattern, e.g. {@code /api/tickets/{id}}
 * @param longest the most bytes of a known caller's body
 * @param strangers the most bytes of a stranger's body that are read; 0: a stranger is rejected unread
 */
public record Route(HttpMethod method, String path, long longest, long strangers) {

    /** The webhook keeps the headers of what is too long, so it says so itself. */
    static final long BOUNDED_BY_ITSELF = Long.MAX_VALUE;
}
