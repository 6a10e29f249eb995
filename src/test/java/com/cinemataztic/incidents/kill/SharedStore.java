package com.cinemataztic.incidents.kill;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The embedded store as a program of its own, as {@code ops/run store} starts it, for portals that share it. */
final class SharedStore implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(4);

    private final Path address;
    private final Process process;

    /**
     * Starts it and waits until it has an address.
     *
     * @param folder for data and log
     * @param portal whose jar has it
     */
    SharedStore(Path folder, UnpackedPortal portal) {
        this.address = folder.resolve("store.uri").toAbsolutePath();
        var builder =
                new ProcessBuilder(portal.program("com.cinemataztic.embeddedmongo.program.StoreProgram", "serve"));
        builder.environment()
                .putAll(Map.of("PORTAL_DATA", folder.toAbsolutePath().toString(), "STORE_PORT", "0", "STORE_KEY", ""));
        try {
            Files.createDirectories(folder);
            process = builder.redirectErrorStream(true)
                    .redirectOutput(folder.resolve("store.log").toFile())
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        await("the store has an address")
                .atMost(START)
                .failFast("the store ended", () -> !process.isAlive())
                .until(() -> Files.exists(address));
    }

    /** @return what a portal needs to know to be on it */
    Map<String, String> settings() {
        return Map.of("MONGODB_URI_FILE", address.toString());
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
