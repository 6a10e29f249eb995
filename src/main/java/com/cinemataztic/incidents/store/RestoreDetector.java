package com.cinemataztic.incidents.store;

import com.cinemataztic.incidents.platform.Restart;
import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Notices when all that the store holds has been replaced by a backup. What the portal has in memory, the board above
 * all, is then of another life, so the portal begins anew. Our own server tells which life it is; another does not, and
 * whoever restores that one restarts the portals.
 */
@Component
class RestoreDetector {

    private static final Logger LOGGER = LoggerFactory.getLogger(RestoreDetector.class);
    private static final Document HELLO = new Document("hello", 1);

    private final MongoDatabase database;
    private final Restart restart;
    private @Nullable String known;
    private boolean over;

    RestoreDetector(MongoDatabase database, Restart restart) {
        this.database = database;
        this.restart = restart;
        this.known = incarnation();
    }

    @Scheduled(fixedDelay = 2, initialDelay = 2, timeUnit = TimeUnit.SECONDS)
    synchronized void look() {
        var now = incarnation();
        if (known == null) {
            known = now;
        } else if (now != null && !now.equals(known) && !over) {
            over = true;
            restart.ask("all that the store held has been replaced");
        }
    }

    private @Nullable String incarnation() {
        try {
            return database.runCommand(HELLO).getString("incarnation");
        } catch (MongoException unreachable) {
            LOGGER.debug("the store does not answer", unreachable);
            return null;
        }
    }
}
