package com.cinemataztic.incidents.platform.web;

import com.cinemataztic.incidents.store.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns what goes wrong in any controller into a problem detail. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOGGER = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ProblemDetail onBadRequest(BadRequest bad) {
        return Problem.of(HttpStatus.BAD_REQUEST, bad.slug(), String.valueOf(bad.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail onStoreUnavailable(StoreUnavailable unavailable) {
        LOGGER.error("Nothing can be stored or read: {}", unavailable.getMessage());
        return Problem.of(
                HttpStatus.SERVICE_UNAVAILABLE, "store-unavailable", "The store does not answer. Try again shortly.");
    }
}
