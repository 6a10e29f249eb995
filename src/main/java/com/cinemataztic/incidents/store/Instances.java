package com.cinemataztic.incidents.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.cinemataztic.incidents.store.instances.InstanceState;
import com.cinemataztic.incidents.store.instances.Reach;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The instances on one store. Each keeps one small document there. Used only by {@link Leadership}. */
final class Instances {

    /** An instance that has not written for this long is not there any more. */
    static final Duration ALIVE = Duration.ofSeconds(30);

    /** What has not changed is written again this often, so that two writes may fail. */
    static final Duration REFRESH = Duration.ofSeconds(10);

    /** The documents of instances that failed are deleted after this long. */
    static final Duration KEPT = Duration.ofHours(1);

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);
    private static final String ID = "_id";
    private static final String AT = "at";
    private static final int VERSION = 1;

    private final MongoCollection<Document> instances;
    private @Nullable InstanceState written;
    private Instant writtenAt = Instant.MIN;

    Instances(MongoDatabase database) {
        this.instances = database.getCollection("instances");
    }

    /** Stores it if it has changed, or to stay fresh. */
    void write(InstanceState state, Instant now) {
        if (state.equals(written) && writtenAt.plus(REFRESH).isAfter(now)) {
            return;
        }
        instances.replaceOne(
                eq(ID, state.id()),
                new Document(ID, state.id())
                        .append(Mongo.SCHEMA_VERSION, VERSION)
                        .append("name", state.name())
                        .append("role", state.role().word())
                        .append("since", Date.from(state.since()))
                        .append("reached", state.reach().reached())
                        .append("missing", state.reach().missing())
                        .append(AT, Date.from(now)),
                UPSERT);
        written = state;
        writtenAt = now;
    }

    /** @return the other instances that are alive */
    List<InstanceState> others(String me, Instant now) {
        var alive = new ArrayList<InstanceState>();
        var failed = false;
        for (var document : instances.find()) {
            var at = Objects.requireNonNullElse(Mongo.instant(document, AT), Instant.EPOCH);
            if (at.plus(ALIVE).isAfter(now) && !me.equals(document.getString(ID))) {
                alive.add(state(document, now));
            }
            failed |= at.plus(KEPT).isBefore(now);
        }
        if (failed) {
            instances.deleteMany(lt(AT, Date.from(now.minus(KEPT))));
        }
        return alive;
    }

    private static InstanceState state(Document document, Instant now) {
        return new InstanceState(
                document.getString(ID),
                Objects.requireNonNullElse(document.getString("name"), ""),
                InstanceState.Role.of(document.get("role", "")),
                Objects.requireNonNullElse(Mongo.instant(document, "since"), now),
                new Reach(
                        document.getList("reached", String.class, List.of()),
                        document.getList("missing", String.class, List.of()),
                        Instant.MAX));
    }

    /** Deletes the document of an instance that stops. */
    void remove(String me) {
        instances.deleteOne(eq(ID, me));
    }
}
