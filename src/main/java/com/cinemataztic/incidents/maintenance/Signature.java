package com.cinemataztic.incidents.maintenance;

import java.time.Instant;

/**
 * Who made a change, and when.
 *
 * @param by the account's name
 * @param at when
 */
public record Signature(String by, Instant at) {}
