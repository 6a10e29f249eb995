package com.cinemataztic.incidents.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.support.PortalTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** Sends webhooks as Alertmanager would. After a Watchdog's, monitoring is not blind for some minutes. */
final class Watchdog {

    private static final String BEAT = """
            {"version": "4", "alerts": [{"status": "firing", "labels": {"alertname": "Watchdog"},
             "startsAt": "2026-11-23T12:00:00Z", "endsAt": "0001-01-01T00:00:00Z", "fingerprint": "448881ef475b9b26"}]}""";

    private Watchdog() {}

    static void beat(int port) throws Exception {
        send(port, BEAT);
    }

    static void send(int port, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/alertmanager/webhook"))
                .header("Authorization", "Bearer " + PortalTest.WEBHOOK_TOKEN)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            assertThat(http.send(request, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(200);
        }
    }
}
