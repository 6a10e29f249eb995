package com.cinemataztic.incidents.fleet;

import com.cinemataztic.incidents.identity.AuditLog;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.regions.RegionId;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;

/** A fleet that is known from the store, for tests of what asks it. */
public final class KnownFleet {

    private final FleetInMemory kept = new FleetInMemory();

    /** Adds a cinema, its zone by name. */
    public KnownFleet cinema(String cinemaId, String name, String region, String zone) {
        kept.cinemas.put(cinemaId, new Cinema(cinemaId, name, new RegionId(region), ZoneId.of(zone)));
        return this;
    }

    /** Adds a screen. */
    public KnownFleet screen(String cinemaId, String screenId, String name) {
        var ref = new ScreenRef(cinemaId, screenId);
        kept.screens.put(ref, new Screen(ref, name, null, null));
        return this;
    }

    /** @return a directory of what was added */
    public FleetDirectory directory(RegionDirectory regions) {
        var source = new FleetSource() {
            @Override
            public boolean configured() {
                return false;
            }

            @Override
            public Optional<Reading> read() {
                return Optional.empty();
            }
        };
        return new FleetDirectory(kept, source, regions, event -> {}, Clock.systemUTC());
    }

    /** @return a desk for the cards of the cinemas that were added */
    public CinemaDesk cinemaDesk(RegionDirectory regions, CinemaCards cards, AuditLog audit) {
        return new CinemaDesk(cards, directory(regions), audit);
    }
}
