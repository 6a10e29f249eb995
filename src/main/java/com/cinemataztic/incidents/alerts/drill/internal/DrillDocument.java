package com.cinemataztic.incidents.alerts.drill.internal;

import com.cinemataztic.incidents.alerts.drill.Drill;
import com.cinemataztic.incidents.alerts.drill.DrillId;
import com.cinemataztic.incidents.alerts.drill.DrillProblem;
import com.cinemataztic.incidents.alerts.drill.DrillProblem.Kind;
import com.cinemataztic.incidents.alerts.drill.Joint;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.documents.SchemaVersion;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.TicketId;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * A drill as stored, by its id.
 *
 * @param running its region while it runs: unique, so that a region has one running drill
 * @param passed the moments, by the joint's word
 * @param problems what went wrong, by the joint's word: sentences in English, which earlier versions read
 * @param causes the same as kinds with arguments; null: there are none, or an earlier version wrote it
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
        @Nullable Map<String, List<Cause>> causes,
        @Nullable Instant finishedAt,
        @Version long version) {

    static final int VERSION = 1;

    /** @param kind a word of {@link DrillProblem.Kind} */
    record Cause(String kind, List<String> arguments) {

        static Cause of(DrillProblem problem) {
            return new Cause(problem.kind().word(), problem.arguments());
        }

        Optional<DrillProblem> toProblem() {
            return DrillProblem.Kind.of(kind).map(known -> new DrillProblem(known, arguments));
        }
    }

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
                byWord(drill.passed(), at -> at),
                ticket == null ? null : ticket.value(),
                byWord(drill.problems(), DrillProblem::english),
                causes(drill.problems()),
                drill.finishedAt(),
                version);
    }

    private static <T, S> Map<String, S> byWord(Map<Joint, T> values, Function<T, S> stored) {
        var words = new TreeMap<String, S>();
        values.forEach((joint, value) -> words.put(joint.word(), stored.apply(value)));
        return words;
    }

    private static @Nullable Map<String, List<Cause>> causes(Map<Joint, List<DrillProblem>> problems) {
        var kinds = new EnumMap<Joint, List<DrillProblem>>(Joint.class);
        problems.forEach((joint, found) -> {
            if (found.stream().noneMatch(problem -> problem.kind() == Kind.SENTENCE)) {
                kinds.put(joint, found);
            }
        });
        return kinds.isEmpty()
                ? null
                : byWord(kinds, found -> found.stream().map(Cause::of).toList());
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
                problemsByJoint(),
                finishedAt);
    }

    /** Where a kind is missing, or this version does not know it, the sentence stands for it. */
    private Map<Joint, List<DrillProblem>> problemsByJoint() {
        var found = new EnumMap<Joint, List<DrillProblem>>(Joint.class);
        byJoint(problems)
                .forEach((joint, sentence) -> found.put(joint, List.of(DrillProblem.of(Kind.SENTENCE, sentence))));
        if (causes != null) {
            byJoint(causes).forEach((joint, stored) -> {
                var known = stored.stream()
                        .flatMap(cause -> cause.toProblem().stream())
                        .toList();
                if (!known.isEmpty() && known.size() == stored.size()) {
                    found.put(joint, known);
                }
            });
        }
        return found;
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
