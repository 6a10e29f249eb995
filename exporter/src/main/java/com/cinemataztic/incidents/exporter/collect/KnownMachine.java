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
 * @param verdicts the last word on each fault; one never told is not in it
 * @param faultySince when each fault that lasts now began
 * @param readings the last word on each of them
 * @param askedLast the question that the last good answer about it was given to; empty if there was none
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

    /** The same knowledge about the machine as it is listed now. */
    KnownMachine with(Machine nowListed) {
        return new KnownMachine(nowListed, verdicts, faultySince, readings, askedLast);
    }

    /**
     * With the answer to what was {@code asked}; where it is silent, the last word stays. An answer that was overtaken by
     * that to a later question changes nothing.
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

    /** When the vendor was asked for the last good answer about it; empty if there was none. */
    Optional<Instant> dataAt() {
        return askedLast.map(CallResult::at);
    }

    /** What the machine itself says, else the listing. */
    String softwareVersion() {
        return readings.softwareVersion().orElse(machine.softwareVersion());
    }

    /** The vendor's word, else when it was first seen: a fault's beginning must not move while it lasts. */
    private Instant since(Fault fault, Verdict verdict, Instant now) {
        return verdict.since().orElseGet(() -> faultySince.getOrDefault(fault, now));
    }
}
