package com.cinemataztic.incidents.exporter.cinecloud;

/** The vendor's name of a box, a MAC address. It changes when a box is swapped. */
public record MachineId(String value) {

    /** @throws IllegalArgumentException if it cannot be an id */
    public MachineId {
        IdText.require("machineId", value);
    }
}
