package com.cinemataztic.incidents.fleet.internal;

import com.cinemataztic.incidents.fleet.Schedule;
import com.cinemataztic.incidents.fleet.Screen;
import com.cinemataztic.incidents.fleet.ScreenRef;
import com.cinemataztic.incidents.store.documents.SchemaVersion;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * A screen as stored, by the path of its ids.
 *
 * @param readAt when its shows were read; null: never
 */
@Document("screens")
@SchemaVersion(1)
record ScreenDocument(
        @MongoId String id,
        String cinemaId,
        String screenId,
        String name,
        @Nullable Instant currentStart,
        @Nullable Instant currentEnd,
        @Nullable Instant next,
        @Nullable Instant readAt,
        @Nullable Instant goneSince) {

    static ScreenDocument of(Screen screen) {
        var ref = screen.ref();
        var shows = screen.schedule();
        return new ScreenDocument(
                ref.path(),
                ref.cinemaId(),
                ref.screenId(),
                screen.name(),
                shows == null ? null : shows.currentStart(),
                shows == null ? null : shows.currentEnd(),
                shows == null ? null : shows.next(),
                shows == null ? null : shows.readAt(),
                screen.goneSince());
    }

    Screen toScreen() {
        return new Screen(
                new ScreenRef(cinemaId, screenId),
                name,
                readAt == null ? null : new Schedule(currentStart, currentEnd, next, readAt),
                goneSince);
    }
}
