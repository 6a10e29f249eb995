package com.cinemataztic.incidents.kill;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.pipeline.PackagedPortal;
import com.cinemataztic.incidents.tickets.stream.MixedReaders;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A hundred readers of all kinds, ten of which stall, in storms of alerts and moves between which the portal is killed: in the end
 * every healthy reader has what the list answers, and none ever saw a ticket go back. {@code ops/bench streams} measures
 * the same with a thousand.
 */
@Tag("kill")
class StreamsKillTests {

    private static final int HEALTHY = 90;
    private static final int STALLED = 10;
    private static final int SCREENS = 200;
    private static final int CONNECTIONS = 50;
    private static final int REVOKED = 3;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** All, the live ones of each region, and those that nobody works on. */
    private static final List<String> FILTERS = List.of(
            "state=open,inprogress",
            "state=open,inprogress&region=denmark",
            "state=open,inprogress&region=germany",
            "state=open&region=new-zealand",
            "state=open,inprogress,closed&region=denmark");

    private static final List<String> REGIONS = List.of("denmark", "germany", "new-zealand");

    @Test
    void everyHealthyReaderHasWhatTheListAnswersAfterStormsAndAKill() throws Exception {
        var folder = PackagedPortal.madeAnew(Path.of("target", "kill-streams"));
        try (var portal = new PortalProgram(folder, UnpackedPortal.ofThisBuild(), Map.of());
                var readers =
                        new MixedReaders(portal::address, PortalProgram.API_TOKEN, FILTERS, REGIONS, (_, _, _) -> {})) {
            portal.start();
            storm(portal, 1);
            readers.open(HEALTHY);
            readers.openStalled(STALLED);
            move(portal, readers);
            storm(portal, 2);
            portal.kill();
            portal.start();
            storm(portal, 3);
            move(portal, readers);

            assertThat(readers.awaitEqual()).isEmpty();
            assertThat(readers.backwards()).isEmpty();
            for (var filter : FILTERS) {
                assertThat(readers.list(filter)).as(filter).isNotEmpty();
            }
            assertThat(readers.revoke(REVOKED).values())
                    .allSatisfy(taken -> assertThat(taken).hasSize(REVOKED));
            System.out.printf(
                    "streams: %d readers had the list's tickets in the end; whole pictures sent: %d%n",
                    HEALTHY, readers.resets());
        }
    }

    private static void storm(PortalProgram portal, int round) throws InterruptedException {
        try (var storm = new Storm(portal, Storm.Alert.ofRound(round, SCREENS), CONNECTIONS)) {
            storm.rage();
            storm.awaitOver();
            assertThat(storm.acknowledged()).hasSize(SCREENS);
        }
    }

    /** Takes every fourth open ticket and closes every other fourth. */
    private static void move(PortalProgram portal, MixedReaders readers) throws IOException, InterruptedException {
        var open = new ArrayList<>(readers.list("state=open").values());
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
            assertThat(HTTP.send(request, BodyHandlers.ofString()).statusCode())
                    .as("%s %s", id, body)
                    .isEqualTo(200);
        }
    }
}
