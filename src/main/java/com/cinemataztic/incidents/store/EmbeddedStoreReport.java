package com.cinemataztic.incidents.store;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.embeddedmongo.EmbeddedServer;
import com.cinemataztic.incidents.platform.health.Finding;
import com.cinemataztic.incidents.platform.health.HealthReporter;
import com.cinemataztic.incidents.platform.health.HealthSection;
import com.cinemataztic.incidents.platform.health.Level;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.scheduling.annotation.Scheduled;

/** Reports on the embedded store to operators: as gauges, as health, and in the log when the store grows too large. */
class EmbeddedStoreReport implements MeterBinder, HealthIndicator, InfoContributor, HealthReporter {

    private static final Logger LOGGER = LoggerFactory.getLogger(EmbeddedStoreReport.class);

    /** In bytes of free space: what a storm may write before somebody reacts. */
    private static final long LITTLE = 256L << 20;

    private final EmbeddedServer server;
    private final LongSupplier documents;
    private StoreSize loggedSize = StoreSize.FINE;
    private boolean loggedLowDisk;

    EmbeddedStoreReport(EmbeddedServer server) {
        this(server, server::documents);
    }

    EmbeddedStoreReport(EmbeddedServer server, LongSupplier documents) {
        this.server = server;
        this.documents = documents;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("portal.store.up", server, it -> it.failure().isEmpty() ? 1 : 0)
                .description("Whether the embedded store works; after a failure it acknowledges nothing")
                .register(meters);
        Gauge.builder("portal.store.documents", documents, LongSupplier::getAsLong)
                .description("Documents in the embedded store, of all kinds")
                .register(meters);
        Gauge.builder("portal.store.file", server, EmbeddedServer::fileSize)
                .description("Size of the embedded store's file")
                .baseUnit("bytes")
                .register(meters);
        Gauge.builder("portal.store.disk.free", server, EmbeddedServer::diskFree)
                .description("Free space on the disk of the embedded store; the store stops when it is full")
                .baseUnit("bytes")
                .register(meters);
        FunctionCounter.builder("portal.store.commits", server, EmbeddedServer::commits)
                .description("Commits of the embedded store, each synced to disk")
                .register(meters);
        TimeGauge.builder("portal.store.commit.last", server, TimeUnit.MILLISECONDS, EmbeddedServer::lastCommitMillis)
                .description("How long the last commit took, with its sync")
                .register(meters);
        FunctionCounter.builder("portal.store.compactions", server, EmbeddedServer::compactions)
                .description("Compaction steps of the file")
                .register(meters);
        TimeGauge.builder(
                        "portal.store.compaction.longest",
                        server,
                        TimeUnit.MILLISECONDS,
                        EmbeddedServer::longestCompactionMillis)
                .description("The longest time that a compaction step held up writers")
                .register(meters);
    }

    @Override
    public Health health() {
        var count = documents.getAsLong();
        var failure = server.failure();
        var health = failure.isPresent() ? Health.down() : Health.up();
        health.withDetail("kind", "embedded")
                .withDetail("file", server.file().toString())
                .withDetail("documents", count)
                .withDetail("fileBytes", server.fileSize())
                .withDetail("diskFreeBytes", server.diskFree())
                .withDetail("lastCommitMillis", server.lastCommitMillis())
                .withDetail("compactions", server.compactions())
                .withDetail("longestCompactionMillis", server.longestCompactionMillis());
        failure.ifPresent(cause -> health.withDetail("failure", String.valueOf(cause)));
        var advice = StoreSize.of(count).advice();
        if (!advice.isEmpty()) {
            health.withDetail("advice", advice);
        }
        return health.build();
    }

    @Override
    public void contribute(Info.Builder builder) {
        builder.withDetail("store", "embedded");
    }

    /** Logs once for each limit that the store passes, and again after every start. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void logWhenTooLarge() {
        var count = documents.getAsLong();
        var size = StoreSize.of(count);
        if (size.compareTo(loggedSize) > 0) {
            LOGGER.warn("{} documents: {}", count, size.advice());
        }
        loggedSize = size;
    }

    /** Logs once when the free space falls below {@link #LITTLE}, or below what a copy of the file needs. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void logWhenDiskIsNearlyFull() {
        var little = hasLittleRoom();
        if (little && !loggedLowDisk) {
            LOGGER.warn(
                    "The disk under {} has {} MiB left. When it is full the store stops, and the portal with it.",
                    server.file(),
                    server.diskFree() >> 20);
        }
        loggedLowDisk = little;
    }

    @Override
    public HealthSection evidence() {
        return new HealthSection(text("health.store.title"), 90, List.of(works(), size(), room()));
    }

    private Finding works() {
        return server.failure().isEmpty()
                ? new Finding(
                        text("health.store.embedded"),
                        text("health.store.embedded.works"),
                        Level.OK,
                        text("health.store.embedded.text"))
                : new Finding(
                        text("health.store.embedded"),
                        text("health.store.embedded.stopped"),
                        Level.WRONG,
                        text("health.store.embedded.stopped.text"));
    }

    private Finding size() {
        var count = documents.getAsLong();
        var size = StoreSize.of(count);
        var level =
                switch (size) {
                    case FINE -> Level.OK;
                    case LARGE -> Level.NOTICE;
                    case TOO_LARGE -> Level.WRONG;
                };
        var value = text("health.store.size.value", count, server.fileSize() >> 20);
        return new Finding(text("health.store.size"), value, level, size.advice());
    }

    private Finding room() {
        var value = text("health.store.disk.value", server.diskFree() >> 20);
        return hasLittleRoom()
                ? new Finding(text("health.store.disk"), value, Level.WRONG, text("health.store.disk.low"))
                : new Finding(text("health.store.disk"), value, Level.OK, "");
    }

    private boolean hasLittleRoom() {
        return server.diskFree() < Math.max(LITTLE, server.fileSize());
    }
}
