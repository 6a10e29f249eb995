package com.cinemataztic.incidents.notifications.webhook;

import java.time.Instant;

/**
 * One event as it goes to a hook.
 *
 * @param id the notice's: the same event sent again has the same, so that the other side can tell
 * @param event what happened, e.g. {@code severity-rose}
 * @param at when it is sent; signed with the body, so that nobody sends it again later
 * @param body JSON
 */
public record WebhookMessage(String id, String event, Instant at, String body) {}
