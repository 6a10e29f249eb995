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
 * Detects that a backup has replaced the whole content of the store. The content of the portal's memory, above all
 * the board, is then invalid, so the portal restarts. The embedded server reports which incarnation of the data it serves.
 * Other servers do not, so the operator who restores one of those must restart the portals.
 */
@Component
class RestoreDetector {

    private static final Logger LOGGER = LoggerFactory.getLogger(RestoreDetector.class);
    private static final Document HELLO = new Document("hello", 1);

    private final MongoDatabase database;
    private final Restart restart;
    private @Nullable String known;
    private boolean restartRequested;

    RestoreDetector(MongoDatabase database, Restart restart) {
        this.database = database;
        this.restart = restart;
        this.known = incarnation();
    }

    @Scheduled(fixedDelay = 2, initialDelay = 2, timeUnit = TimeUnit.SECONDS)
    synchronized void poll() {
        var now = incarnation();
        if (known == null) {
            known = now;
        } else if (now != null && !now.equals(known) && !restartRequested) {
            restartRequested = true;
            restart.request("the store's content has been replaced");
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
