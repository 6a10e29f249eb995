package com.cinemataztic.incidents.tickets.board;

import com.cinemataztic.incidents.tickets.monitoring.Guard;
import com.cinemataztic.incidents.tickets.monitoring.Health;
import com.cinemataztic.incidents.tickets.rules.CloseHold;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Why a live ticket is not closed yet, by the rules that close it.
 *
 * @param holds what keeps it open; empty: it closes at the next sweep
 * @param health the proof, as of its recovery; of a ticket that fires, as of its start
 * @param guards each condition of that proof; empty where none is queried
 * @param settle how long health must be proven
 */
public record Closing(Set<CloseHold> holds, Health health, List<Guard> guards, Duration settle) {

    /** @return how much longer health must be proven; never negative */
    public Duration left() {
        var left = settle.minus(health.provenFor());
        return left.isNegative() ? Duration.ZERO : left;
    }
}
