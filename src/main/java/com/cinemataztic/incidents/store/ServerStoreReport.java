package com.cinemataztic.incidents.store;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.platform.health.Finding;
import com.cinemataztic.incidents.platform.health.HealthReporter;
import com.cinemataztic.incidents.platform.health.HealthSection;
import com.cinemataztic.incidents.platform.health.Level;
import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Reports whether a MongoDB server answers. A timer pings it, so that no page waits for a server that is down. The
 * server's operator monitors its size and disk space.
 */
class ServerStoreReport implements HealthReporter {

    private static final Document PING = new Document("ping", 1);

    private final MongoDatabase database;
    private final Clock clock;
    private volatile @Nullable Instant answeredAt;
    private volatile boolean answers;

    ServerStoreReport(MongoDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    void ping() {
        try {
            database.runCommand(PING);
            answeredAt = clock.instant();
            answers = true;
        } catch (MongoException down) {
            answers = false;
        }
    }

    @Override
    public HealthSection evidence() {
        var at = answeredAt;
        return new HealthSection(
                text("health.store.title"),
                90,
                List.of(
                        answers
                                ? new Finding(
                                        text("health.store.server"),
                                        text("health.store.server.responds"),
                                        Level.OK,
                                        text("health.store.server.text"),
                                        at)
                                : new Finding(
                                        text("health.store.server"),
                                        text("health.store.server.silent"),
                                        Level.WRONG,
                                        text("health.store.server.silent.text"),
                                        at)));
    }
}
