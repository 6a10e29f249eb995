package com.cinemataztic.incidents.exporter.collect;

import com.cinemataztic.incidents.exporter.cinecloud.Fault;
import com.cinemataztic.incidents.exporter.cinecloud.Machine;
import com.cinemataztic.incidents.exporter.cinecloud.MachineStatus;
import com.cinemataztic.incidents.exporter.cinecloud.MachineStatus.Verdict;
import com.cinemataztic.incidents.exporter.cinecloud.Readings;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * All that is known of one machine.
 *
 * @param machine as last listed
 * @param verdicts the last report on each fault; a fault never reported is not in it
 * @param faultySince when each current fault began
 * @param readings the last report of each
 * @param askedLast the request of the last good answer about it; empty if there was none
 */
record KnownMachine(
        Machine machine,
        Map<Fault, Boolean> verdicts,
        Map<Fault, Instant> faultySince,
        Readings readings,
        Optional<CallResult> askedLast) {

    static KnownMachine listed(Machine machine) {
        return new KnownMachine(machine, Map.of(), Map.of(), Readings.NONE, Optional.empty());
    }

    /** The same knowledge, for the machine as it is listed now. */
    KnownMachine with(Machine nowListed) {
        return new KnownMachine(nowListed, verdicts, faultySince, readings, askedLast);
    }

    /**
     * Merges the answer to the request {@code asked}; what it does not mention keeps its last report. An answer older
     * than the known one, by request, changes nothing.
     */
    KnownMachine with(MachineStatus status, CallResult asked) {
        if (askedLast.isPresent() && asked.before(askedLast.get())) {
            return this;
        }
        Map<Fault, Boolean> newVerdicts = new EnumMap<>(Fault.class);
        newVerdicts.putAll(verdicts);
        Map<Fault, Instant> newSince = new EnumMap<>(Fault.class);
        newSince.putAll(faultySince);
        status.verdicts().forEach((fault, verdict) -> {
            newVerdicts.put(fault, verdict.faulty());
            if (verdict.faulty()) {
                newSince.put(fault, since(fault, verdict, asked.at()));
            } else {
                newSince.remove(fault);
            }
        });
        return new KnownMachine(
                machine,
                Map.copyOf(newVerdicts),
                Map.copyOf(newSince),
                status.readings().over(readings),
                Optional.of(asked));
    }

    /** When the request of the last good answer was sent; empty if there was none. */
    Optional<Instant> dataAt() {
        return askedLast.map(CallResult::at);
    }

    /** The machine's own report, else the listing's. */
    String softwareVersion() {
        return readings.softwareVersion().orElse(machine.softwareVersion());
    }

    /** The vendor's time, else when the fault was first seen: its start must not move while it lasts. */
    private Instant since(Fault fault, Verdict verdict, Instant now) {
        return verdict.since().orElseGet(() -> faultySince.getOrDefault(fault, now));
    }
}
