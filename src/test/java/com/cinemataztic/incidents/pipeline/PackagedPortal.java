package com.cinemataztic.incidents.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipFile;
import org.springframework.util.FileSystemUtils;

/** The jars as they are shipped, for tests that start the portal as a program. */
public final class PackagedPortal {

    private static final Path PORTAL = Path.of("target", "incidents-portal.jar");
    private static final Path MAIL_SINK = Path.of("target", "greenmail-standalone.jar");
    private static final Path EXPORTER = Path.of("exporter", "target", "exporter.jar");

    /** Unpacked portals, one for each jar: all tests start the same. */
    static final Path APPS = Path.of("target", "apps").toAbsolutePath();

    private static final String HOW = "Run ops/test, or `mvn -B -DskipTests package` before the tests";

    private PackagedPortal() {}

    /**
     * Lays the portal out as {@code ops/run} does: a copy, as the build that runs the test may write the jar again, with an
     * AOT cache, which takes a minute or two to make the first time.
     *
     * @return the command that starts it
     */
    public static List<String> command() {
        requirePortal();
        try {
            var builder = new ProcessBuilder(
                            Path.of("ops", "lib", "trained").toString(), PORTAL.toString(), APPS.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().remove("PORTAL_JAVA_OPTIONS");
            var process = builder.start();
            var command = process.inputReader().lines().toList();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("ops/lib/trained ended with status " + process.exitValue());
            }
            return command;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /**
     * Lays out what {@code ops/run} needs and no sources, so that it builds nothing beneath the build that runs the
     * test.
     *
     * @param folder replaced if it exists
     * @return the script to start
     */
    static Path pipelineIn(Path folder) {
        requirePortal();
        require(EXPORTER, "in exporter");
        require(MAIL_SINK, "at the root");
        try {
            madeAnew(folder);
            for (var jar : List.of(PORTAL, EXPORTER, MAIL_SINK)) {
                Files.createDirectories(folder.resolve(jar).getParent());
                Files.copy(jar, folder.resolve(jar));
            }
            copyTree(Path.of("ops"), folder.resolve("ops"));
            return folder.resolve("ops", "run").toAbsolutePath();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void requirePortal() {
        require(PORTAL, "at the root");
        var classes = Path.of("target", "classes");
        try (var jar = new ZipFile(PORTAL.toFile());
                var files = Files.walk(classes.resolve("com"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var name = "BOOT-INF/classes/" + classes.relativize(file);
                var entry = jar.getEntry(name);
                if (entry == null || !sameBytes(jar.getInputStream(entry), file)) {
                    throw new IllegalStateException(
                            PORTAL + " is not made of what is in " + classes + " (" + name + "). " + HOW + ".");
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void require(Path jar, String where) {
        if (!Files.exists(jar)) {
            throw new IllegalStateException("There is no " + jar + ". " + HOW + " " + where + ".");
        }
    }

    private static boolean sameBytes(InputStream packaged, Path compiled) throws IOException {
        try (packaged) {
            return Arrays.equals(packaged.readAllBytes(), Files.readAllBytes(compiled));
        }
    }

    /** @return that folder, empty */
    public static Path madeAnew(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
            return Files.createDirectories(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                // Keeps the scripts executable.
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
