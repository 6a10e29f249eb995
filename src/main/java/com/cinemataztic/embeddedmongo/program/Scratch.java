package com.cinemataztic.embeddedmongo.program;

import com.cinemataztic.embeddedmongo.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * A folder for a second store, gone when closed.
 *
 * @param folder it, readable by its owner only
 */
record Scratch(Path folder) implements AutoCloseable {

    /** @param data where it is made: on the disk of the store, which has the room, and not on a small {@code /tmp} */
    static Scratch in(Path data) throws IOException {
        return new Scratch(Files.createTempDirectory(data, "scratch-"));
    }

    /** The store's file in it. */
    Path file() {
        return folder.resolve(EmbeddedServer.FILE);
    }

    @Override
    public void close() throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
