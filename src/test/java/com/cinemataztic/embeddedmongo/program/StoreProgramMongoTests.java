package com.cinemataztic.embeddedmongo.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.embeddedmongo.EmbeddedServer;
import com.cinemataztic.incidents.platform.TempStore;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code ops/store} does, on a closed store and on one that a program has open. */
class StoreProgramMongoTests extends ProgramTest {
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aBackupBringsBackWhatWasLostWhetherTheStoreIsInUseOrNot(boolean inUse) {
        String backup = folder.resolve("backup.mv").toString();
        Runnable test = () -> {
            assertThat(run("backup", backup)).isZero();
            assertThat(said()).contains("2,501 documents", "verified");
            assertThat(run("check", backup)).isZero();
            assertThat(run("check")).isZero();
            assertThat(said()).contains("2,501 documents and 5,000 index entries");
        };
        if (inUse) {
            with(data, database -> {
                test.run();
                database.getCollection("tickets").drop();
                assertThat(run("restore", backup)).isZero();
                assertThat(said()).contains("2,501 documents", "have replaced the 1 of the store", "restarts");
                assertThat(tickets(database)).hasSize(TICKETS);
            });
        } else {
            test.run();
            with(data, database -> database.getCollection("tickets").drop());
            assertThat(run("restore", backup)).isZero();
            with(data, database -> assertThat(tickets(database)).hasSize(TICKETS));
        }
        assertThat(run("status")).isZero();
        assertThat(said()).contains("2,501 documents", "not in use");
    }

