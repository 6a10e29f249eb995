package com.cinemataztic.incidents.notifications.webhook;

import java.time.Instant;

/**
 * One event as posted to a webhook.
 *
 * @param id the outbox entry's; an event that is sent again keeps its id, so the receiver can detect it
 * @param event what happened, e.g. {@code severity-rose}
 * @param at when it is sent; signed together with the body against replay
 * @param body JSON
 */
public record WebhookMessage(String id, String event, Instant at, String body) {}
