package com.cinemataztic.incidents.overview.figures.internal;

import com.cinemataztic.incidents.overview.figures.DailyFigureStore.Progress;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.documents.SchemaVersion;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;

/** How far the figures have come, as stored. */
@Document("figuresProgress")
@SchemaVersion(1)
record ProgressDocument(@MongoId String id, Instant changesUntil, List<DaysOf> regions) {

    static final String ID = "figures";

    /** The zone of a region's days. */
    record DaysOf(RegionId region, String zone) {}

    static ProgressDocument of(Progress progress) {
        return new ProgressDocument(
                ID,
                progress.changesUntil(),
                progress.zones().entrySet().stream()
                        .map(each -> new DaysOf(each.getKey(), each.getValue().getId()))
                        .toList());
    }

    Progress toProgress() {
        return new Progress(
                changesUntil,
                regions.stream().collect(Collectors.toMap(DaysOf::region, each -> ZoneId.of(each.zone()))));
    }
}
