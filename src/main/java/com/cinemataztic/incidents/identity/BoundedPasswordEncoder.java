package com.cinemataztic.incidents.identity;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Limits how many passwords are hashed at once and how many wait. A hash deliberately costs about 100 ms of a processor
 * and 16 MB, and a flood of sign-ins must not take those from the webhook. Further requests are rejected at once, so
 * none of them holds a request thread.
 */
public final class BoundedPasswordEncoder implements PasswordEncoder {

    private static final int WAITING = 16;
    private static final int LONGEST_WAIT_SECONDS = 5;

    private final PasswordEncoder encoder;
    private final Semaphore hashing;
    private final Semaphore admitted;

    /**
     * @param encoder does the hashing
     * @param atOnce the number of concurrent hashes
     */
    public BoundedPasswordEncoder(PasswordEncoder encoder, int atOnce) {
        this.encoder = encoder;
        this.hashing = new Semaphore(atOnce, true);
        this.admitted = new Semaphore(atOnce + WAITING);
    }

    /** @return the encoder for all passwords, bounded by the processors of this machine */
    public static BoundedPasswordEncoder ofThisMachine() {
        var processors = Runtime.getRuntime().availableProcessors();
        return new BoundedPasswordEncoder(
                Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8(), Math.clamp(processors / 2, 1, 2));
    }

    /** @throws TooManyAttempts if too many are already waiting, or after a wait of 5 s */
    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return bounded(() -> encoder.encode(password));
    }

    /** @throws TooManyAttempts if too many are already waiting, or after a wait of 5 s */
    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        return bounded(() -> encoder.matches(password, hash));
    }

    @Override
    public boolean upgradeEncoding(@Nullable String hash) {
        return encoder.upgradeEncoding(hash);
    }

    private <T extends @Nullable Object> T bounded(Supplier<T> hash) {
        if (!admitted.tryAcquire()) {
            throw new TooManyAttempts();
        }
        try {
            if (!hashing.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new TooManyAttempts();
            }
            try {
                return hash.get();
            } finally {
                hashing.release();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new TooManyAttempts();
        } finally {
            admitted.release();
        }
    }
}
