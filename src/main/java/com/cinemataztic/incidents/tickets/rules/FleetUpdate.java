package com.cinemataztic.incidents.tickets.rules;

import com.cinemataztic.incidents.regions.RegionId;
import java.time.Instant;

/** What the fleet knows of a ticket's subject that the ticket does not know yet. */
public sealed interface FleetUpdate {

    /**
     * Its cinema belongs to another region.
     *
     * @param to which
     */
    record Moved(RegionId to) implements FleetUpdate {}

    /**
     * Another machine stands at its screen: what was told of the one before neither holds nor opens a ticket any more.
     *
     * @param machineId the one before
     * @param by the one that stands there now
     * @param since when the one before was first told to stand there no more
     */
    record Replaced(String machineId, String by, Instant since) implements FleetUpdate {}
}
