package com.cinemataztic.incidents.notifications.webhook;

import com.cinemataztic.incidents.notifications.WebhookName;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.time.Clock;
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
    private static final Standing FRESH = new Standing(null, null, "", null);

    private final Map<WebhookName, Standing> standings = new ConcurrentHashMap<>();
    private final MeterRegistry meters;
    private final Clock clock;

    /**
     * The delivery status of one webhook.
     *
     * @param acceptedAt when it last accepted an event, null when it has not yet
     * @param ailingSince since when it accepts none, null while it accepts events or nothing to the contrary is known
     * @param problem why it did not accept the last event, for people; empty if it did
     * @param restsUntil until when it asked the portal to wait, null if it did not
     */
    public record Standing(
            @Nullable Instant acceptedAt,
            @Nullable Instant ailingSince,
            String problem,
            @Nullable Instant restsUntil) {

        boolean ails() {
            return ailingSince != null;
        }

        boolean restsAt(Instant moment) {
            return restsUntil != null && moment.isBefore(restsUntil);
        }
    }

    WebhookStatus(OutgoingWebhooks hooks, MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
        for (var hook : hooks.all()) {
            List.of(new WebhookResult.Accepted(), new WebhookResult.Refused(""), new WebhookResult.Later("", null))
                    .forEach(answer -> count(hook, answer, 0));
            meters.gauge(
                    "portal.webhooks.failing",
                    List.of(Tag.of("hook", hook.name().value())),
                    this,
                    watch -> watch.of(hook.name()).ails() ? 1 : 0);
        }
    }

    /** @return the webhook's delivery status */
    public Standing of(WebhookName hook) {
        return standings.getOrDefault(hook, FRESH);
    }

    /**
     * Records the result of an event.
     *
     * @param restsUntil until when the webhook gets no events, null for no such wait
     */
    void note(OutgoingWebhook hook, WebhookResult answer, @Nullable Instant restsUntil) {
        count(hook, answer, 1);
        var now = clock.instant();
        standings.compute(hook.name(), (_, known) -> {
            var before = known == null ? FRESH : known;
            return switch (answer) {
                case WebhookResult.Accepted _ -> {
                    if (before.ails()) {
                        LOGGER.info("The hook {} takes events again", hook);
                    }
                    yield new Standing(now, null, "", null);
                }
                case WebhookResult.Refused(var reason) -> ailing(hook, before, reason, null, now);
                case WebhookResult.Later later -> ailing(hook, before, later.reason(), restsUntil, now);
            };
        });
    }

    /** Logs only the beginning of a failure: one line for every attempt would hide other messages. */
    private static Standing ailing(
            OutgoingWebhook hook, Standing before, String reason, @Nullable Instant restsUntil, Instant now) {
        if (!before.ails()) {
            LOGGER.warn("The hook {} does not take an event: {}", hook, reason);
        }
        return new Standing(
                before.acceptedAt(), before.ailingSince() == null ? now : before.ailingSince(), reason, restsUntil);
    }

    private void count(OutgoingWebhook hook, WebhookResult answer, int times) {
        meters.counter("portal.webhooks.sent", "hook", hook.name().value(), "outcome", answer.word())
                .increment(times);
    }
}
