package com.cinemataztic.incidents.exporter.cinecloud;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One answer of the vendor about one machine. A fault that the answer does not mention is not in the map: unknown is
 * neither healthy nor broken.
 */
public record MachineStatus(Map<Fault, Verdict> verdicts, Readings readings) {

    public MachineStatus {
        verdicts = Map.copyOf(verdicts);
    }

    /**
     * Whether one fault is present.
     *
     * @param since when it began, if it is present and the vendor reports it
     */
    public record Verdict(boolean faulty, Optional<Instant> since) {}
}
