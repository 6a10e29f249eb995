package com.cinemataztic.incidents.identity.access;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Counts the requests of each caller. Keeps the callers that were last seen; one that is dropped begins anew. */
@Component
public class RateLimits {

    /** The most callers that are kept. */
    static final int MOST_CALLERS = 10_000;

    private static final float LOAD_FACTOR = 0.75f;

    private final Map<String, Bucket> buckets = Collections.synchronizedMap(new LinkedHashMap<>(16, LOAD_FACTOR, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_CALLERS;
        }
    });
    private final ApiSettings settings;
    private final TimeMeter time;

    public RateLimits(ApiSettings settings, Clock clock) {
        this.settings = settings;
        this.time = new ClockMeter(clock);
    }

    /**
     * Counts a request.
     *
     * @return how long the caller has to wait before it may send another; empty: this request may go on
     */
    public Optional<Duration> count(String caller) {
        var probe = buckets.computeIfAbsent(caller, _ -> bucket()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    int callers() {
        return buckets.size();
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(settings.burst())
                        .refillGreedy(settings.requestsPerSecond(), Duration.ofSeconds(1)))
                .withCustomTimePrecision(time)
                .build();
    }

    private record ClockMeter(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            var now = clock.instant();
            return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
