package com.cinemataztic.incidents.maintenance;

/** Another window counts than before, one counts no more, or one that is to come was planned, moved or cancelled. */
public record MaintenanceChanged() {}
