package com.cinemataztic.incidents.notifications.webhook;

import com.cinemataztic.incidents.notifications.DeliveryResult;
import com.cinemataztic.incidents.notifications.OutboxSettings;
import com.cinemataztic.incidents.notifications.WebhookName;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Keeps the delivery status of each webhook since this portal started. */
@Component
class WebhookStatus {

    private static final Logger LOGGER = LoggerFactory.getLogger(WebhookStatus.class);
    private static final Standing INITIAL = new Standing(null, null, "", null, 0);

    private final Map<WebhookName, Standing> standings = new ConcurrentHashMap<>();
    private final OutboxSettings settings;
    private final MeterRegistry meters;
    private final Clock clock;

    /**
     * The delivery status of one webhook.
     *
     * @param acceptedAt when it last accepted an event, null when it has not yet
     * @param failingSince since when it accepts none, null while it accepts events or nothing to the contrary is known
     * @param problem why it did not accept the last event, for people; empty if it did
     * @param pausedUntil until when it gets no events: it asked the portal to wait, or fails again and again; null if
     *     neither
     * @param failures how many events in a row it could not take, not counting those sent before a pause
     */
    record Standing(
            @Nullable Instant acceptedAt,
            @Nullable Instant failingSince,
            String problem,
            @Nullable Instant pausedUntil,
            int failures) {

        boolean isFailing() {
            return failingSince != null;
        }

        boolean isPausedAt(Instant moment) {
            return pausedUntil != null && moment.isBefore(pausedUntil);
        }
    }

    WebhookStatus(OutgoingWebhooks webhooks, OutboxSettings settings, MeterRegistry meters, Clock clock) {
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
        for (var webhook : webhooks.all()) {
            List.of(new DeliveryResult.Accepted(""), new DeliveryResult.Rejected(""), new DeliveryResult.Later(""))
                    .forEach(result -> count(webhook, result, 0));
            meters.gauge(
                    "portal.webhooks.failing",
                    List.of(Tag.of("hook", webhook.name().value())),
                    this,
                    status -> status.of(webhook.name()).isFailing() ? 1 : 0);
        }
    }

    /** @return the webhook's delivery status */
    Standing of(WebhookName name) {
        return standings.getOrDefault(name, INITIAL);
    }

    /**
     * Records the result of an event. The webhook gets no events while it asks the portal to wait. Nor does it for a
     * growing time after the second event in a row that it could not take: one alone may be that event's fault.
     */
    void record(OutgoingWebhook webhook, DeliveryResult result) {
        count(webhook, result, 1);
        var now = clock.instant();
        standings.compute(webhook.name(), (_, known) -> {
            var before = known == null ? INITIAL : known;
            return switch (result) {
                case DeliveryResult.Accepted _, DeliveryResult.Kept _ -> {
                    if (before.isFailing()) {
                        LOGGER.info("The hook {} accepts events again", webhook);
                    }
                    yield new Standing(now, null, "", null, 0);
                }
                case DeliveryResult.Rejected(var reason) -> failing(webhook, before, reason, null, 0, now);
                case DeliveryResult.Later(var reason, var after) -> {
                    // Those that were sent side by side before a pause say nothing new.
                    var failures = before.failures() + (before.isPausedAt(now) ? 0 : 1);
                    yield failing(webhook, before, reason, pause(before, failures, after, now), failures, now);
                }
            };
        });
    }

    private @Nullable Instant pause(Standing before, int failures, @Nullable Duration asked, Instant now) {
        if (asked != null) {
            return now.plus(asked);
        }
        if (before.isPausedAt(now)) {
            return before.pausedUntil();
        }
        return failures < 2 ? null : now.plus(settings.retryAfter(failures - 1));
    }

    /** Logs only the beginning of a failure: one line for every attempt would hide other messages. */
    private static Standing failing(
            OutgoingWebhook webhook,
            Standing before,
            String reason,
            @Nullable Instant pausedUntil,
            int failures,
            Instant now) {
        if (!before.isFailing()) {
            LOGGER.warn("The hook {} does not accept an event: {}", webhook, reason);
        }
        return new Standing(
                before.acceptedAt(),
                before.failingSince() == null ? now : before.failingSince(),
                reason,
                pausedUntil,
                failures);
    }

    private void count(OutgoingWebhook webhook, DeliveryResult result, int times) {
        meters.counter("portal.webhooks.sent", "hook", webhook.name().value(), "outcome", result.word())
                .increment(times);
    }
}
