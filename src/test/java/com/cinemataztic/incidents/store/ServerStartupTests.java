package com.cinemataztic.incidents.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.embeddedmongo.EmbeddedServer;
import com.cinemataztic.embeddedmongo.Endpoint;
import com.cinemataztic.incidents.support.LocalPort;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A portal that is started before its MongoDB server. */
@ExtendWith(OutputCaptureExtension.class)
@Timeout(300)
class ServerStartupTests {

    private static final String KEY = Endpoint.freshKey();

    @TempDir
    Path folder;

    @Test
    void aServerThatIsNotUpYetIsWaitedForAndTheWaitIsSaid(CapturedOutput output) throws Exception {
        var port = LocalPort.free();
        try (var client = client(port, KEY)) {
            var wait = waiting(client, port);
            Thread.ofVirtual().start(wait);
            await().until(() -> output.getOut().contains("Waiting for MongoDB at 127.0.0.1:" + port));
            assertThat(wait).isNotDone();
            try (var _ = server(port)) {
                assertThat(wait.get()).isTrue();
                assertThat(output).contains("MongoDB at 127.0.0.1:" + port + " answers");
            }
        }
    }

    @Test
    void theWaitEndsWhenTheProcessIsStopped(CapturedOutput output) throws Exception {
        var port = LocalPort.free();
        try (var client = client(port, KEY)) {
            var wait = waiting(client, port);
            var thread = Thread.ofVirtual().start(wait);
            await().until(() -> output.getOut().contains("Waiting for MongoDB at 127.0.0.1:" + port));
            thread.interrupt();

            assertThatThrownBy(wait::get)
                    .cause()
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessageContaining("stopped");
        }
    }

    @Test
    void aServerThatRejectsTheCredentialsIsNotWaitedFor() throws Exception {
        var port = LocalPort.free();
        try (var _ = server(port);
                var client = client(port, Endpoint.freshKey())) {
            var wait = waiting(client, port);
            wait.run();

            assertThatThrownBy(wait::get)
                    .cause()
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessageContaining("connect to");
        }
    }

    private static FutureTask<Boolean> waiting(MongoClient client, int port) {
        return new FutureTask<>(() -> ServerStartup.await(client.getDatabase("incidents"), "127.0.0.1:" + port), true);
    }

    private EmbeddedServer server(int port) {
        return EmbeddedServer.open(folder, new Endpoint(port, KEY), failure -> {
            throw new IllegalStateException(failure);
        });
    }

    private static MongoClient client(int port, String key) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString("mongodb://127.0.0.1:" + port + "/?appName=" + key))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(300, TimeUnit.MILLISECONDS))
                .build());
    }
}
