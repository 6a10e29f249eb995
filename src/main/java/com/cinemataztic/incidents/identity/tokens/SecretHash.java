package com.cinemataztic.incidents.identity.tokens;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Hashes the secrets of tokens. One round of SHA-256 is enough: a secret has 256 random bits, which nobody guesses
 * whatever the speed of the hash. A slow hash protects passwords, which people choose, and would cost every request.
 */
final class SecretHash {

    private SecretHash() {}

    static byte[] of(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
