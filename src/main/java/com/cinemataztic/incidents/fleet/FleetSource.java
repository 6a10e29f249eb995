package com.cinemataztic.incidents.fleet;

import java.util.List;
import java.util.Optional;

/** Where the fleet is told from. For {@link FleetDirectory} and the adapter only. */
public interface FleetSource {

    /** @return whether there is such a source at all */
    boolean configured();

    /**
     * Reads the whole fleet.
     *
     * @return what the source knows; empty when it failed or knew nothing (which changes nothing)
     */
    Optional<Reading> read();

    /**
     * One reading.
     *
     * @param cinemas the cinemas told
     * @param screens the screens told, with schedules where told
     */
    record Reading(List<Cinema> cinemas, List<Screen> screens) {}
}
