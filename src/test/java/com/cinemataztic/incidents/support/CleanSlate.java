package com.cinemataztic.incidents.support;

import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import org.bson.Document;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.ApplicationContext;
import org.springframework.scheduling.config.IntervalTask;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Lets a test class find the portal as it was after its start, though another class has used it: the store holds what it
 * held then, and the portal reads it again as it reads what other instances write. The numbers of tickets go on, and so
 * does what the portal keeps in memory only: metrics, failed sign-ins, limits of rates.
 */
public final class CleanSlate implements BeforeAllCallback {

    /** A portal renews its lease and its own document all the time, and holds a block of numbers for the next tickets. */
    private static final Set<String> KEPT = Set.of("leases", "instances", "counters");

    /** Timers that a portal in a test does not run by itself. */
    private static final Duration ASLEEP = Duration.ofHours(1);

    private static final Map<ApplicationContext, Map<String, List<Document>>> AFTER_START = new WeakHashMap<>();

    @Override
    public void beforeAll(ExtensionContext test) {
        if (!test.getEnclosingTestClasses().isEmpty()) {
            return;
        }
        var portal = SpringExtension.getApplicationContext(test);
        // Static, hence that of the portal that was started last: for the others, nobody would be signed in.
        SecurityContextHolder.setContextHolderStrategy(portal.getBean(SecurityContextHolderStrategy.class));
        // Not by the portal's client: what is asked here has no case in the conformance suite.
        try (var client =
                MongoClients.create(portal.getBean(MongoConnectionDetails.class).getConnectionString())) {
            var database =
                    client.getDatabase(portal.getBean(MongoDatabase.class).getName());
            var afterStart = AFTER_START.get(portal);
            if (afterStart == null) {
                AFTER_START.put(portal, documents(database));
                return;
            }
            // Empty first: an account's new version would be older than the one that is known.
            empty(database);
            readAgain(portal);
            empty(database);
            afterStart.forEach((collection, documents) ->
                    database.getCollection(collection).insertMany(documents));
            readAgain(portal);
        }
    }

    private static Map<String, List<Document>> documents(MongoDatabase database) {
        var documents = new HashMap<String, List<Document>>();
        for (var collection : collections(database)) {
            var found = database.getCollection(collection).find().into(new ArrayList<>());
            if (!found.isEmpty()) {
                documents.put(collection, found);
            }
        }
        return documents;
    }

    private static void empty(MongoDatabase database) {
        collections(database)
                .forEach(collection -> database.getCollection(collection).deleteMany(new Document()));
    }

    private static List<String> collections(MongoDatabase database) {
        var names = database.listCollectionNames().into(new ArrayList<>());
        names.removeAll(KEPT);
        return names;
    }

    /**
     * The board first: what other timers do follows from it. Without the one that opens a ticket on a Watchdog that has
     * been silent for minutes: how long a portal has been shared must not show.
     */
    private static void readAgain(ApplicationContext portal) {
        portal.getBean(LiveBoard.class).reload();
        portal.getBeansOfType(ScheduledTaskHolder.class).values().stream()
                .flatMap(holder -> holder.getScheduledTasks().stream())
                .map(ScheduledTask::getTask)
                .filter(task -> task instanceof IntervalTask timer
                        && timer.getIntervalDuration().equals(ASLEEP)
                        && !timer.toString().contains("BlindnessWatch"))
                .forEach(task -> task.getRunnable().run());
    }
}
