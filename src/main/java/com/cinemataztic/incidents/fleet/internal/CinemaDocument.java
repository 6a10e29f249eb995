package com.cinemataztic.incidents.fleet.internal;

import com.cinemataztic.incidents.fleet.Cinema;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.documents.SchemaVersion;
import java.time.ZoneId;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;

/** A cinema as stored, by its id. */
@Document("cinemas")
@SchemaVersion(1)
record CinemaDocument(@MongoId String id, String name, RegionId region, ZoneId zone) {

    static CinemaDocument of(Cinema cinema) {
        return new CinemaDocument(cinema.cinemaId(), cinema.name(), cinema.region(), cinema.zone());
    }

    Cinema toCinema() {
        return new Cinema(id, name, region, zone);
    }
}
