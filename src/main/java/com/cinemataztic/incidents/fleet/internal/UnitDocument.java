package com.cinemataztic.incidents.fleet.internal;

import com.cinemataztic.incidents.fleet.ScreenRef;
import com.cinemataztic.incidents.fleet.Unit;
import com.cinemataztic.incidents.store.documents.SchemaVersion;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;

/** A unit as stored, by the path of its screen and its own id. */
@Document("units")
@SchemaVersion(1)
record UnitDocument(
        @MongoId String id,
        String cinemaId,
        String screenId,
        String machineId,
        Instant firstSeen,
        Instant since,
        Instant lastSeen,
        @Nullable Instant replacedAt) {

    static UnitDocument of(Unit unit) {
        var screen = unit.screen();
        return new UnitDocument(
                screen.path() + "/" + ScreenRef.part(unit.machineId()),
                screen.cinemaId(),
                screen.screenId(),
                unit.machineId(),
                unit.firstSeen(),
                unit.since(),
                unit.lastSeen(),
                unit.replacedAt());
    }

    Unit toUnit() {
        return new Unit(new ScreenRef(cinemaId, screenId), machineId, firstSeen, since, lastSeen, replacedAt);
    }
}
