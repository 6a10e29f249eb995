package com.cinemataztic.incidents.kill;

import com.cinemataztic.incidents.pipeline.PackagedPortal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * The portal as it is shipped, laid out to start in less than half the time, for tests that start it often: out of its
 * jar, with what a JVM learned of it on a first start, and in a JVM that does not compile for a long life.
 *
 * @param jar starts it
 * @param settings the environment in which it starts quickly
 */
record UnpackedPortal(Path jar, Map<String, String> settings) {

    private static final String COLLECTOR = "-XX:+UseSerialGC";

    /**
     * Unpacks it and starts it once to learn from.
     *
     * @param folder made anew if it is there
     */
    static UnpackedPortal in(Path folder) {
        var packaged = PackagedPortal.jarIn(folder).toAbsolutePath();
        var unpacked = packaged.resolveSibling("unpacked");
        var jar = unpacked.resolve(packaged.getFileName());
        var learned = packaged.resolveSibling("portal.aot");
        run(packaged, "-Djarmode=tools", "-jar", packaged.toString(), "extract", "--destination", unpacked.toString());
        run(
                packaged,
                COLLECTOR,
                "-XX:AOTCacheOutput=" + learned,
                "-Dspring.context.exit=onRefresh",
                "-jar",
                jar.toString(),
                "--portal.data=" + packaged.resolveSibling("learning"));
        return new UnpackedPortal(
                jar, Map.of("JAVA_TOOL_OPTIONS", COLLECTOR + " -XX:TieredStopAtLevel=1 -XX:AOTCache=" + learned));
    }

    private static void run(Path packaged, String... arguments) {
        try {
            var log = packaged.resolveSibling("unpacking.log").toFile();
            int status = PortalProgram.java(arguments)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException("status " + status + ", see " + log);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
