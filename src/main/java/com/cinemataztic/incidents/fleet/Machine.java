package com.cinemataztic.incidents.fleet;

import com.cinemataztic.incidents.regions.RegionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A unit in its last reported state.
 *
 * @param machineId its id
 * @param screen the screen where it stands; null when at none
 * @param region its market according to the vendor's cloud
 * @param judged whether the vendor has ever reported its state
 * @param faults what is wrong with it, as last reported
 * @param dataAt when the vendor was queried for its last good answer about it; null if never
 * @param seenAt when the vendor last saw it; null if not reported
 * @param softwareVersion the version it runs; empty if not reported
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

    /** Older data does not describe a machine's present state; the rule MachineDataStale has the same limit. */
    static final Duration FRESH = Duration.ofMinutes(15);

    public Machine {
        faults = Set.copyOf(faults);
    }

    /** The state of a machine, as far as it is known. */
    public enum State {
        /** Nothing is wrong, by fresh data. */
        WELL,
        /** Something is wrong, by fresh data. */
        FAULTY,
        /** The data is too old, or there is none: no data is not health. */
        UNKNOWN,
        /** The vendor no longer lists it. */
        GONE;

        /** @return the word on the wire */
        public String word() {
            return switch (this) {
                case WELL -> "ok";
                case FAULTY -> "faulty";
                case UNKNOWN -> "unknown";
                case GONE -> "unlisted";
            };
        }
    }

    /** @return its state at that moment */
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
