package com.cinemataztic.incidents.tickets.embed;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The program of {@code ops/embed-demo}, as its readers start it. */
final class DemoPage implements AutoCloseable {

    private static final int SECONDS = 240;

    private final Process program;

    private DemoPage(Process program) {
        this.program = program;
    }

    /** @param token mints embed tokens */
    static DemoPage start(int port, String portal, String token) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(java, "ops/embed-demo/EmbedDemo.java")
                .redirectErrorStream(true)
                .redirectOutput(new File("target/embed-demo.log"));
        builder.environment().put("EMBED_DEMO_PORT", String.valueOf(port));
        builder.environment().put("EMBED_DEMO_TOKEN", token);
        builder.environment().put("PORTAL_URL", portal);
        try {
            return new DemoPage(builder.start());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    boolean isRunning() {
        return program.isAlive();
    }

    @Override
    public void close() {
        program.destroy();
        try {
            program.waitFor(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
