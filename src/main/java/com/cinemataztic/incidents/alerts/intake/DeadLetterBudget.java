package com.cinemataztic.incidents.alerts.intake;

import com.cinemataztic.incidents.alerts.AlertSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Stores dead letters within a budget of bytes without dropping any: beyond it, only the beginning of a body is kept.
 * When the estimate leaves no room, the actual usage is read from the store, at most every {@link #ASK_AGAIN}; that
 * also accounts for other instances' dead letters. Thread-safe.
 */
@Component
class DeadLetterBudget {

    private static final Duration ASK_AGAIN = Duration.ofSeconds(10);

    private final DeadLetters letters;
    private final long budget;
    private final Clock clock;
    private Instant askedAt = Instant.MIN;
    private long used;

    DeadLetterBudget(DeadLetters letters, AlertSettings settings, Clock clock) {
        this.letters = letters;
        this.budget = settings.deadLetterBudget().toBytes();
        this.clock = clock;
    }

    /**
     * Stores a dead letter, whole if there is room. Durable before it returns.
     *
     * @throws com.cinemataztic.incidents.store.StoreUnavailable when the store fails
     */
    void keep(DeadLetter letter) {
        letters.keep(hasRoom(letter.body()) ? letter : letter.truncated());
    }

    private synchronized boolean hasRoom(byte[] body) {
        var now = clock.instant();
        if (askedAt.equals(Instant.MIN)
                || used + body.length > budget && !askedAt.plus(ASK_AGAIN).isAfter(now)) {
            used = letters.bytes();
            askedAt = now;
        }
        var size =
                used + body.length <= budget ? body.length : PackedBody.of(body).bytes().length;
        var room = used + size <= budget;
        used += room ? size : Math.min(size, DeadLetter.HEAD);
        return room;
    }
}
