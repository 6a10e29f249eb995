package com.cinemataztic.incidents.tickets;

import java.util.List;

/**
 * What came of a report. All of it is durable, but for the firings in doubt: nothing is written of them yet.
 *
 * @param opened tickets that were opened
 * @param changed tickets that changed otherwise
 * @param inDoubt firings against which an accepted end stands; whoever reported them asks every Alertmanager and
 *     reports again: {@link Signal.Firing#asConfirmed()} or {@link Signal.Late}
 */
public record Receipt(int opened, int changed, List<Signal.Firing> inDoubt) {

    public Receipt {
        inDoubt = List.copyOf(inDoubt);
    }
}
