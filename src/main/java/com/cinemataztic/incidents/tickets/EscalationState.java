package com.cinemataztic.incidents.tickets;

import java.time.Instant;

/**
 * How far people have been told of a ticket that nobody has taken.
 *
 * @param level how far up the ladder, from 1: those who are told first
 * @param at when those were, or when the ticket was given back after that: from then on somebody has time to take it
 */
public record EscalationState(int level, Instant at) {

    public EscalationState {
        if (level < 1) {
            throw new IllegalArgumentException("levels are counted from 1");
        }
    }
}