    @Test
    void withoutAFileABackupIsKeptBesideTheStoreUnderTheTimeItWasMade() throws IOException {
        assertThat(run("backup")).isZero();
        try (var files = Files.list(data.resolve("backups"))) {
            assertThat(files).singleElement().asString().matches(".*store-\\d{8}-\\d{6}\\.mv");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anArchiveFillsAnEmptyStoreWithTheSameDocumentsTypesAndIndexes(boolean inUse) throws IOException {
        String archive = folder.resolve("all.gz").toString();
        Path other = folder.resolve("other");
        if (inUse) {
            with(data, database -> assertThat(run("export", archive)).isZero());
        } else {
            assertThat(run("export", archive)).isZero();
        }
        assertThat(said()).contains("2,500", "2,501 documents");

        Map<String, String> there = Map.of("PORTAL_DATA", other.toString());
        assertThat(run(there, "import", archive)).isZero();
        assertThat(said()).contains("2,501 documents");

        List<Document> kept = new ArrayList<>();
        List<Document> indexes = new ArrayList<>();
        with(data, database -> {
            kept.addAll(tickets(database));
            database.getCollection("tickets").listIndexes().into(indexes);
        });
        with(other, database -> {
            assertThat(tickets(database)).isEqualTo(kept);
            assertThat(database.getCollection("tickets").listIndexes()).containsExactlyInAnyOrderElementsOf(indexes);
        });
        assertThat(run(there, "check")).isZero();
        try (var left = Files.list(data)) {
            assertThat(left).noneMatch(Files::isDirectory);
        }
    }

    /** And, when {@code MONGODB_URI} names a server, there and back. */
    @Test
    void theWayToAnotherServerAndBackLosesNothing() throws IOException {
        Path standIn = Files.createDirectory(folder.resolve("server"));
        try (EmbeddedServer embedded = EmbeddedServer.open(standIn, failure -> {})) {
            String name = TempStore.freshName();
            String uri = TempStore.namedServer().orElse(embedded.connectionString());
            String withDatabase = uri.contains("/?") ? uri.replace("/?", "/" + name + "?") : uri + "/" + name;
            Path secret = Files.writeString(folder.resolve("uri"), withDatabase + "\n");
            Map<String, String> server = Map.of("PORTAL_DATA", data.toString(), "MONGODB_URI_FILE", secret.toString());
            String first = folder.resolve("first.gz").toString();
            String second = folder.resolve("second.gz").toString();
            try {
                assertThat(run("export", first)).isZero();
                assertThat(run(server, "import", first)).isZero();
                assertThat(run(server, "import", first)).isEqualTo(1);
                assertThat(said()).contains("not empty", "drop its database");
                assertThat(run(server, "export", second)).isZero();
                assertThat(lines(Path.of(second)).subList(1, TICKETS))
                        .isEqualTo(lines(Path.of(first)).subList(1, TICKETS));
                assertThat(run(server, "backup")).isEqualTo(1);
                assertThat(said()).contains("mongodump");
            } finally {
                try (MongoClient client = MongoClients.create(uri)) {
                    client.getDatabase(name).drop();
                }
            }
        }
    }

    private static List<String> lines(Path archive) throws IOException {
        try (var in = new GZIPInputStream(Files.newInputStream(archive))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    @Test
    void anImportNeverMixesAndReplacesOnlyOnRequest() {
        String archive = folder.resolve("all.gz").toString();
        assertThat(run("export", archive)).isZero();
        with(data, database -> database.getCollection("tickets").insertOne(new Document("_id", "DK-9999")));
        assertThat(run("import", archive)).isEqualTo(1);
        assertThat(said()).contains("not empty", "--replace");
        with(data, database -> assertThat(tickets(database)).hasSize(TICKETS + 1));
        assertThat(run("import", "--replace", archive)).isZero();
        with(data, database -> assertThat(tickets(database)).hasSize(TICKETS));
        assertThat(run("export", archive)).isEqualTo(1);
        assertThat(said()).contains("exists already");
    }

    @Test
    void aDamagedStoreIsReportedSalvagedAndRestored() throws IOException {
        Path file = data.resolve(EmbeddedServer.FILE);
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(bytes.length() * 2 / 3);
            bytes.write(new byte[3_000]);
        }
        assertThat(run("check")).isEqualTo(1);
        assertThat(said()).contains(file.toString(), "salvage");
        String salvaged = folder.resolve("salvaged.mv").toString();
        assertThat(run("salvage", file.toString(), salvaged)).isZero();
        assertThat(said()).contains("ops/store restore " + salvaged);
        Files.move(file, folder.resolve("damaged.mv"));
        assertThat(run("restore", salvaged)).isZero();
        with(data, database -> assertThat(tickets(database)).hasSizeGreaterThan(TICKETS / 2));
    }

    @Test
    void askingForTheStatusOrACheckDoesNotTouchTheFile() throws IOException {
        Path file = data.resolve(EmbeddedServer.FILE);
        byte[] before = Files.readAllBytes(file);
        FileTime written = Files.getLastModifiedTime(file);
        assertThat(run("status")).isZero();
        assertThat(said()).contains("2,501 documents", "not in use");
        assertThat(run("check")).isZero();
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(written);
    }

    @Test
    void aFolderWithoutAStoreIsReportedAndNoneIsCreated() {
        Map<String, String> nowhere =
                Map.of("PORTAL_DATA", folder.resolve("nowhere").toString());
        for (String command : List.of("status", "check", "backup")) {
            assertThat(run(nowhere, command)).isEqualTo(1);
            assertThat(said()).contains("no store in", "PORTAL_DATA");
        }
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "backup a b", "restore", "salvage a", "import", "backup --replace"})
    void whatIsNotUnderstoodHasAStatusOfItsOwn(String line) {
        assertThat(run(line.split(" "))).isEqualTo(2);
        assertThat(said()).contains("--help");
    }

    @Test
    void theVariableCountsBeforeTheFileAsItDoesForThePortal() throws IOException {
        Path file = Files.writeString(folder.resolve("uri"), "mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=200\n");
        Path other = Files.createDirectory(folder.resolve("server"));
        try (EmbeddedServer named = EmbeddedServer.open(other, failure -> {})) {
            Map<String, String> both =
                    Map.of("MONGODB_URI", named.connectionString(), "MONGODB_URI_FILE", file.toString());
            assertThat(run(both, "export", folder.resolve("x.gz").toString())).isZero();
        }
    }

    @Test
    void aBlankFileForTheUriIsRejectedAndDoesNotMeanTheEmbeddedStore() throws IOException {
        Path blank = Files.writeString(folder.resolve("uri"), " \n\n");
        Map<String, String> named = Map.of("PORTAL_DATA", data.toString(), "MONGODB_URI_FILE", blank.toString());
        assertThat(run(named, "export", folder.resolve("x.gz").toString())).isEqualTo(1);
        assertThat(said()).contains("MONGODB_URI_FILE", blank.toString(), "empty");
    }

    @Test
    void aServerThatDoesNotAnswerIsReportedWithoutItsAddress() {
        Map<String, String> gone =
                Map.of("MONGODB_URI", "mongodb://u:secret@127.0.0.1:1/?serverSelectionTimeoutMS=200");
        assertThat(run(gone, "export", folder.resolve("x.gz").toString())).isEqualTo(1);
        assertThat(said()).contains("does not answer").doesNotContain("secret");
    }
}
