package com.cinemataztic.incidents.fleet.ui;

import com.cinemataztic.incidents.fleet.Machine;
import com.cinemataztic.incidents.fleet.MachineFault;
import com.cinemataztic.incidents.fleet.MachineList;
import java.util.Locale;
import java.util.stream.Collectors;

/** Texts about machines for people. */
final class MachineWords {

    private MachineWords() {}

    static String word(Machine.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    static String state(Machine.State state) {
        return switch (state) {
            case WELL -> "OK";
            case FAULTY -> "Faulty";
            case UNKNOWN -> "Unknown";
            case GONE -> "No longer listed";
        };
    }

    /** @return what is wrong, or why that is unknown */
    static String why(MachineList.Entry entry) {
        var machine = entry.machine();
        var faults = machine.faults().stream().sorted().map(MachineFault::words).collect(Collectors.joining(", "));
        return switch (entry.state()) {
            case WELL -> "";
            case FAULTY -> faults;
            case UNKNOWN ->
                !machine.judged()
                        ? "the vendor has never said"
                        : faults.isEmpty() ? "the data is old" : "the data is old; last known: " + faults;
            case GONE -> "the vendor lists it no more";
        };
    }
}
