package com.cinemataztic.incidents.exporter.cinecloud;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One answer of the vendor about one machine. A fault on which the answer is silent is not in the map: unknown is
 * neither healthy nor broken.
 */
public record MachineStatus(Map<Fault, Verdict> verdicts, Readings readings) {

    public MachineStatus {
        verdicts = Map.copyOf(verdicts);
    }

    /**
     * Whether one fault is there.
     *
     * @param since when it began, if it is there and the vendor says so
     */
    public record Verdict(boolean faulty, Optional<Instant> since) {}
}
