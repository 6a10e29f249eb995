package com.cinemataztic.incidents.fleet;

import java.time.Instant;

/**
 * The replacement of a machine at a screen.
 *
 * @param by the machine at the screen now
 * @param at when the old machine was first reported as gone
 */
public record Swap(String by, Instant at) {}
