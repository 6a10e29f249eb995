package com.cinemataztic.incidents.alerts.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/**
 * A message from an authenticated sender that could not become a ticket, kept whole.
 *
 * @param summary its metadata, without the content
 * @param headers the request's headers, without credentials
 * @param body the body as received, or its beginning when it is truncated; empty when it was too large to be read, or
 *     none was sent
 */
public record DeadLetter(Summary summary, Map<String, String> headers, byte[] body) {

    /** Bytes kept of a truncated body: more than a person reads, and enough to recognize the content. */
    public static final int HEAD = 64 * 1024;

    /**
     * A dead letter without its content: a list of dead letters must not hold all their bodies in memory.
     *
     * @param id its id
     * @param firstAt when it was first received
     * @param lastAt when it was last received
     * @param times how often it was received
     * @param reason why it could not be used at the last attempt
     * @param size size of its body in bytes, as received; 0 when that was too large to be read, or none was sent
     * @param truncated whether only the beginning of its body is kept
     */
    public record Summary(
            DeadLetterId id, Instant firstAt, Instant lastAt, int times, String reason, long size, boolean truncated) {}

    /** @return a dead letter just received; whether it was received before is left to the store */
    public static DeadLetter received(Instant at, String reason, Map<String, String> headers, byte[] body) {
        return new DeadLetter(
                new Summary(id(reason, headers, body), at, at, 1, reason, body.length, false), headers, body);
    }

    /** @return the same with only the first {@value #HEAD} bytes of its body; this one when it has no more */
    public DeadLetter truncated() {
        if (body.length <= HEAD) {
            return this;
        }
        return new DeadLetter(
                new Summary(
                        summary.id(),
                        summary.firstAt(),
                        summary.lastAt(),
                        summary.times(),
                        summary.reason(),
                        summary.size(),
                        true),
                headers,
                Arrays.copyOf(body, HEAD));
    }

    private static DeadLetterId id(String reason, Map<String, String> headers, byte[] body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(body);
            if (body.length == 0) {
                // Without a body, only the reason and the headers distinguish dead letters.
                digest.update(reason.getBytes(StandardCharsets.UTF_8));
                digest.update(headers.toString().getBytes(StandardCharsets.UTF_8));
            }
            return new DeadLetterId(HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
