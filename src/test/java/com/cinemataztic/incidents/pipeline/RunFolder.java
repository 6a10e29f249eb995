package com.cinemataztic.incidents.pipeline;

import com.cinemataztic.incidents.pipeline.Pipeline.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The folder in which {@code ops/run} works for a test: the jars, and what the parts render, log and keep.
 *
 * @param path of the folder
 */
record RunFolder(Path path) {

    private static final int LOG_LINES = 40;

    /** @return the folder of that test class below this one */
    RunFolder of(Class<?> test) {
        return new RunFolder(path.resolve(test.getSimpleName()).toAbsolutePath());
    }

    /** @return where {@code ops/run} keeps what it rendered, and what the parts keep */
    Path data() {
        return path.resolve("data");
    }

    /** @return the output of {@code ops/run} itself */
    Path output() {
        return path.resolve("run.log");
    }

    /** @return the part's process; empty if it does not run */
    Optional<ProcessHandle> process(Part part) {
        var file = data().resolve("pids").resolve(part.file() + ".pid");
        return Files.exists(file)
                ? ProcessHandle.of(Long.parseLong(read(file).strip())).filter(ProcessHandle::isAlive)
                : Optional.empty();
    }

    /** Does to the jars under {@code target} what a build does that writes them in place. */
    void overwriteJars() {
        try {
            for (var jar : List.of("target/incidents-portal.jar", "exporter/target/exporter.jar")) {
                Files.writeString(path.resolve(jar), "a build is writing here");
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Prints the last lines of every part. */
    void printState(String what) {
        var text = new StringBuilder("--- the pipeline " + what + "\n");
        var logs = new ArrayList<>(List.of(output()));
        for (var part : Part.values()) {
            logs.add(data().resolve("logs").resolve(part.file() + ".log"));
        }
        for (var log : logs) {
            if (Files.exists(log)) {
                var lines = read(log).lines().toList();
                text.append("--- the end of ").append(path.relativize(log)).append('\n');
                lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size())
                        .forEach(line -> text.append(line).append('\n'));
            }
        }
        System.out.println(text.append("---"));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
