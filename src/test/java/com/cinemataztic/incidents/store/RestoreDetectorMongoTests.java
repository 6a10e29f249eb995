package com.cinemataztic.incidents.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.embeddedmongo.EmbeddedServer;
import com.cinemataztic.incidents.platform.Restart;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in memory is of the life in which it was read. */
class RestoreDetectorMongoTests {

    @TempDir
    Path folder;

    @Test
    void thePortalBeginsAnewWhenAllTheStoreHeldWasReplacedAndOnlyThen() throws InterruptedException {
        try (EmbeddedServer server = EmbeddedServer.open(folder, failure -> {});
                MongoClient client = MongoClients.create(server.connectionString())) {
            var restart = new Restart();
            var begun = new CountDownLatch(1);
            Thread.ofVirtual().start(() -> {
                try {
                    restart.await();
                    begun.countDown();
                } catch (InterruptedException stopped) {
                    throw new IllegalStateException(stopped);
                }
            });
            var life = new RestoreDetector(client.getDatabase("incidents"), restart);
            client.getDatabase("incidents").getCollection("tickets").insertOne(new Document("_id", 1));
            copy(client, "copyOut");
            life.poll();
            assertThat(begun.await(300, TimeUnit.MILLISECONDS)).isFalse();
            copy(client, "copyIn");
            life.poll();
            assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    private void copy(MongoClient client, String command) {
        var admin = client.getDatabase("admin");
        admin.runCommand(
                new Document(command, 1).append("file", folder.resolve("copy").toString()));
        await().until(() -> !admin.runCommand(new Document("storeStatus", 1)).getBoolean("running"));
    }
}
