package com.cinemataztic.incidents.fleet;

/** Reads the fleet when a test wants it, as the timer would. */
public final class FleetReading {

    private FleetReading() {}

    public static void again(FleetDirectory fleet) {
        fleet.read();
    }
}
