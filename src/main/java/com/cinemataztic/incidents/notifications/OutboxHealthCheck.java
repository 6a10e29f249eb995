package com.cinemataztic.incidents.notifications;

import com.cinemataztic.incidents.platform.HealthCheck;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Checks that the outbox drains. The status is read on a timer and cached, so neither a scrape nor a page waits for a
 * store that is down. The heartbeat's check reads the store itself. While an entry is late the portal is not doing its
 * work, and the outgoing heartbeat stops.
 */
@Component
public class OutboxHealthCheck implements HealthCheck {

    private static final Logger LOGGER = LoggerFactory.getLogger(OutboxHealthCheck.class);
    private static final Duration FAILED_LATELY = Duration.ofDays(1);

    private final Outbox outbox;
    private final OutboxSettings settings;
    private final Clock clock;
    private volatile Reading reading = new Reading(new Outbox.Status(0, null, 0), null, false);

    /**
     * The status as last read.
     *
     * @param status from the last successful read
     * @param at when that was, null before the first
     * @param failed whether the read after that failed
     */
    public record Reading(Outbox.Status status, @Nullable Instant at, boolean failed) {}

    OutboxHealthCheck(Outbox outbox, OutboxSettings settings, Clock clock, MeterRegistry meters) {
        this.outbox = outbox;
        this.settings = settings;
        this.clock = clock;
        Gauge.builder(
                        "portal.notifications.waiting",
                        this,
                        watch -> watch.reading.status().waiting())
                .description("Entries of the outbox that wait to be delivered")
                .register(meters);
        Gauge.builder(
                        "portal.notifications.failed",
                        this,
                        watch -> watch.reading.status().failed())
                .description("Entries of the outbox that failed within the last day")
                .register(meters);
        TimeGauge.builder(
                        "portal.notifications.waiting.oldest", this, TimeUnit.SECONDS, OutboxHealthCheck::oldestSeconds)
                .description("How long the oldest waiting entry has waited; 0 when none waits")
                .register(meters);
    }

    /** @return the status as last read */
    public Reading reading() {
        return reading;
    }

    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    public void refresh() {
        try {
            var now = clock.instant();
            reading = new Reading(outbox.status(now.minus(FAILED_LATELY)), now, false);
        } catch (RuntimeException storeDown) {
            LOGGER.debug("the outbox could not be read", storeDown);
            reading = new Reading(reading.status(), reading.at(), true);
        }
    }

    @Override
    public String name() {
        return "outbox";
    }

    @Override
    public String problem() {
        var age = outbox.status(clock.instant()).age(clock.instant());
        return age.compareTo(settings.late()) > 0 ? "the oldest entry has waited for " + age.toMinutes() + " min" : "";
    }

    private double oldestSeconds() {
        return reading.status().age(clock.instant()).toMillis() / 1000.0;
    }
}
