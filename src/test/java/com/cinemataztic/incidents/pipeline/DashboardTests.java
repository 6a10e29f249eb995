package com.cinemataztic.incidents.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.pipeline.Dashboard.Panel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DashboardTests {

    private static final Path DATASOURCE = Path.of("ops", "grafana", "provisioning", "datasources", "prometheus.yml");

    /** What this project's own programs export. */
    private static final Pattern OURS = Pattern.compile("\\b(?:portal|cine)_[a-z0-9_]+");

    private static final Pattern SUFFIX_OF_A_HISTOGRAM = Pattern.compile("_bucket$");

    private final List<Panel> panels = Dashboard.read().panels();

    @Test
    void everyPanelSaysWhatItShowsAndInWhichUnit() {
        assertThat(panels).isNotEmpty().allSatisfy(panel -> {
            assertThat(panel.description()).as(panel.title()).endsWith(".");
            assertThat(panel.unit()).as(panel.title()).isNotBlank();
            assertThat(panel.queries()).as(panel.title()).isNotEmpty();
        });
        assertThat(panels).extracting(Panel::id).doesNotHaveDuplicates();
        assertThat(panels).extracting(Panel::title).doesNotHaveDuplicates();
    }

    @Test
    void everyPanelReadsTheProvisionedDatasource() throws IOException {
        var uid = Files.readAllLines(DATASOURCE).stream()
                .map(String::strip)
                .filter(line -> line.startsWith("uid: "))
                .map(line -> line.substring("uid: ".length()))
                .toList();
        assertThat(uid).hasSize(1);
        assertThat(panels).extracting(Panel::source).containsOnly(uid.getFirst());
    }

    /** A query that falls back to 0 returns that for a metric that does not exist, too. */
    @Test
    void everyMetricOfOursInAQueryIsDocumented() {
        var documented = new TreeSet<>(MetricPages.ofThePortal());
        documented.addAll(MetricPages.ofTheExporter());
        assertThat(metricsOfOurs()).isNotEmpty().allMatch(MetricPages.among(documented));
    }

    private Set<String> metricsOfOurs() {
        return panels.stream()
                .flatMap(panel -> panel.queries().stream())
                .flatMap(query -> OURS.matcher(query).results())
                .map(found -> SUFFIX_OF_A_HISTOGRAM.matcher(found.group()).replaceFirst(""))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
