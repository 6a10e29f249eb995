package com.cinemataztic.incidents.maintenance.internal;

import com.cinemataztic.incidents.maintenance.MaintenanceWindow;
import com.cinemataztic.incidents.maintenance.Scope;
import com.cinemataztic.incidents.maintenance.Signature;
import com.cinemataztic.incidents.maintenance.WindowId;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.documents.SchemaVersion;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * A maintenance window as stored, by its id.
 *
 * @param cinema null: the whole region
 * @param screen null: the whole cinema
 * @param end the actual end, beside the planned one; queries use it
 */
@Document("maintenanceWindows")
@SchemaVersion(1)
record WindowDocument(
        @MongoId String id,
        RegionId region,
        @Nullable String cinema,
        @Nullable String screen,
        Instant from,
        Instant until,
        Instant end,
        String reason,
        Signature planned,
        @Nullable Signature moved,
        @Nullable Signature ended,
        @Version long version) {

    /** @param version the window's version in the store; 0: not stored yet */
    static WindowDocument of(MaintenanceWindow window, long version) {
        var scope = window.scope();
        return new WindowDocument(
                window.id().value(),
                window.region(),
                switch (scope) {
                    case Scope.OfScreen screen -> screen.cinemaId();
                    case Scope.OfCinema cinema -> cinema.cinemaId();
                    case Scope.OfRegion _ -> null;
                },
                scope instanceof Scope.OfScreen screen ? screen.screenId() : null,
                window.from(),
                window.until(),
                window.end(),
                window.reason(),
                window.planned(),
                window.moved(),
                window.ended(),
                version);
    }

    MaintenanceWindow toWindow() {
        return new MaintenanceWindow(
                new WindowId(id), scope(), region, from, until, reason, planned, moved, ended, version);
    }

    private Scope scope() {
        if (cinema == null) {
            return new Scope.OfRegion(region);
        }
        return screen == null ? new Scope.OfCinema(cinema) : new Scope.OfScreen(cinema, screen);
    }
}
