package com.cinemataztic.incidents.notifications.webhook;

import com.cinemataztic.incidents.notifications.DeliveryResult;
import org.jspecify.annotations.Nullable;

/** Posts events to webhooks. For {@link WebhookChannel} and the adapter only. */
public interface WebhookClient {

    /**
     * The answer to an event.
     *
     * @param status of HTTP; null: there was no answer
     */
    record Answer(DeliveryResult result, @Nullable Integer status) {}

    /**
     * Posts one event. Returns within about {@link OutgoingWebhook#timeout()}; never throws for a fault of the other
     * side.
     */
    Answer post(OutgoingWebhook hook, WebhookMessage message);
}
