package com.cinemataztic.incidents.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.embeddedmongo.EmbeddedServer;
import com.cinemataztic.incidents.platform.health.Finding;
import com.cinemataztic.incidents.platform.health.Level;
import com.mongodb.client.MongoClients;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class EmbeddedStoreReportMongoTests {

    @TempDir
    Path folder;

    private EmbeddedServer server;

    @BeforeEach
    void open() {
        server = EmbeddedServer.open(folder, failure -> {});
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void gaugesAndHealthSayWhatThereIs() {
        var report = new EmbeddedStoreReport(server);
        var meters = new SimpleMeterRegistry();
        report.bindTo(meters);
        try (var client = MongoClients.create(server.connectionString())) {
            client.getDatabase("incidents").getCollection("tickets").insertOne(new Document("_id", 1));
        }
        assertThat(meters.get("portal.store.documents").gauge().value()).isEqualTo(1);
        assertThat(meters.get("portal.store.up").gauge().value()).isEqualTo(1);
        assertThat(meters.get("portal.store.file").gauge().value())
                .isEqualTo(server.file().toFile().length());
        assertThat(meters.get("portal.store.commits").functionCounter().count()).isPositive();
        assertThat(meters.get("portal.store.commit.last").timeGauge().value()).isPositive();
        assertThat(report.health().getStatus()).isEqualTo(Status.UP);
        assertThat(report.health().getDetails())
                .containsEntry("kind", "embedded")
                .containsEntry("documents", 1L)
                .doesNotContainKey("advice");
    }

    @Test
    void tooManyDocumentsAreLoggedOnceForEachLimitAndShownInHealth(CapturedOutput output) {
        var documents = new AtomicLong(99_999);
        var report = new EmbeddedStoreReport(server, documents::get);
        report.logWhenTooLarge();
        assertThat(output).doesNotContain("plan the move");
        documents.set(100_000);
        report.logWhenTooLarge();
        report.logWhenTooLarge();
        assertThat(output.getOut().split("plan the move", -1)).hasSize(2);
        documents.set(500_000);
        report.logWhenTooLarge();
        assertThat(output).contains("500000 documents: The embedded store is too large");
        assertThat(report.health().getDetails().get("advice")).asString().contains("MONGODB_URI");
    }

    @Test
    void theEvidenceIsAsBadAsTheStoreIs() {
        var documents = new AtomicLong(99_999);
        var report = new EmbeddedStoreReport(server, documents::get);
        assertThat(report.evidence().findings())
                .extracting(Finding::level)
                .containsExactly(Level.OK, Level.OK, Level.OK);
        documents.set(100_000);
        assertThat(report.evidence().findings().get(1))
                .returns(Level.NOTICE, Finding::level)
                .returns(StoreSize.LARGE.advice(), Finding::explanation);
        documents.set(500_000);
        assertThat(report.evidence().findings().get(1).level()).isEqualTo(Level.WRONG);
    }
}
