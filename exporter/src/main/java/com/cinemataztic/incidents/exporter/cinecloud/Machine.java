package com.cinemataztic.incidents.exporter.cinecloud;

/** A machine as the vendor lists it, and the screen it serves. */
public record Machine(MachineId id, ScreenRef screen, String softwareVersion) {}
