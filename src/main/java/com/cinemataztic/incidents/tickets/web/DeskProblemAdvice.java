package com.cinemataztic.incidents.tickets.web;

import com.cinemataztic.incidents.platform.web.Problem;
import com.cinemataztic.incidents.tickets.InvalidField;
import com.cinemataztic.incidents.tickets.desk.DeskBusy;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Turns what the desk throws into problem details. */
@RestControllerAdvice
@Order(0)
class DeskProblemAdvice {

    private static final String SECONDS = "2";

    @ExceptionHandler
    ResponseEntity<ProblemDetail> onBusy(DeskBusy busy) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, SECONDS)
                .body(OutcomeAnswers.busy());
    }

    @ExceptionHandler
    ProblemDetail onInvalidField(InvalidField invalid) {
        return Problem.of(HttpStatus.BAD_REQUEST, "bad-" + invalid.field(), String.valueOf(invalid.getMessage()));
    }
}
