package com.cinemataztic.incidents.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The dashboard that Grafana shows, as it is in the repository. */
record Dashboard(List<Panel> panels) {

    private static final Path FILE = Path.of("ops", "grafana", "dashboards", "incidents-portal.json");

    /**
     * One panel.
     *
     * @param unit as Grafana names it
     * @param source the uid of its datasource
     * @param queries in PromQL, with Grafana's variables
     */
    record Panel(int id, String title, String description, String unit, String source, List<String> queries) {

        /** @return the queries as Grafana sends them for some minutes of data */
        List<String> promql() {
            return queries.stream()
                    .map(query -> query.replace("$__rate_interval", "1m"))
                    .toList();
        }
    }

    static Dashboard read() {
        try {
            var panels = new JsonMapper().readTree(Files.readString(FILE)).path("panels");
            return new Dashboard(panels.valueStream()
                    .filter(panel -> !panel.path("type").asString().equals("row"))
                    .map(Dashboard::panel)
                    .toList());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Panel panel(JsonNode panel) {
        return new Panel(
                panel.path("id").asInt(),
                panel.path("title").asString(),
                panel.path("description").asString(""),
                panel.at("/fieldConfig/defaults/unit").asString(""),
                panel.at("/datasource/uid").asString(""),
                panel.path("targets")
                        .valueStream()
                        .map(target -> target.path("expr").asString())
                        .toList());
    }
}
