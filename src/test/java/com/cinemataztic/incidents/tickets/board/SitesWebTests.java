package com.cinemataztic.incidents.tickets.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.support.Dark;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.support.SixScreens;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sites over REST. */
@PortalTest
@Import(SixScreens.class)
@TestPropertySource(properties = "portal.tickets.sweep-every=100ms")
class SitesWebTests {

    private static final JsonMapper JSON = new JsonMapper();

    @LocalServerPort
    int port;

    @Autowired
    SixScreens sixScreens;

    @Autowired
    TicketDesk desk;

    @Autowired
    LiveBoard board;

    @Test
    void aSiteListsItsScreensAndAScreenNamesItsSite() throws Exception {
        var began = Instant.now().minusSeconds(60);
        for (var screen : List.of("s1", "s2", "s3")) {
            desk.report(List.of(Dark.screen("c1", screen).since(began).fires()), false);
        }
        desk.report(List.of(Dark.screen("c2", "s1").since(began).fires()), false);
        await().until(() -> board.snapshot().siteOf("c1").isPresent());
        var site = board.snapshot().siteOf("c1").orElseThrow().ticket();

        var items = get("/api/tickets").path("items");
        var siteAnswer = find(items, "cinema-offline", "c1");
        assertThat(siteAnswer.path("id").asString()).isEqualTo(site.id().value());
        assertThat(siteAnswer.path("origin").asString()).isEqualTo("system");
        assertThat(siteAnswer.has("site")).isFalse();
        assertThat(siteAnswer.path("nextShowAt").asString())
                .isEqualTo(sixScreens.nextShow(1).toString());
        var children = StreamSupport.stream(items.spliterator(), false)
                .filter(ticket ->
                        ticket.path("site").asString("").equals(site.id().value()))
                .map(ticket -> ticket.path("id").asString())
                .toList();
        assertThat(children).hasSize(3);
        assertThat(StreamSupport.stream(siteAnswer.path("children").spliterator(), false)
                        .map(JsonNode::asString))
                .containsExactlyInAnyOrderElementsOf(children);
        var alone = find(items, "machine-offline", "c2");
        assertThat(alone.has("site")).isFalse();
        assertThat(alone.has("children")).isFalse();

        assertThat(get("/api/tickets/" + site.id()).path("children")).hasSize(3);
        assertThat(get("/api/tickets/" + children.getFirst()).path("site").asString())
                .isEqualTo(site.id().value());
    }

    private static JsonNode find(JsonNode items, String errorId, String cinemaId) {
        return StreamSupport.stream(items.spliterator(), false)
                .filter(ticket -> ticket.path("errorId").asString("").equals(errorId)
                        && ticket.path("cinemaId").asString("").equals(cinemaId))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode get(String path) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .header("Authorization", "Bearer " + PortalTest.API_TOKEN)
                    .build();
            return JSON.readTree(
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        }
    }
}
