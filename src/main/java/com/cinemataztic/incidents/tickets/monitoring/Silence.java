package com.cinemataztic.incidents.tickets.monitoring;

import java.time.Instant;

/**
 * A person silenced alerts in an Alertmanager. This proves no health: the alerts may still fire.
 *
 * @param by who silenced them
 * @param until when the silence ends
 * @param comment the reason, in their words
 */
public record Silence(String by, Instant until, String comment) {}
