package com.cinemataztic.incidents.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What was bound and what was measured, a line each, kept as a page. */
final class ChaosReport {

    private final Path file;
    private final List<String> lines = new ArrayList<>();

    ChaosReport(Path file) {
        this.file = file;
    }

    void heading(String text) {
        add("");
        add("### " + text);
        add("");
        add("| what | bound | measured |");
        add("|---|---|---|");
    }

    void measured(String what, Bound bound, Duration measured) {
        add("| " + what + " | " + bound.written() + " | " + Bound.seconds(measured) + " |");
    }

    void seen(String what, Duration measured) {
        add("| " + what + " | | " + Bound.seconds(measured) + " |");
    }

    void seen(String what) {
        add("| " + what + " | | |");
    }

    void add(String text) {
        text.lines().forEach(lines::add);
        if (text.isEmpty()) {
            lines.add("");
        }
        System.out.println(text);
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, lines);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
