package com.cinemataztic.incidents.pipeline;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/** Queries a Prometheus. */
final class PrometheusApi {

    private final Http http;

    PrometheusApi(String base) {
        this.http = new Http(base, "");
    }

    /** @return whether at least one series of the result has a number */
    boolean hasData(String query) {
        var answer = http.get("/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
        return new JsonMapper()
                .readTree(answer)
                .at("/data/result")
                .valueStream()
                .anyMatch(series -> !series.at("/value/1").asString().equals("NaN"));
    }
}
