package com.cinemataztic.incidents.platform.web;

import java.net.URI;
import java.util.Optional;
import org.slf4j.MDC;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Errors over HTTP (RFC 9457): a stable type for programs, and a sentence that says what to do for people. */
public final class Problem {

    private Problem() {}

    /**
     * @param status 4xx: the caller's fault; 503: a retry helps
     * @param slug the stable end of the type, e.g. {@code bad-cursor}
     * @param detail a sentence for people
     * @return the problem, type {@code urn:incidents:problem:slug}, with the id of this thread's request
     */
    public static ProblemDetail of(HttpStatus status, String slug, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(type(slug));
        Optional.ofNullable(MDC.get(RequestIdFilter.KEY)).ifPresent(id -> problem.setProperty(RequestIdFilter.KEY, id));
        return problem;
    }

    static URI type(String slug) {
        return URI.create("urn:incidents:problem:" + slug);
    }
}
