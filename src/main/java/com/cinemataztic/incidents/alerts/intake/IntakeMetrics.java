package com.cinemataztic.incidents.alerts.intake;

import com.cinemataztic.incidents.tickets.desk.Receipt;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts what the intake accepts and rejects, as meters. The System health page reads the same meters. */
@Component
public class IntakeMetrics {

    private static final int UNAUTHORIZED = 401;

    private final MeterRegistry meters;
    private final Clock clock;
    private final Instant since;
    private final Counter alerts;
    private final Counter stored;
    private final Counter duplicates;
    private final Counter replayed;
    private final Counter deadLettered;
    private final Counter truncated;
    private final Counter replaced;
    private final Counter unauthorized;

    /** When each status was last returned: a counter alone does not distinguish last night from last month. */
    private final Map<Integer, Instant> rejectedAt = new ConcurrentHashMap<>();

    private @Nullable Failures failures;

    /** Consecutive webhooks answered with 5xx, with no other answer in between. */
    public record Failures(Instant first, Instant last) {}

    public IntakeMetrics(MeterRegistry meters, DeadLetters letters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
        this.since = clock.instant();
        this.alerts = counter("portal.intake.alerts", "Alerts received and usable, the Watchdog's included");
        this.stored = counter("portal.intake.stored", "Tickets that they opened or changed");
        this.duplicates = counter("portal.intake.duplicates", "Repeated alerts that changed nothing");
        this.replayed = counter("portal.intake.replayed", "Alerts accepted from replayed dead letters");
        this.deadLettered = counter("portal.intake.dead", "Alerts and bodies kept as dead letters, repeats included");
        this.truncated = counter("portal.intake.truncated", "Alerts that Alertmanager left out of its webhooks");
        this.replaced =
                counter("portal.intake.replaced", "Byte sequences in alerts that were not UTF-8 and were replaced");
        this.unauthorized = counter("portal.intake.unauthorized", "Webhooks without a valid token");
        Gauge.builder("portal.intake.dead.kept", letters, DeadLetters::count)
                .description("Dead letters in the store")
                .register(meters);
    }

    /**
     * Records the answer to a webhook.
     *
     * @param status HTTP status
     */
    public synchronized void answered(int status) {
        meters.counter("portal.webhook.requests", "status", Integer.toString(status))
                .increment();
        var now = clock.instant();
        if (status >= 400) {
            rejectedAt.put(status, now);
        }
        failures = status < 500 ? null : new Failures(failures == null ? now : failures.first(), now);
    }

    /** @return the latest webhooks, when all of them failed; null when the last one did not */
    public synchronized @Nullable Failures failures() {
        return failures;
    }

    void unauthorized() {
        unauthorized.increment();
        rejectedAt.put(UNAUTHORIZED, clock.instant());
    }

    /**
     * Records an accepted body.
     *
     * @param signals alerts that may become tickets
     * @param beats its Watchdog heartbeats
     * @param receipt the result of the signals
     * @param leftOut alerts that Alertmanager left out of it
     */
    void accepted(int signals, int beats, Receipt receipt, long leftOut) {
        var changes = receipt.opened() + receipt.changed();
        alerts.increment((double) signals + beats);
        stored.increment(changes);
        duplicates.increment(Math.max(0, signals - changes));
        truncated.increment(leftOut);
    }

    void replayed(int count) {
        replayed.increment(count);
    }

    /** Records byte sequences that are not UTF-8 and were replaced by U+FFFD. */
    void replaced(long sequences) {
        replaced.increment(sequences);
    }

    void deadLettered() {
        deadLettered.increment();
    }

    /** @return when counting began */
    Instant since() {
        return since;
    }

    long count(Counted what) {
        return (long)
                switch (what) {
                    case ALERTS -> alerts.count();
                    case STORED -> stored.count();
                    case DUPLICATES -> duplicates.count();
                    case TRUNCATED -> truncated.count();
                    case REPLACED -> replaced.count();
                };
    }

    /** What {@link #count} can return. */
    enum Counted {
        ALERTS,
        STORED,
        DUPLICATES,
        TRUNCATED,
        REPLACED
    }

    /** @return how many webhooks were answered with this status */
    public long rejected(int status) {
        if (status == UNAUTHORIZED) {
            return (long) unauthorized.count();
        }
        var counter = meters.find("portal.webhook.requests")
                .tag("status", Integer.toString(status))
                .counter();
        return counter == null ? 0 : (long) counter.count();
    }

    /** @return when a webhook was last answered with this status; null if never */
    @Nullable
    Instant rejectedAt(int status) {
        return rejectedAt.get(status);
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(meters);
    }
}
