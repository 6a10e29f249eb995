package com.cinemataztic.incidents.store;

import com.mongodb.client.FindIterable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * Permits for costly reads: a few per caller and in all, for REST, GraphQL and pages alike. A read inside another one
 * uses its permit and its time. Thread-safe.
 */
@Component
public class CostlyReads {

    /** More reads of one caller than this, for each that may run, do not even wait: they would hold threads. */
    private static final int INSIDE_FOR_EACH_PERMIT = 4;

    private static final ScopedValue<TimeLimit> READING = ScopedValue.newInstance();

    private final CostlyReadSettings settings;
    private final Clock clock;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition freed = lock.newCondition();
    private final Map<String, Caller> callers = new HashMap<>();
    private int reading;

    public CostlyReads(CostlyReadSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    private record TimeLimit(Clock clock, Instant until) {}

    /** One caller's reads: those that run or wait, and those that run. */
    private static final class Caller {
        private int inside;
        private int reading;
    }

    /**
     * Runs a read.
     *
     * @param caller whose permits it takes; null: the portal itself, which needs none and has no time limit
     * @throws ReadsBusy if there is no permit for it
     * @throws QueryTimeout if it takes too long
     */
    public <T extends @Nullable Object, X extends Throwable> T run(
            @Nullable String caller, ScopedValue.CallableOp<T, X> read) throws X {
        return run(caller, settings.timeLimit(), read);
    }

    /** The same for a whole table, which takes as long as its reader. */
    public <T extends @Nullable Object, X extends Throwable> T table(String caller, ScopedValue.CallableOp<T, X> read)
            throws X {
        return run(caller, settings.tableTimeLimit(), read);
    }

    private <T extends @Nullable Object, X extends Throwable> T run(
            @Nullable String caller, Duration limit, ScopedValue.CallableOp<T, X> read) throws X {
        if (caller == null || READING.isBound()) {
            return read.call();
        }
        take(caller);
        try {
            return ScopedValue.where(
                            READING, new TimeLimit(clock, clock.instant().plus(limit)))
                    .call(read);
        } finally {
            giveBack(caller);
        }
    }

    private void take(String name) {
        lock.lock();
        try {
            var caller = callers.computeIfAbsent(name, _ -> new Caller());
            if (caller.inside >= INSIDE_FOR_EACH_PERMIT * settings.perCaller()) {
                throw new ReadsBusy(settings.permitTimeout());
            }
            caller.inside++;
            try {
                var left = settings.permitTimeout().toNanos();
                while (caller.reading >= settings.perCaller() || reading >= settings.inAll()) {
                    if (left <= 0) {
                        throw new ReadsBusy(settings.permitTimeout());
                    }
                    left = freed.awaitNanos(left);
                }
            } catch (InterruptedException | ReadsBusy rejected) {
                leave(name, caller);
                if (rejected instanceof ReadsBusy busy) {
                    throw busy;
                }
                Thread.currentThread().interrupt();
                throw new ReadsBusy(settings.permitTimeout());
            }
            caller.reading++;
            reading++;
        } finally {
            lock.unlock();
        }
    }

    private void giveBack(String name) {
        lock.lock();
        try {
            var caller = callers.get(name);
            if (caller != null) {
                caller.reading--;
                leave(name, caller);
            }
            reading--;
            freed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void leave(String name, Caller caller) {
        caller.inside--;
        if (caller.inside == 0) {
            callers.remove(name);
        }
    }

    /**
     * @return the milliseconds that a query may still take, at least one; empty outside a costly read
     * @throws QueryTimeout if none is left
     */
    public static Optional<Long> millisLeft() {
        if (!READING.isBound()) {
            return Optional.empty();
        }
        var limit = READING.get();
        var left = Duration.between(limit.clock.instant(), limit.until).toMillis();
        if (left <= 0) {
            throw new QueryTimeout();
        }
        return Optional.of(left);
    }

    /** @return the query, which the store stops when the costly read that it belongs to has no time left */
    public static <T> FindIterable<T> limited(FindIterable<T> query) {
        return millisLeft()
                .map(millis -> query.maxTime(millis, TimeUnit.MILLISECONDS))
                .orElse(query);
    }

    /** The same for a query of Spring Data. */
    public static Query limited(Query query) {
        return millisLeft()
                .map(millis -> query.maxTime(Duration.ofMillis(millis)))
                .orElse(query);
    }
}
