package com.cinemataztic.embeddedmongo;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The moment at which the command of this thread must stop reading: {@code maxTimeMS}. A find reads all its results
 * before its first reply, so a {@code getMore} has nothing left to stop.
 */
final class Deadline {
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final ScopedValue<Long> NANOS = ScopedValue.newInstance();

    private Deadline() {}

    /**
     * Runs a command.
     *
     * @param maxTimeMillis as sent; null or 0: no limit
     */
    static <T> T within(@Nullable Object maxTimeMillis, Supplier<T> command) {
        long millis = maxTimeMillis instanceof Number number ? number.longValue() : 0;
        return millis <= 0
                ? command.get()
                : ScopedValue.where(NANOS, System.nanoTime() + millis * NANOS_PER_MILLI)
                        .call(command::get);
    }

    /** @throws MongoServerError 50 (MaxTimeMSExpired) if no time is left. */
    static void check() {
        if (NANOS.isBound() && System.nanoTime() - NANOS.get() > 0) {
            throw new MongoServerError(50, "MaxTimeMSExpired", "operation exceeded time limit");
        }
    }

    /** Checks at each element of a scan. */
    static <T> T checked(T element) {
        check();
        return element;
    }
}
