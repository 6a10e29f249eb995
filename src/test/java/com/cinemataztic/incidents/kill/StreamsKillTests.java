package com.cinemataztic.incidents.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.pipeline.PackagedPortal;
import com.cinemataztic.incidents.tickets.stream.StalledReader;
import com.cinemataztic.incidents.tickets.stream.StreamReader;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A hundred readers, ten of which stall, in storms of alerts and moves between which the portal is killed: in the end
 * every healthy reader has what the list answers, and none ever saw a ticket go back. {@code ops/bench streams} measures
 * the same with a thousand.
 */
@Tag("kill")
class StreamsKillTests {

    private static final int HEALTHY = 90;
    private static final int STALLED = 10;
    private static final int SCREENS = 200;
    private static final int CONNECTIONS = 50;
    private static final Duration TIME_LIMIT = Duration.ofMinutes(4);
    private static final JsonMapper JSON = new JsonMapper();

    /** All, the live ones of each region, and those that nobody works on. */
    private static final List<String> FILTERS = List.of(
            "state=open,inprogress",
            "state=open,inprogress&region=denmark",
            "state=open,inprogress&region=germany",
            "state=open&region=new-zealand",
            "state=open,inprogress,closed&region=denmark");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    @Test
    void everyHealthyReaderHasWhatTheListAnswersAfterStormsAndAKill() throws Exception {
        var folder = PackagedPortal.madeAnew(Path.of("target", "kill-streams"));
        var readers = new ArrayList<StreamReader>();
        var stalled = new ArrayList<StalledReader>();
        try (var portal = new PortalProgram(folder, UnpackedPortal.ofThisBuild(), Map.of())) {
            portal.start();
            storm(portal, 1);
            for (int n = 0; n < HEALTHY; n++) {
                var path = "/api/tickets/stream?" + filter(n);
                readers.add(new StreamReader(http, () -> portal.request(path)));
            }
            for (int n = 0; n < STALLED; n++) {
                stalled.add(new StalledReader(portal.port(), "/api/tickets/stream", PortalProgram.API_TOKEN));
            }
            await("all readers have begun")
                    .atMost(TIME_LIMIT)
                    .until(() -> readers.stream().allMatch(reader -> reader.resets() > 0));
            move(portal);
            storm(portal, 2);
            portal.kill();
            portal.start();
            storm(portal, 3);
            move(portal);

            for (int n = 0; n < HEALTHY; n++) {
                var reader = readers.get(n);
                var filter = filter(n);
                await("reader " + n + " of " + filter)
                        .atMost(TIME_LIMIT)
                        .untilAsserted(() -> assertThat(reader.tickets()).isEqualTo(listed(portal, filter)));
                assertThat(reader.tickets()).isNotEmpty();
                assertThat(reader.backwards()).isEmpty();
            }
            System.out.printf(
                    "streams: %d readers had the list's tickets in the end; whole pictures sent: %d%n",
                    HEALTHY, readers.stream().mapToInt(StreamReader::resets).sum());
        } finally {
            readers.forEach(StreamReader::close);
            for (var reader : stalled) {
                reader.close();
            }
            http.shutdownNow();
        }
    }

    private static String filter(int reader) {
        return FILTERS.get(reader % FILTERS.size());
    }

    private static void storm(PortalProgram portal, int round) throws InterruptedException {
        try (var storm = new Storm(portal, Storm.Alert.ofRound(round, SCREENS), CONNECTIONS)) {
            storm.rage();
            storm.awaitOver();
            assertThat(storm.acknowledged()).hasSize(SCREENS);
        }
    }

    /** Takes every fourth open ticket and closes every other fourth. */
    private void move(PortalProgram portal) throws IOException, InterruptedException {
        var open = new ArrayList<>(listed(portal, "state=open").values());
        for (int n = 0; n < open.size(); n += 2) {
            var body = n % 4 == 0
                    ? "{\"transition\":\"take\",\"assignee\":\"admin\"}"
                    : "{\"transition\":\"close\",\"reason\":\"fixed\"}";
            var id = open.get(n).path("id").asString();
            var request = portal.request("/api/tickets/" + id + "/transitions")
                    .header("Content-Type", "application/json")
                    .header("If-Match", "\"v" + open.get(n).path("version").asInt() + "\"")
                    .POST(BodyPublishers.ofString(body))
                    .build();
            assertThat(http.send(request, BodyHandlers.ofString()).statusCode())
                    .as("%s %s", id, body)
                    .isEqualTo(200);
        }
    }

    /** @return the tickets that the list answers, by id */
    private Map<String, JsonNode> listed(PortalProgram portal, String filter) throws IOException, InterruptedException {
        var request = portal.request("/api/tickets?limit=1000&" + filter).build();
        var tickets = new TreeMap<String, JsonNode>();
        JSON.readTree(http.send(request, BodyHandlers.ofString()).body())
                .path("items")
                .forEach(ticket -> tickets.put(ticket.path("id").asString(), ticket));
        return tickets;
    }
}
