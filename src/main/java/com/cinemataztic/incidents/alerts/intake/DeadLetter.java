package com.cinemataztic.incidents.alerts.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/**
 * Something a trusted sender told that could not become a ticket, kept whole.
 *
 * @param envelope what is known of it without opening it
 * @param headers the request's headers, without credentials
 * @param body what came, or its beginning when it is truncated; empty when it was too large to be read, or none came
 */
public record DeadLetter(Envelope envelope, Map<String, String> headers, byte[] body) {

    /** What is kept of a truncated body: more than a person reads, and enough to see what it was. */
    public static final int HEAD = 64 * 1024;

    /**
     * A letter without what is in it: a list of letters must not hold all their bodies.
     *
     * @param id which letter
     * @param firstAt when it first came
     * @param lastAt when it last came
     * @param times how often it came
     * @param reason why it could not be used, the last time it was tried
     * @param size of its body in bytes, as it came; 0 when that was too large to be read, or none came
     * @param truncated whether only the beginning of its body is kept
     */
    public record Envelope(
            DeadLetterId id, Instant firstAt, Instant lastAt, int times, String reason, long size, boolean truncated) {}

    /** @return a letter that has just come for the first time, as far as it knows */
    public static DeadLetter received(Instant at, String reason, Map<String, String> headers, byte[] body) {
        return new DeadLetter(
                new Envelope(id(reason, headers, body), at, at, 1, reason, body.length, false), headers, body);
    }

    /** @return the same with only the first {@value #HEAD} bytes of its body; this one when it has no more */
    public DeadLetter truncated() {
        if (body.length <= HEAD) {
            return this;
        }
        return new DeadLetter(
                new Envelope(
                        envelope.id(),
                        envelope.firstAt(),
                        envelope.lastAt(),
                        envelope.times(),
                        envelope.reason(),
                        envelope.size(),
                        true),
                headers,
                Arrays.copyOf(body, HEAD));
    }

    private static DeadLetterId id(String reason, Map<String, String> headers, byte[] body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(body);
            if (body.length == 0) {
                // Nothing but the headers tells such letters apart.
                digest.update(reason.getBytes(StandardCharsets.UTF_8));
                digest.update(headers.toString().getBytes(StandardCharsets.UTF_8));
            }
            return new DeadLetterId(HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
