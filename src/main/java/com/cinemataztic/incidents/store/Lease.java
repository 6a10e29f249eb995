package com.cinemataztic.incidents.store;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Elects one of several processes on one store for work that only one needs to do. The holder renews the lease; a
 * holder that stops renewing loses it after {@link #TTL}.
 *
 * <p>The lease saves work but is not a lock. Clocks of two hosts differ, and a process may be delayed between the check
 * and the action, so for moments two processes may both consider themselves the holder.
 */
final class Lease {

    /** How long the lease lasts after a renewal. */
    static final Duration TTL = Duration.ofSeconds(10);

    private static final Logger LOGGER = LoggerFactory.getLogger(Lease.class);
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
    private static final String ID = "_id";
    private static final String HOLDER = "holder";
    private static final String UNTIL = "until";
    private static final int VERSION = 1;

    private final MongoCollection<Document> leases;
    private final String name;
    private final Clock clock;
    private final String me;
    private volatile Instant heldUntil = Instant.MIN;
    private boolean loggedAsHeld;

    /**
     * @param name the purpose of the lease; each name has at most one holder, independent of other names
     * @param me identifies this process
     */
    Lease(MongoDatabase database, String name, String me, Clock clock) {
        this.leases = database.getCollection("leases");
        this.name = name;
        this.me = me;
        this.clock = clock;
    }

    /**
     * @return whether this process holds the lease; known from the last renewal without a call, and never true after
     *     its end
     */
    boolean held() {
        return clock.instant().isBefore(heldUntil);
    }

    /**
     * Acquires the lease if it is free or expired, and renews it if this process holds it. After a failed call this
     * process holds the lease until the end of the last renewal: no other process can acquire it before, and a later
     * call may succeed. Never throws.
     */
    synchronized void renew() {
        // The time before the call: other processes go by the time that is written, however late the response arrives.
        var now = clock.instant();
        var until = now.plus(TTL);
        try {
            update(now, until);
            heldUntil = until;
        } catch (RuntimeException failed) {
            // A reply that the driver cannot read is not even a MongoException.
            LOGGER.debug("the lease '{}' could not be renewed", name, failed);
            if (isHeldByAnother(failed)) {
                heldUntil = Instant.MIN;
            }
        }
        logChange();
    }

    private void update(Instant now, Instant until) {
        // Top-level fields, no $and: an upsert takes the id to insert from the first level of the query.
        var free = new Document(ID, name)
                .append(
                        "$or",
                        List.of(new Document(HOLDER, me), new Document(UNTIL, new Document("$lt", Date.from(now)))));
        var mine = new Document("$setOnInsert", new Document(Mongo.SCHEMA_VERSION, VERSION))
                .append("$set", new Document(HOLDER, me).append(UNTIL, Date.from(until)));
        leases.updateOne(free, mine, UPSERT);
    }

    /** If another process holds the lease, the upsert tries to insert it a second time. */
    private static boolean isHeldByAnother(RuntimeException failed) {
        return failed instanceof MongoWriteException write
                && write.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
    }

    private void logChange() {
        if (held() != loggedAsHeld) {
            loggedAsHeld = !loggedAsHeld;
            LOGGER.info("The lease '{}' is {}", name, loggedAsHeld ? "held" : "lost");
        }
    }

    /** Releases the lease, so that another process need not wait for it to expire. */
    synchronized void release() {
        heldUntil = Instant.MIN;
        try {
            leases.deleteOne(new Document(ID, name).append(HOLDER, me));
        } catch (RuntimeException unreachable) {
            LOGGER.debug("the lease '{}' could not be released and will expire", name, unreachable);
        }
        logChange();
    }
}
