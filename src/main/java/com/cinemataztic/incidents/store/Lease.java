package com.cinemataztic.incidents.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which of several processes on one store does what one of them is enough for. Whoever has it renews it, and whoever
 * stops renewing loses it after {@link #TTL}.
 *
 * <p>It saves work and is no lock: clocks of two hosts differ and a process may be held up between asking and doing, so
 * for moments two may believe that they have it.
 */
final class Lease {

    /** How long it is held after a renewal. */
    static final Duration TTL = Duration.ofSeconds(10);

    private static final Logger LOGGER = LoggerFactory.getLogger(Lease.class);
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
    private static final String ID = "_id";
    private static final String HOLDER = "holder";
    private static final String UNTIL = "until";

    private final MongoCollection<Document> leases;
    private final String name;
    private final Clock clock;
    private final String me = UUID.randomUUID().toString();
    private volatile Instant heldUntil = Instant.MIN;
    private boolean released;

    /** @param name what it is for; it is held by one at a time, whoever may hold others */
    Lease(MongoDatabase database, String name, Clock clock) {
        this.leases = database.getCollection("leases");
        this.name = name;
        this.clock = clock;
    }

    /** @return whether it is held; answers at once, from the last renewal, and never later than that lasts */
    boolean held() {
        return clock.instant().isBefore(heldUntil);
    }

    /** Takes it if it is free or run out, and keeps it if it is held. Who can't ask does not hold it. Never throws. */
    synchronized void renew() {
        if (released) {
            return;
        }
        var before = held();
        // Counted from before the question: the others count from what is written, however late the answer comes.
        var now = clock.instant();
        var until = now.plus(TTL);
        heldUntil = taken(now, until) ? until : Instant.MIN;
        if (held() != before) {
            LOGGER.info("The lease '{}' is {}", name, before ? "lost" : "held");
        }
    }

    private boolean taken(Instant now, Instant until) {
        // Fields side by side, no $and: an upsert takes the id it inserts from the first level of the question.
        var free = new Document(ID, name)
                .append(
                        "$or",
                        List.of(new Document(HOLDER, me), new Document(UNTIL, new Document("$lt", Date.from(now)))));
        var mine = new Document("$set", new Document(HOLDER, me).append(UNTIL, Date.from(until)));
        try {
            return leases.updateOne(free, mine, UPSERT).wasAcknowledged();
        } catch (RuntimeException notTaken) {
            // A duplicate key: it is another's, so the upsert tried to insert. Anything else, and a reply that the
            // driver
            // can't read is no MongoException: nobody knows whose it is.
            LOGGER.debug("the lease '{}' is not had", name, notTaken);
            return false;
        }
    }

    /** Gives it up for good, so that another need not wait until it has run out. */
    synchronized void release() {
        released = true;
        heldUntil = Instant.MIN;
        try {
            leases.deleteOne(new Document(ID, name).append(HOLDER, me));
        } catch (RuntimeException unreachable) {
            LOGGER.debug("the lease '{}' runs out by itself", name, unreachable);
        }
    }
}
