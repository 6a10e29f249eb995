package com.cinemataztic.incidents.fleet;

import java.time.Instant;

/**
 * Another machine stands at a screen in the place of the one before.
 *
 * @param by the one that stands there now
 * @param at when the one before was first told to stand there no more
 */
public record Swap(String by, Instant at) {}
