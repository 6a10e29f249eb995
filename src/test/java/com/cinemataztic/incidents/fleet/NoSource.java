package com.cinemataztic.incidents.fleet;

import java.util.Optional;

/** Nobody tells of any machine. */
final class NoSource implements FleetSource {

    @Override
    public boolean configured() {
        return false;
    }

    @Override
    public Optional<Reading> read() {
        return Optional.empty();
    }
}
