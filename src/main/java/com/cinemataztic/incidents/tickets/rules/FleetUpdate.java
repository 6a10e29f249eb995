package com.cinemataztic.incidents.tickets.rules;

import com.cinemataztic.incidents.regions.RegionId;
import java.time.Instant;

/** News from the fleet about a ticket's subject that the ticket does not have yet. */
public sealed interface FleetUpdate {

    /**
     * Its cinema belongs to another region.
     *
     * @param to the new region
     */
    record Moved(RegionId to) implements FleetUpdate {}

    /**
     * Another machine is installed at its screen. Alerts of the previous machine no longer hold or open a ticket.
     *
     * @param machineId the previous machine
     * @param by the machine that is installed there now
     * @param since when the previous machine was first reported as no longer installed there
     */
    record Replaced(String machineId, String by, Instant since) implements FleetUpdate {}
}
