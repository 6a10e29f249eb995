package com.cinemataztic.incidents.fleet;

/** Names or shows are known anew; whoever shows them should look again. */
public record FleetChanged() {}
