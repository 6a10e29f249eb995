package com.cinemataztic.incidents.exporter.cinecloud;

/** A box as the vendor lists it, and the screen it stands at. */
public record Machine(MachineId id, ScreenRef screen, String softwareVersion) {}
