package com.cinemataztic.incidents.notifications.webhook;

/** The way to the programs that are told of tickets. For {@link WebhookDispatcher} and the adapter only. */
public interface WebhookClient {

    /**
     * Posts one event. Returns within about the time that {@link OutgoingWebhook#timeout()} gives; never throws for what the other
     * side does.
     */
    WebhookResult post(OutgoingWebhook hook, WebhookMessage message);
}
