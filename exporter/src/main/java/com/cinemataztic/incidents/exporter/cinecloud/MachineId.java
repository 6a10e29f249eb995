package com.cinemataztic.incidents.exporter.cinecloud;

/** The vendor's id of a machine, a MAC address. It changes when the machine is swapped. */
public record MachineId(String value) {

    /** @throws IllegalArgumentException if it is not a valid id */
    public MachineId {
        IdText.require("machineId", value);
    }
}
