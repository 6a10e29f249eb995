package com.cinemataztic.incidents.fleet.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

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
            case WELL -> text("machines.state.ok");
            case FAULTY -> text("machines.state.faulty");
            case UNKNOWN -> text("machines.state.unknown");
            case GONE -> text("machines.state.gone");
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
                        ? text("machines.why.never-reported")
                        : faults.isEmpty() ? text("machines.why.stale") : text("machines.why.stale-faults", faults);
            case GONE -> text("machines.why.gone");
        };
    }
}
