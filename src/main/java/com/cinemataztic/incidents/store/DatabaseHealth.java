package com.cinemataztic.incidents.store;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Reports whether the portal's own database answers within three seconds, independent of the server's other databases. Part of
 * readiness. Concurrent callers share one ping.
 */
final class DatabaseHealth implements HealthIndicator {

    private static final Duration BOUND = Duration.ofSeconds(3);
    private static final Document PING = new Document("ping", 1);

    private final MongoDatabase database;
    private @Nullable FutureTask<Document> pending;

    DatabaseHealth(MongoDatabase database) {
        this.database = database;
    }

    @Override
    public Health health() {
        try {
            ping().get(BOUND.toMillis(), TimeUnit.MILLISECONDS);
            return Health.up().build();
        } catch (TimeoutException slow) {
            return Health.down()
                    .withDetail("failure", "no answer within " + BOUND.toSeconds() + " s")
                    .build();
        } catch (ExecutionException failed) {
            return Health.down(Objects.requireNonNullElse(failed.getCause(), failed))
                    .build();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Health.unknown().build();
        }
    }

    private synchronized FutureTask<Document> ping() {
        var open = pending;
        if (open == null || open.isDone()) {
            open = new FutureTask<>(() -> database.runCommand(PING));
            pending = open;
            Thread.ofVirtual().name("database-health").start(open);
        }
        return open;
    }
}
