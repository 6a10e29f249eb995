package com.cinemataztic.incidents.maintenance;

/** The set of windows in force has changed, or a future window was planned, moved or cancelled. */
public record MaintenanceChanged() {}
