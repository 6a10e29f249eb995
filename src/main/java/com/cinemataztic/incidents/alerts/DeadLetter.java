package com.cinemataztic.incidents.alerts;

import java.time.Instant;
import java.util.Map;

/**
 * Something a trusted sender told that could not become a ticket, kept whole.
 *
 * @param receivedAt when it came
 * @param reason why it could not be used
 * @param headers the request's headers, without credentials
 * @param body what came; empty when it was too large to be read
 */
public record DeadLetter(Instant receivedAt, String reason, Map<String, String> headers, byte[] body) {}
