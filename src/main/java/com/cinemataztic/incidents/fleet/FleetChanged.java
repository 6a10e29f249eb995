package com.cinemataztic.incidents.fleet;

/** Published when names or shows changed; views that show them should refresh. */
public record FleetChanged() {}
