package com.cinemataztic.incidents.exporter;

import static java.net.HttpURLConnection.HTTP_OK;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;

/** The stand-in for the vendor's cloud, started as a person starts it; its token is {@code s3cret}. */
final class StandIn implements AutoCloseable {

    static final String TOKEN = "s3cret";

    private static final Path SOURCE = Path.of("..", "ops", "cine-cloud", "CineCloud.java");

    private final Process process;
    private final Pages pages;

    private StandIn(Process process, Pages pages) {
        this.process = process;
        this.pages = pages;
    }

    /** @param environment beside port and token */
    static StandIn start(Map<String, String> environment) {
        assertThat(SOURCE)
                .as("the stand-in beside the exporter in the repository")
                .exists();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        "-XX:+ExitOnOutOfMemoryError",
                        SOURCE.toString())
                .redirectErrorStream(true);
        builder.environment().putAll(Map.of("CINE_CLOUD_PORT", "0", "CINE_CLOUD_TOKEN", TOKEN));
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            String line = String.valueOf(process.inputReader().readLine());
            assertThat(line).startsWith("cine-cloud: ").contains(" machines on http://127.0.0.1:");
            InputStream output = process.getInputStream();
            Thread.ofVirtual().start(() -> drain(output));
            return new StandIn(process, new Pages(Integer.parseInt(line.substring(line.lastIndexOf(':') + 1))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + pages.port();
    }

    Pages pages() {
        return pages;
    }

    /** A change by hand. @return what it answered */
    String control(String change) {
        HttpResponse<String> answer = pages.post("/control/" + change);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(HTTP_OK);
        return answer.body();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void drain(InputStream output) {
        try (output) {
            output.transferTo(OutputStream.nullOutputStream());
        } catch (IOException ignored) {
            // It ended.
        }
    }
}
