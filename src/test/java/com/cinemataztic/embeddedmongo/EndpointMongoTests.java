package com.cinemataztic.embeddedmongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.embeddedmongo.file.StoreUnusable;
import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;

/** Who is let in, and where the address is found. */
class EndpointMongoTests extends ServerTest {
    private static final int UNAUTHORIZED = 13;

    private Path address() {
        return folder.resolve(EmbeddedServer.ADDRESS);
    }

    @ParameterizedTest
    @CsvSource({"''", "?appName=guessed-at-random-by-somebody"})
    void whoDoesNotKnowTheKeyIsNotLetIn(String guess) {
        opened.things().insertOne(new Document("_id", 1));
        String address = opened.server().connectionString();
        try (var stranger = MongoClients.create(address.substring(0, address.indexOf('?')) + guess)) {
            var things = stranger.getDatabase("test").getCollection("things");
            assertThatThrownBy(() -> things.find().first())
                    .isInstanceOfSatisfying(
                            MongoCommandException.class,
                            answer -> assertThat(answer.getCode()).isEqualTo(UNAUTHORIZED));
            assertThatThrownBy(things::drop).isInstanceOf(MongoCommandException.class);
            assertThatThrownBy(() -> stranger.getDatabase("admin")
                            .runCommand(new Document("copyOut", 1)
                                    .append("file", folder.resolve("x").toString())))
                    .isInstanceOf(MongoCommandException.class);
        }
        assertThat(opened.things().countDocuments()).isOne();
    }

    @Test
    void theAddressIsInAFileForItsOwnerWhileTheServerRuns() throws IOException {
        assertThat(Files.readString(address()).strip())
                .isEqualTo(opened.server().connectionString());
        var ownersOnly = PosixFilePermissions.fromString("rw-------");
        assertThat(Files.getPosixFilePermissions(address())).isEqualTo(ownersOnly);
        assertThat(Files.getPosixFilePermissions(opened.server().file())).isEqualTo(ownersOnly);
        opened.close();
        assertThat(address()).doesNotExist();
    }

    @Test
    void anotherServersAddressIsLeftAlone() throws IOException {
        Files.writeString(address(), "mongodb://127.0.0.1:1/?appName=another\n");
        opened.close();
        assertThat(address()).exists();
    }

    @Test
    void aPortInUseIsReportedAndTheFileIsFreeAgain() {
        int taken = Integer.parseInt(opened.server().connectionString().replaceAll(".*:(\\d+)/.*", "$1"));
        Path other = folder.resolve("other");
        assertThatThrownBy(() -> EmbeddedServer.open(other, new Endpoint(taken, Endpoint.freshKey()), failure -> {}))
                .isInstanceOf(StoreUnusable.class)
                .hasMessageContaining(Integer.toString(taken));
        EmbeddedServer.open(other, failure -> {}).close();
    }

    /** A port that is taken, then an address that can't be written: what had been opened by then is closed again. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatCannotBeOpenedLeavesNoThreadNoLockAndNoListenerBehind(boolean taken) throws IOException {
        int port = Integer.parseInt(opened.server().connectionString().replaceAll(".*:(\\d+)/.*", "$1"));
        Path other = Files.createDirectory(folder.resolve("other"));
        if (!taken) {
            opened.close();
            Files.createDirectories(other.resolve(EmbeddedServer.ADDRESS).resolve("in the way"));
        }
        Set<Thread> before = serverThreads();
        assertThatThrownBy(() -> EmbeddedServer.open(other, new Endpoint(port, Endpoint.freshKey()), failure -> {}))
                .isInstanceOf(StoreUnusable.class);
        await().untilAsserted(() -> assertThat(before).containsAll(serverThreads()));
        FileSystemUtils.deleteRecursively(other.resolve(EmbeddedServer.ADDRESS));
        EmbeddedServer.open(other, taken ? Endpoint.any() : new Endpoint(port, Endpoint.freshKey()), failure -> {})
                .close();
    }

    /** Those that listen: the workers of a server that is open come with its connections, whenever those come. */
    private static Set<Thread> serverThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("mongo-server-boss"))
                .collect(Collectors.toSet());
    }

    @Test
    void anInvalidKeyIsRejectedAndNeverShown() {
        assertThatThrownBy(() -> new Endpoint(0, "short")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Endpoint(0, "with spaces and &more=things"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Endpoint(70_000, Endpoint.freshKey()))
                .isInstanceOf(IllegalArgumentException.class);
        Endpoint endpoint = Endpoint.any();
        assertThat(endpoint.toString()).doesNotContain(endpoint.key());
    }
}
