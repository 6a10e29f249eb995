package com.cinemataztic.incidents.exporter.collect;

import com.cinemataztic.incidents.exporter.cinecloud.Fault;
import com.cinemataztic.incidents.exporter.cinecloud.Machine;
import com.cinemataztic.incidents.exporter.cinecloud.MachineStatus;
import com.cinemataztic.incidents.exporter.cinecloud.MachineStatus.Verdict;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * All that is known of one machine.
 *
 * @param machine as last listed
 * @param verdicts the last word on each fault; one never told is not in it
 * @param faultySince when each fault that lasts now began
 * @param dataAt when the vendor last gave a good answer about it; empty if never
 */
record KnownMachine(
        Machine machine, Map<Fault, Boolean> verdicts, Map<Fault, Instant> faultySince, Optional<Instant> dataAt) {

    static KnownMachine listed(Machine machine) {
        return new KnownMachine(machine, Map.of(), Map.of(), Optional.empty());
    }

    /** The same knowledge about the machine as it is listed now. */
    KnownMachine with(Machine nowListed) {
        return new KnownMachine(nowListed, verdicts, faultySince, dataAt);
    }

    /** With the answer of {@code now}; where it is silent, the last word stays. */
    KnownMachine with(MachineStatus status, Instant now) {
        Map<Fault, Boolean> newVerdicts = new EnumMap<>(Fault.class);
        newVerdicts.putAll(verdicts);
        Map<Fault, Instant> newSince = new EnumMap<>(Fault.class);
        newSince.putAll(faultySince);
        status.verdicts().forEach((fault, verdict) -> {
            newVerdicts.put(fault, verdict.faulty());
            if (verdict.faulty()) {
                newSince.put(fault, since(fault, verdict, now));
            } else {
                newSince.remove(fault);
            }
        });
        return new KnownMachine(machine, Map.copyOf(newVerdicts), Map.copyOf(newSince), Optional.of(now));
    }

    /** The vendor's word, else when it was first seen: a fault's beginning must not move while it lasts. */
    private Instant since(Fault fault, Verdict verdict, Instant now) {
        return verdict.since().orElseGet(() -> faultySince.getOrDefault(fault, now));
    }
}
