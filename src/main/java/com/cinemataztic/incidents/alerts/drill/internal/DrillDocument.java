package com.cinemataztic.incidents.alerts.drill.internal;

import com.cinemataztic.incidents.alerts.drill.Drill;
import com.cinemataztic.incidents.alerts.drill.DrillId;
import com.cinemataztic.incidents.alerts.drill.Joint;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.documents.SchemaVersion;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.TicketId;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * A drill as stored, by its id.
 *
 * @param running its region while it runs: unique, so that a region has one running drill
 * @param passed the moments, by the joint's word
 * @param problems what went wrong, by the joint's word
 */
@Document("drills")
@SchemaVersion(DrillDocument.VERSION)
record DrillDocument(
        @MongoId String id,
        String region,
        @Nullable String running,
        String severity,
        boolean notifies,
        String startedBy,
        Instant startedAt,
        Map<String, Instant> passed,
        @Nullable String ticket,
        Map<String, String> problems,
        @Nullable Instant finishedAt,
        @Version long version) {

    static final int VERSION = 1;

    /** @param version the document's version in the store; 0: not stored yet */
    static DrillDocument of(Drill drill, long version) {
        var ticket = drill.ticket();
        return new DrillDocument(
                drill.id().value(),
                drill.region().value(),
                drill.finishedAt() == null ? drill.region().value() : null,
                drill.severity().word(),
                drill.notifiesOnCall(),
                drill.startedBy(),
                drill.startedAt(),
                byWord(drill.passed()),
                ticket == null ? null : ticket.value(),
                byWord(drill.problems()),
                drill.finishedAt(),
                version);
    }

    private static <T> Map<String, T> byWord(Map<Joint, T> values) {
        var words = new TreeMap<String, T>();
        values.forEach((joint, value) -> words.put(joint.word(), value));
        return words;
    }

    Drill toDrill() {
        return new Drill(
                new DrillId(id),
                new RegionId(region),
                Severity.parse(severity),
                notifies,
                startedBy,
                startedAt,
                byJoint(passed),
                ticket == null ? null : new TicketId(ticket),
                byJoint(problems),
                finishedAt);
    }

    /** A joint that this version does not know is left out. */
    private static <T> Map<Joint, T> byJoint(Map<String, T> stored) {
        var values = new EnumMap<Joint, T>(Joint.class);
        for (var joint : Joint.values()) {
            var value = stored.get(joint.word());
            if (value != null) {
                values.put(joint, value);
            }
        }
        return values;
    }
}
