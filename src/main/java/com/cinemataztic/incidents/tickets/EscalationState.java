package com.cinemataztic.incidents.tickets;

import java.time.Instant;

/**
 * How far notification has escalated for a ticket that nobody has taken.
 *
 * @param level the escalation level reached, from 1: the contacts notified first
 * @param at when the first contacts were notified, or when the ticket was released after that; the time to take the
 *     ticket runs from here
 */
public record EscalationState(int level, Instant at) {

    public EscalationState {
        if (level < 1) {
            throw new IllegalArgumentException("levels are counted from 1");
        }
    }
}
