package com.cinemataztic.incidents.proxy;

import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.support.LocalPort;
import com.cinemataztic.incidents.support.OwnCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** nginx, with the project's own configuration. {@code NGINX} names the program, if it is not Debian's. */
final class Nginx implements AutoCloseable {

    private static final String PROGRAM = Objects.requireNonNullElse(System.getenv("NGINX"), "/usr/sbin/nginx");
    private static final Duration START = Duration.ofMinutes(2);

    private final Path folder;
    private final int tlsPort = LocalPort.free();
    private final int plainPort = LocalPort.free();
    private final Thread stopAtExit = new Thread(this::stop, "stop nginx");
    private @Nullable Process process;

    private Nginx(
            OwnCertificate certificate, String variant, String signOn, String upstream, List<Protection.Edit> edits)
            throws IOException {
        folder = Files.createTempDirectory("nginx");
        var secrets = Files.createDirectory(folder.resolve("secrets"));
        Files.copy(certificate.pem(), secrets.resolve("tls.crt"), StandardCopyOption.REPLACE_EXISTING);
        Files.copy(certificate.key(), secrets.resolve("tls.key"), StandardCopyOption.REPLACE_EXISTING);
        new NginxConf(tlsPort, plainPort, signOn, upstream).render(folder, variant, edits, version());
    }

    /**
     * @param signOn address of oauth2-proxy
     * @param upstream address of everything else
     * @param edits of the templates
     */
    static Nginx start(OwnCertificate certificate, String signOn, String upstream, List<Protection.Edit> edits) {
        try {
            var nginx = new Nginx(certificate, "production", signOn, upstream, edits);
            try {
                nginx.start();
                return nginx;
            } catch (RuntimeException failed) {
                nginx.close();
                throw failed;
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** @return what {@code nginx -t} says about this variant of the configuration */
    static String check(OwnCertificate certificate, String variant) throws IOException, InterruptedException {
        try (var nginx = new Nginx(certificate, variant, "127.0.0.1:1", "127.0.0.1:2", List.of())) {
            return output(nginx.command("-t"));
        }
    }

    int tlsPort() {
        return tlsPort;
    }

    int plainPort() {
        return plainPort;
    }

    /** @return what it logged about requests */
    String log() {
        try {
            return Files.readString(output());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        stop();
        if (process != null) {
            Runtime.getRuntime().removeShutdownHook(stopAtExit);
        }
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void start() throws IOException {
        var nginx = new ProcessBuilder(command())
                .redirectErrorStream(true)
                .redirectOutput(output().toFile())
                .start();
        process = nginx;
        Runtime.getRuntime().addShutdownHook(stopAtExit);
        await("nginx listens")
                .atMost(START)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> {
                    if (!nginx.isAlive()) {
                        throw new IllegalStateException("nginx ended:\n" + Files.readString(output()));
                    }
                    return listens();
                });
    }

    private Path output() {
        return folder.resolve("output.log");
    }

    private boolean listens() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), tlsPort)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private void stop() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    private List<String> command(String... options) {
        var command = new ArrayList<>(List.of(
                PROGRAM,
                "-p",
                folder.toString(),
                "-e",
                folder.resolve("error.log").toString(),
                "-c",
                folder.resolve("nginx.conf").toString()));
        command.addAll(List.of(options));
        return command;
    }

    private static String version() throws IOException {
        try {
            return output(List.of(PROGRAM, "-v"))
                    .strip()
                    .replaceFirst(".*nginx/", "")
                    .replaceFirst(" .*", "");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static String output(List<String> command) throws IOException, InterruptedException {
        var program = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var output = program.getInputStream()) {
            return new String(output.readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            program.waitFor();
        }
    }
}
