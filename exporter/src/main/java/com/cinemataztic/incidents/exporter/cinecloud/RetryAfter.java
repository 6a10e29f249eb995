package com.cinemataztic.incidents.exporter.cinecloud;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Parses the header Retry-After: seconds or an HTTP date. Pure. */
final class RetryAfter {

    private RetryAfter() {}

    /** How long to wait; zero if the header is missing, unreadable or in the past. */
    static Duration of(Optional<String> header, Instant now) {
        String text = header.map(String::strip).orElse("");
        if (text.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        try {
            Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }
}
