package com.cinemataztic.incidents.fleet;

import java.util.Optional;

/** A source that reports no machine. */
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
