package com.cinemataztic.incidents.tickets.stream;

import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.identity.tokens.EmbedTokens;
import com.cinemataztic.incidents.identity.tokens.Scope;
import com.cinemataztic.incidents.identity.tokens.TokenDesk;
import com.cinemataztic.incidents.maintenance.MaintenanceDesk;
import com.cinemataztic.incidents.maintenance.PlanResult;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.support.Reports;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.TicketKey;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.desk.Outcome;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an embed token reads: names of people and closed tickets only if it was asked for, in the list and in streams alike. */
@PortalTest
class EmbedReadsWebTests {

    /** A name that no other text contains. */
    private static final String NAME = "wilhelmina";

    private static final Actor PERSON = new Actor(NAME, Role.OPERATOR, Set.of());
    private static final RegionId DENMARK = new RegionId("denmark");
    private static final AtomicInteger MINTERS = new AtomicInteger();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @LocalServerPort
    int port;

    @Autowired
    TicketDesk desk;

    @Autowired
    LiveBoard board;

    @Autowired
    MaintenanceDesk maintenance;

    @Autowired
    TokenDesk tokens;

    @Autowired
    EmbedTokens embeds;

    private String minter = "";

    @BeforeEach
    void ticketsWithNamesAndAClosedOne() {
        var number = MINTERS.incrementAndGet();
        minter = "reads-" + number;
        tokens.create(Actor.SYSTEM, minter, Set.of(Scope.EMBED_MINT), Set.of(), 1);
        var live = offline("live-" + number);
        var closed = offline("closed-" + number);
        desk.report(List.of(live.fires(), closed.fires()), false);
        apply(row(live.key()), new Transition.Take());
        apply(row(live.key()), new Transition.FollowUp(NAME + " calls the vendor"));
        apply(row(closed.key()), new Transition.Take());
        apply(row(closed.key()), new Transition.Close(CloseReason.FIXED, "by " + NAME));
        desk.open(Reports.lamp("lamp-" + number).report(), PERSON);
        var now = Instant.now();
        assertThat(maintenance.plan(
                        PERSON,
                        new com.cinemataztic.incidents.maintenance.Scope.OfRegion(DENMARK),
                        now,
                        now.plusSeconds(7_200),
                        NAME + " replaces it"))
                .isInstanceOf(PlanResult.Done.class);
    }

    @AfterEach
    void close() {
        http.shutdownNow();
    }

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void listAndStreamShowWhatTheTokenWasMintedForAndNoMore(boolean names, boolean history) throws Exception {
        var token = mint(names, history);
        var list = get("/api/tickets?limit=1000", token);
        assertThat(list.statusCode()).isEqualTo(200);
        assertThat(list.body().contains(NAME)).isEqualTo(names);
        assertThat(list.body().contains("\"state\":\"closed\"")).isEqualTo(history);
        for (var field : List.of("assignee", "followUp", "by", "reason", "comment", "key")) {
            if (!names) {
                assertThat(list.body()).doesNotContain("\"" + field + "\":");
            }
        }
        var states = history ? "open,inprogress,closed" : "open,inprogress";
        var address = URI.create("http://127.0.0.1:" + port + "/api/tickets/stream?state=" + states);
        try (var reader = new StreamReader(
                http, () -> HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token))) {
            await().untilAsserted(() -> assertThat(reader.tickets()).isEqualTo(items(token, states)));
            assertThat(reader.tickets().toString().contains(NAME)).isEqualTo(names);
        }
    }

    /** Equal regions and filters, but other rights: their events are not shared. */
    @Test
    void readersWithAndWithoutNamesAreNotMixed() {
        var address = URI.create("http://127.0.0.1:" + port + "/api/tickets/stream");
        var with = mint(true, false);
        var without = mint(false, false);
        try (var named = new StreamReader(
                        http, () -> HttpRequest.newBuilder(address).header("Authorization", "Bearer " + with));
                var nameless = new StreamReader(
                        http, () -> HttpRequest.newBuilder(address).header("Authorization", "Bearer " + without))) {
            await().untilAsserted(() -> {
                assertThat(named.events()).contains("reset");
                assertThat(nameless.events()).contains("reset");
            });
            var late = offline("embed-late");
            desk.report(List.of(late.fires()), false);
            apply(row(late.key()), new Transition.Take());
            var id = row(late.key()).id().value();
            await().untilAsserted(() -> {
                assertThat(state(named, id)).isEqualTo("inprogress");
                assertThat(state(nameless, id)).isEqualTo("inprogress");
            });
            assertThat(Objects.requireNonNull(named.tickets().get(id))
                            .path("assignee")
                            .asString())
                    .isEqualTo(NAME);
            assertThat(nameless.tickets().toString()).doesNotContain(NAME);
        }
    }

    /** Else the number of tickets would tell who has them. */
    @ParameterizedTest
    @CsvSource({
        "assignee=wilhelmina, 400, 400, 200, 200",
        "text=wilhelmina, 400, 400, 200, 200",
        "state=closed, 400, 200, 400, 200",
        "'state=open,closed', 400, 200, 400, 200",
        "state=open, 200, 200, 200, 200"
    })
    void nobodySearchesByWhatItMayNotSee(String query, int neither, int history, int names, int both) throws Exception {
        for (var path : List.of("/api/tickets?", "/api/tickets/stream?")) {
            assertThat(status(path + query, mint(false, false))).isEqualTo(neither);
            assertThat(status(path + query, mint(false, true))).isEqualTo(history);
            assertThat(status(path + query, mint(true, false))).isEqualTo(names);
            assertThat(status(path + query, mint(true, true))).isEqualTo(both);
        }
    }

    private Map<String, JsonNode> items(String token, String states) throws IOException, InterruptedException {
        var items = new HashMap<String, JsonNode>();
        new JsonMapper()
                .readTree(get("/api/tickets?limit=1000&state=" + states, token).body())
                .path("items")
                .forEach(ticket -> items.put(ticket.path("id").asString(), ticket));
        return items;
    }

    private static String state(StreamReader reader, String id) {
        var ticket = reader.tickets().get(id);
        return ticket == null ? "" : ticket.path("state").asString();
    }

    private TicketRow row(TicketKey key) {
        return Objects.requireNonNull(board.live(key));
    }

    private void apply(TicketRow row, Transition transition) {
        assertThat(desk.apply(row.id(), row.version(), transition, PERSON)).isInstanceOf(Outcome.Done.class);
    }

    private String mint(boolean names, boolean history) {
        var asking = new Actor("token:" + minter, Role.VIEWER, Set.of(), minter);
        return ((EmbedTokens.Outcome.Minted) embeds.mint(asking, DENMARK, null, 10, new Actor.Embed(names, history)))
                .token();
    }

    private HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        return http.send(request(path, token), BodyHandlers.ofString());
    }

    private int status(String path, String token) throws IOException, InterruptedException {
        var answer = http.send(request(path, token), BodyHandlers.ofInputStream());
        answer.body().close();
        return answer.statusCode();
    }

    private HttpRequest request(String path, String token) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token)
                .build();
    }
}
