package com.cinemataztic.incidents.tickets;

import java.time.Instant;

/**
 * Somebody asked an Alertmanager to keep quiet about alerts. That is no health: they may well fire.
 *
 * @param by who
 * @param until when it ends
 * @param comment why, in their words
 */
public record Silence(String by, Instant until, String comment) {}
