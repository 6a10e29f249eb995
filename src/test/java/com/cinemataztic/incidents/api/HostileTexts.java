package com.cinemataztic.incidents.api;

import com.cinemataztic.incidents.alerts.AlertJson;
import com.cinemataztic.incidents.support.PortalTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.IntStream;

/** Alerts whose texts attack the page or program that shows them. */
final class HostileTexts {

    /** What would be at the beginning of a line of the log, of a mail's head or of a table. */
    static final String FORGED = "FORGED 2026-01-01 ERROR admin signed in";

    static final List<String> TEXTS = List.of(
            "<img src=x onerror=window.hostile=1><script>window.hostile=2</script>",
            "{{constructor.constructor('window.hostile=3')()}} ${window.hostile=4} #{7*191} th:text=${7*191}",
            "=HYPERLINK(\"http://evil.example\",\"open\")",
            "\t=cmd|' /C calc'!A0",
            "first\r\n" + FORGED + "\nBcc: all@evil.example",
            "long " + "a".repeat(1 << 16),
            "\u202Egnp.exe\u2066\u200Bhidden\u0007");

    private HostileTexts() {}

    /** Sends an alert with each text, as summary, description and cinema's name. */
    static int send(int port) throws Exception {
        var alerts = IntStream.range(0, TEXTS.size())
                .mapToObj(n -> AlertJson.firing("h" + n)
                        .label("cinema_id", "hostile-" + n)
                        .annotation("summary", TEXTS.get(n))
                        .annotation("description", TEXTS.get(n))
                        .annotation("cinema_name", TEXTS.get(n)))
                .toList();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/alertmanager/webhook"))
                                    .header("Authorization", "Bearer " + PortalTest.WEBHOOK_TOKEN)
                                    .POST(BodyPublishers.ofByteArray(AlertJson.body(alerts)))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
