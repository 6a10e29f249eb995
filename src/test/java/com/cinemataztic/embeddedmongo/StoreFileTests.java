package com.cinemataztic.embeddedmongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Why a store can't be opened, told to whoever runs the program. */
class StoreFileTests {
    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("store-v2.mv");
    }

    private StoreRefused refusal() {
        return refusal(folder);
    }

    private static StoreRefused refusal(Path folder) {
        StoreRefused refused = catchThrowableOfType(
                StoreRefused.class,
                () -> EmbeddedServer.open(folder, failure -> {}).close());
        assertThat(refused).isNotNull();
        assertThat(refused.getStackTrace()).isEmpty();
        return refused;
    }

    @Test
    void refusesAFileThatIsInUse() {
        try (EmbeddedServer first = EmbeddedServer.open(folder, failure -> {})) {
            assertThat(refusal()).hasMessageContaining(first.file().toString()).hasMessageContaining("in use");
        }
        EmbeddedServer.open(folder, failure -> {}).close();
    }

    @Test
    void refusesAStoreOfAnotherVersionAndNamesBoth() throws IOException {
        Files.writeString(folder.resolve("store-v3.mv"), "anything");
        assertThat(refusal()).hasMessageContaining("store-v3.mv").hasMessageContaining("store-v2.mv");
        assertThat(file()).doesNotExist();
    }

    @Test
    void opensItsOwnVersionBesideAnother() throws IOException {
        EmbeddedServer.open(folder, failure -> {}).close();
        Files.writeString(folder.resolve("store-v3.mv"), "anything");
        EmbeddedServer.open(folder, failure -> {}).close();
    }

    @Test
    void refusesGarbageAndLeavesItAsItWas() throws IOException {
        byte[] garbage = new byte[100_000];
        new Random(1).nextBytes(garbage);
        Files.write(file(), garbage);
        assertThat(refusal()).hasMessageContaining(file().toString()).hasMessageContaining("damaged");
        assertThat(file()).hasBinaryContent(garbage);
    }

    @Test
    void refusesATextAndAnEmptyFile() throws IOException {
        Files.writeString(file(), "hello");
        assertThat(refusal()).hasMessageContaining(file().toString());
        Files.writeString(file(), "");
        assertThat(refusal()).hasMessageContaining(file().toString()).hasMessageContaining("empty");
    }

    @Test
    void refusesWhatAnotherProgramKeepsByTheSameLibrary() {
        try (MVStore other = StoreFile.open(file(), false)) {
            other.openMap("something").put("a", "b");
        }
        assertThat(refusal()).hasMessageContaining(file().toString()).hasMessageContaining("not a store");
    }

    @Test
    void refusesAFileOfAnotherFormatUnderItsName() {
        try (MVStore other = StoreFile.open(file(), false)) {
            other.openMap("format").put("version", "7");
        }
        assertThat(refusal()).hasMessageContaining("format 7").hasMessageContaining("format 2");
    }

    @Test
    void refusesAFolderThatIsAFileAndAFileThatIsAFolder() throws IOException {
        Path notAFolder = Files.writeString(folder.resolve("plain"), "text");
        assertThat(refusal(notAFolder)).hasMessageContaining(notAFolder.toString());
        Files.createDirectory(file());
        assertThat(refusal()).hasMessageContaining(file().toString());
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
