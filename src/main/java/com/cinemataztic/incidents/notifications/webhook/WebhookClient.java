package com.cinemataztic.incidents.notifications.webhook;

/** Posts events to webhooks. For {@link WebhookDispatcher} and the adapter only. */
public interface WebhookClient {

    /**
     * Posts one event. Returns within about {@link OutgoingWebhook#timeout()}; never throws for a fault of the other
     * side.
     */
    WebhookResult post(OutgoingWebhook hook, WebhookMessage message);
}
