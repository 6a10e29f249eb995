package com.cinemataztic.embeddedmongo.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.cinemataztic.embeddedmongo.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reasons why a store can't be opened, in words for the operator. */
class StoreFileTests {
    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("store-v2.mv");
    }

    private StoreUnusable rejection() {
        return rejection(folder);
    }

    private static StoreUnusable rejection(Path folder) {
        StoreUnusable rejected = catchThrowableOfType(
                StoreUnusable.class,
                () -> EmbeddedServer.open(folder, failure -> {}).close());
        assertThat(rejected).isNotNull();
        assertThat(rejected.getStackTrace()).isEmpty();
        return rejected;
    }

    @Test
    void rejectsAFileThatIsInUse() {
        try (EmbeddedServer first = EmbeddedServer.open(folder, failure -> {})) {
            assertThat(rejection())
                    .hasMessageContaining(first.file().toString())
                    .hasMessageContaining("in use");
        }
        EmbeddedServer.open(folder, failure -> {}).close();
    }

    @Test
    void rejectsAStoreOfAnotherVersionAndNamesBoth() throws IOException {
        Files.writeString(folder.resolve("store-v3.mv"), "anything");
        assertThat(rejection()).hasMessageContaining("store-v3.mv").hasMessageContaining("store-v2.mv");
        assertThat(file()).doesNotExist();
    }

    @Test
    void opensItsOwnVersionBesideAnother() throws IOException {
        EmbeddedServer.open(folder, failure -> {}).close();
        Files.writeString(folder.resolve("store-v3.mv"), "anything");
        EmbeddedServer.open(folder, failure -> {}).close();
    }

    @Test
    void rejectsGarbageAndLeavesItAsItWas() throws IOException {
        byte[] garbage = new byte[100_000];
        new Random(1).nextBytes(garbage);
        Files.write(file(), garbage);
        assertThat(rejection()).hasMessageContaining(file().toString()).hasMessageContaining("damaged");
        assertThat(file()).hasBinaryContent(garbage);
    }

    @Test
    void rejectsATextAndAnEmptyFile() throws IOException {
        Files.writeString(file(), "hello");
        assertThat(rejection()).hasMessageContaining(file().toString());
        Files.writeString(file(), "");
        assertThat(rejection()).hasMessageContaining(file().toString()).hasMessageContaining("empty");
    }

    @Test
    void rejectsWhatAnotherProgramKeepsByTheSameLibrary() {
        try (MVStore other = StoreFile.open(file(), false)) {
            other.openMap("something").put("a", "b");
        }
        assertThat(rejection()).hasMessageContaining(file().toString()).hasMessageContaining("not a store");
    }

    @Test
    void rejectsAFileOfAnotherFormatUnderItsName() {
        try (MVStore other = StoreFile.open(file(), false)) {
            other.openMap("format").put("version", "7");
        }
        assertThat(rejection()).hasMessageContaining("format 7").hasMessageContaining("format 2");
    }

    @Test
    void rejectsAFolderThatIsAFileAndAFileThatIsAFolder() throws IOException {
        Path notAFolder = Files.writeString(folder.resolve("plain"), "text");
        assertThat(rejection(notAFolder)).hasMessageContaining(notAFolder.toString());
        Files.createDirectory(file());
        assertThat(rejection()).hasMessageContaining(file().toString());
    }

    @Test
    void createsTheFolderItIsGiven() {
        Path deep = folder.resolve("a/b/c");
        EmbeddedServer.open(deep, failure -> {}).close();
        assertThat(deep.resolve("store-v2.mv")).isNotEmptyFile();
    }

    @Test
    void goesOnWithAFileWhoseFirstStartWasCutOff() {
        StoreFile.open(file(), false).close();
        EmbeddedServer.open(folder, failure -> {}).close();
    }
}
