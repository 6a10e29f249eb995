package com.cinemataztic.incidents.platform.web;

import com.cinemataztic.incidents.store.QueryTimeout;
import com.cinemataztic.incidents.store.ReadsBusy;
import com.cinemataztic.incidents.store.StoreUnavailable;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns exceptions from any controller into problem details. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOGGER = LoggerFactory.getLogger(ProblemAdvice.class);

    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    @ExceptionHandler
    ProblemDetail onBadRequest(BadRequest bad) {
        return Problem.of(HttpStatus.BAD_REQUEST, bad.slug(), String.valueOf(bad.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail onNotFound(NotFound absent) {
        return Problem.of(HttpStatus.NOT_FOUND, absent.slug(), String.valueOf(absent.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> onReadsBusy(ReadsBusy busy) {
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(busy.retryAfterSeconds()))
                .body(Problem.of(HttpStatus.TOO_MANY_REQUESTS, "too-many-reads", String.valueOf(busy.getMessage())));
    }

    @ExceptionHandler
    ProblemDetail onQueryTimeout(QueryTimeout stopped) {
        return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "query-timeout", String.valueOf(stopped.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail onStoreUnavailable(StoreUnavailable unavailable, HttpMethod method) {
        LOGGER.error("The store failed a {}: {}", method, unavailable.getMessage());
        if (unavailable.outcomeUnknown() && !READS.contains(method)) {
            return Problem.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "outcome-unknown",
                    "The outcome is unknown: the store did not confirm the change. Read what is there before you send it"
                            + " again.");
        }
        return Problem.of(
                HttpStatus.SERVICE_UNAVAILABLE, "store-unavailable", "The store does not answer. Try again shortly.");
    }

    /** Gives a type to the problems that the framework finds, e.g. {@code method-not-allowed}. */
    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (body instanceof ProblemDetail problem && status instanceof HttpStatus known) {
            problem.setType(Problem.type(known.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        }
        return super.createResponseEntity(body, headers, status, request);
    }
}
