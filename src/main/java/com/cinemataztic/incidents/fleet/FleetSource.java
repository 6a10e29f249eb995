package com.cinemataztic.incidents.fleet;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The source of fleet data. Used only by {@link FleetDirectory} and the adapter. */
public interface FleetSource {

    /** @return whether a source is configured at all */
    boolean configured();

    /**
     * Reads the whole fleet.
     *
     * @return the source's data; empty when it failed or had none (which changes nothing)
     */
    Optional<Reading> read();

    /**
     * One reading.
     *
     * @param cinemas the reported cinemas
     * @param screens the reported screens, with schedules where reported
     * @param machines the reported machines
     * @param inventory the screens that the vendor lists now, if its inventory was complete; else null: then the
     *     machines are those reported recently, and nothing may be concluded from what is absent
     */
    public record Reading(
            List<Cinema> cinemas,
            List<Screen> screens,
            List<Machine> machines,
            @Nullable Set<ScreenRef> inventory) {}
}
