package com.cinemataztic.incidents.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The metrics that docs/metrics.md and the exporter's page describe, and those of a scrape. */
final class MetricPages {

    private static final Path PORTAL = Path.of("docs", "metrics.md");
    private static final Path EXPORTER = Path.of("exporter", "README.md");

    /** Before these words, docs/metrics.md lists what every portal with an embedded store shows from its start on. */
    private static final String SOMETIMES = "Only after the first event:";

    private static final Pattern FIRST_CELL = Pattern.compile("^\\| (`[^|]*) \\|", Pattern.MULTILINE);
    private static final Pattern NAME = Pattern.compile("`([a-z][a-z0-9_]*\\*?)`");
    private static final Pattern FAMILY = Pattern.compile("^# TYPE ([a-z][a-z0-9_]*) ", Pattern.MULTILINE);

    private MetricPages() {}

    /** @return every metric of the portal; one that ends with {@code *} stands for all that begin so */
    static Set<String> ofThePortal() {
        return namesIn(read(PORTAL));
    }

    /** @return those that a portal shows before anything has happened, with an embedded store and nothing configured */
    static Set<String> ofThePortalAtOnce() {
        return namesIn(read(PORTAL).split(SOMETIMES, 2)[0]);
    }

    static Set<String> ofTheExporter() {
        return namesIn(read(EXPORTER)).stream()
                .filter(name -> name.startsWith("cine_"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** @return the metrics of a scrape in the text format */
    static Set<String> in(String scrape) {
        return FAMILY.matcher(scrape)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** @return whether one of these names, or of these beginnings, is the metric's */
    static Predicate<String> among(Set<String> documented) {
        return metric -> documented.contains(metric)
                || documented.stream()
                        .anyMatch(
                                name -> name.endsWith("*") && metric.startsWith(name.substring(0, name.length() - 1)));
    }

    private static Set<String> namesIn(String page) {
        return FIRST_CELL
                .matcher(page)
                .results()
                .flatMap(cell -> NAME.matcher(cell.group(1)).results())
                .map(name -> name.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
