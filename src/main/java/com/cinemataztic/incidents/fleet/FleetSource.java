package com.cinemataztic.incidents.fleet;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
     * @param machines the machines told
     * @param inventory the screens that the vendor lists now, if its inventory was told whole; else null: then the
     *     machines are those told lately, and nothing may be concluded from what is absent
     */
    public record Reading(
            List<Cinema> cinemas,
            List<Screen> screens,
            List<Machine> machines,
            @Nullable Set<ScreenRef> inventory) {}
}
