package com.cinemataztic.incidents.store;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoIncompatibleDriverException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoSecurityException;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits without limit for a MongoDB server that does not answer yet, so that the server and the portal can start in any
 * order. Stopping the process ends the wait.
 */
final class ServerStartup {

    private static final Logger LOGGER = LoggerFactory.getLogger(ServerStartup.class);
    private static final Duration SAID_EVERY = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int UNAUTHORIZED = 13;
    private static final Document PING = new Document("ping", 1);

    private ServerStartup() {}

    /**
     * Returns when the server answers.
     *
     * @param hosts the server's name in the log
     * @throws StoreUnavailable if the server rejects the portal's credentials or version, or if the wait was
     *     interrupted
     */
    static void await(MongoDatabase database, String hosts) {
        var stop = Thread.ofPlatform().unstarted(Thread.currentThread()::interrupt);
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            long saidAt = 0;
            while (true) {
                try {
                    database.runCommand(PING);
                    if (saidAt != 0) {
                        LOGGER.info("MongoDB at {} answers", hosts);
                    }
                    return;
                } catch (MongoInterruptedException interrupted) {
                    throw stopped(hosts, interrupted);
                } catch (MongoException failed) {
                    if (isRejection(failed)) {
                        throw StoreUnavailable.nothingWritten(
                                "connect to " + hosts + ": " + failed.getMessage(), failed);
                    }
                    if (saidAt == 0 || System.nanoTime() - saidAt >= SAID_EVERY.toNanos()) {
                        saidAt = System.nanoTime();
                        LOGGER.warn("Waiting for MongoDB at {}: {}", hosts, failed.getMessage());
                    }
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw stopped(hosts, interrupted);
        } finally {
            forget(stop);
        }
    }

    /** A server that is merely slow to start causes none of these. */
    private static boolean isRejection(MongoException failed) {
        return failed instanceof MongoIncompatibleDriverException
                || failed instanceof MongoSecurityException && failed.getCause() instanceof MongoCommandException
                || failed instanceof MongoCommandException && failed.getCode() == UNAUTHORIZED;
    }

    private static StoreUnavailable stopped(String hosts, Exception why) {
        return StoreUnavailable.nothingWritten("stopped while waiting for " + hosts, why);
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException stopping) {
            LOGGER.debug("the process is stopping", stopping);
        }
    }
}
