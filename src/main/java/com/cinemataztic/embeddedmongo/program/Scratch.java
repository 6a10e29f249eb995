package com.cinemataztic.embeddedmongo.program;

import com.cinemataztic.embeddedmongo.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * A folder for a second store; deleted when closed.
 *
 * @param folder the folder, readable only by its owner
 */
record Scratch(Path folder) implements AutoCloseable {

    /** @param data the parent folder: on the store's disk, which has the room, not on a small {@code /tmp} */
    static Scratch in(Path data) throws IOException {
        return new Scratch(Files.createTempDirectory(data, "scratch-"));
    }

    /** The store's file in the folder. */
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
