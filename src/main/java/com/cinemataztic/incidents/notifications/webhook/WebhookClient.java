package com.cinemataztic.incidents.notifications.webhook;

import com.cinemataztic.incidents.notifications.DeliveryResult;

/** Posts events to webhooks. For {@link WebhookChannel} and the adapter only. */
public interface WebhookClient {

    /**
     * Posts one event. Returns within about {@link OutgoingWebhook#timeout()}; never throws for a fault of the other
     * side.
     */
    DeliveryResult post(OutgoingWebhook hook, WebhookMessage message);
}
