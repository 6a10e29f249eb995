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

/** Keeps how each hook fares, since this portal started. */
@Component
class WebhookStatus {

    private static final Logger LOGGER = LoggerFactory.getLogger(WebhookStatus.class);
    private static final Standing FRESH = new Standing(null, null, "", null);

    private final Map<WebhookName, Standing> standings = new ConcurrentHashMap<>();
    private final MeterRegistry meters;
    private final Clock clock;

    /**
     * How one hook fares.
     *
     * @param acceptedAt when it last took an event, null when it has not yet
     * @param ailingSince since when it takes none, null while it does or is not known not to
     * @param problem why it did not take the last one, for people; empty if it did
     * @param restsUntil until when it asked to be left alone, null if it did not
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

    /** @return how it fares */
    public Standing of(WebhookName hook) {
        return standings.getOrDefault(hook, FRESH);
    }

    /**
     * Notes what came of an event.
     *
     * @param restsUntil until when the hook is left alone, null: it need not be
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

    /** Once when it begins: a log that says it at every try hides what else it says. */
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
