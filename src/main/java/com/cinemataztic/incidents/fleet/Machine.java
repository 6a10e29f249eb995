package com.cinemataztic.incidents.fleet;

import com.cinemataztic.incidents.regions.RegionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A unit, as it was last told.
 *
 * @param machineId its id
 * @param screen where it stands, null when at no screen
 * @param region its market, as the vendor's cloud has it
 * @param judged whether the vendor has ever said how it is
 * @param faults what is wrong with it, as last told
 * @param dataAt when the vendor was asked for its last good answer about it, null if never
 * @param seenAt when the vendor last heard of it, null if not told
 * @param softwareVersion what it runs, empty if not told
 * @param listed whether the vendor's inventory has it
 */
public record Machine(
        String machineId,
        @Nullable ScreenRef screen,
        RegionId region,
        boolean judged,
        Set<MachineFault> faults,
        @Nullable Instant dataAt,
        @Nullable Instant seenAt,
        String softwareVersion,
        boolean listed) {

    /** Data older than this says nothing of how a machine is now; the rule MachineDataStale has the same. */
    static final Duration FRESH = Duration.ofMinutes(15);

    public Machine {
        faults = Set.copyOf(faults);
    }

    /** How a machine is, as far as it may be said. */
    public enum State {
        /** Nothing is wrong, by data that is fresh. */
        WELL,
        /** Something is wrong, by data that is fresh. */
        FAULTY,
        /** The data is too old, or there is none: no data is not health. */
        UNKNOWN,
        /** The vendor lists it no more. */
        GONE
    }

    /** @return how it is at that moment */
    public State state(Instant now) {
        if (!listed) {
            return State.GONE;
        }
        if (!judged || dataAt == null || dataAt.isBefore(now.minus(FRESH))) {
            return State.UNKNOWN;
        }
        return faults.isEmpty() ? State.WELL : State.FAULTY;
    }

    Machine unlisted() {
        return new Machine(machineId, screen, region, judged, faults, dataAt, seenAt, softwareVersion, false);
    }
}
