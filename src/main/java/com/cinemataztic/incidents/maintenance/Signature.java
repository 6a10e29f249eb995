package com.cinemataztic.incidents.maintenance;

import java.time.Instant;

/**
 * Who did something, and when.
 *
 * @param by the account's name
 * @param at when
 */
public record Signature(String by, Instant at) {}
