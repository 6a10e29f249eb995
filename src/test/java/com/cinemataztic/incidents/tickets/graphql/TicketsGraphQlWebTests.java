package com.cinemataztic.incidents.tickets.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.support.BrowserSession;
import com.cinemataztic.incidents.support.Given;
import com.cinemataztic.incidents.support.GraphQlClient;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Tickets and regions over GraphQL, for each kind of caller. */
@PortalTest
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TicketsGraphQlWebTests {

    private static final String PASSWORD = "a good password";
    private static final String LIST =
            "query($filter: TicketFilter, $sort: TicketSort! = createdAt, $first: Int! = 50, $after: String) {"
                    + " tickets(filter: $filter, sort: $sort, first: $first, after: $after) {"
                    + " edges { node { id region state severity screenId } }"
                    + " pageInfo { hasNextPage endCursor } totalCount } }";

    private static final String TAKE = "mutation($id: ID!, $version: Int!) {"
            + " transition(id: $id, version: $version, transition: take) { __typename"
            + " ... on TicketDone { ticket { state assignee version } }"
            + " ... on TicketConflict { by at ticket { state assignee version } }"
            + " ... on TicketNotAllowed { reason ticket { state } }"
            + " ... on TicketNotFound { id } } }";

    @Autowired
    TicketDesk desk;

    @Autowired
    AccountDesk accounts;

    private final int port;
    private GraphQlClient script;
    private GraphQlClient dane;
    private GraphQlClient danishViewer;

    TicketsGraphQlWebTests(@LocalServerPort int port) {
        this.port = port;
    }

    @BeforeAll
    void open() {
        script = GraphQlClient.withToken(port, PortalTest.API_TOKEN);
        dane = signedIn("gro", Role.OPERATOR, "denmark");
        danishViewer = signedIn("gert", Role.VIEWER, "denmark");
        IntStream.rangeClosed(1, 7).forEach(i -> report(Given.offline("g" + i)));
        report(Given.offline("g8").severity(Severity.WARNING).error("wrong-resolution"));
        report(Given.offline("n1").region("norway").error("lamp-overdue"));
    }

    @Test
    void listsByFilterPageByPage() {
        var filter = Map.<String, Object>of("region", List.of("denmark"), "severity", List.of("critical"));
        var first = dane.ask(LIST, Map.of("filter", filter, "first", 5)).at("/data/tickets");
        assertThat(first.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
        var second = dane.ask(
                        LIST,
                        Map.of(
                                "filter",
                                filter,
                                "first",
                                5,
                                "after",
                                first.at("/pageInfo/endCursor").asString()))
                .at("/data/tickets");
        assertThat(second.at("/pageInfo/hasNextPage").asBoolean()).isFalse();
        var screens = new HashSet<>(values(first, "screenId"));
        screens.addAll(values(second, "screenId"));
        assertThat(screens).containsExactlyInAnyOrder("g1", "g2", "g3", "g4", "g5", "g6", "g7");
    }

    @Test
    void aCursorOfAnotherQueryIsRejected() {
        var end = dane.ask(LIST, Map.of("first", 1))
                .at("/data/tickets/pageInfo/endCursor")
                .asString();
        var answer = dane.ask(LIST, Map.of("first", 1, "after", end, "filter", Map.of("state", List.of("closed"))));
        assertThat(GraphQlClient.errorCode(answer)).isEqualTo("bad-cursor");
    }

    @Test
    void aForeignRegionIsAsIfItDidNotExist() {
        var norwegian = values(
                        script.ask(LIST, Map.of("filter", Map.of("region", List.of("norway"))))
                                .at("/data/tickets"),
                        "id")
                .getFirst();
        for (var client : List.of(dane, danishViewer)) {
            assertThat(values(client.ask(LIST).at("/data/tickets"), "region")).containsOnly("denmark");
            var foreign = client.ask(LIST, Map.of("filter", Map.of("region", List.of("norway"))));
            assertThat(foreign.at("/data/tickets/edges").isEmpty()).isTrue();
            assertThat(foreign.at("/data/tickets/totalCount").asInt(-1)).isZero();
            assertThat(client.ask("{ ticket(id: \"" + norwegian + "\") { id timeline { note } } }")
                            .at("/data/ticket")
                            .isNull())
                    .isTrue();
            assertThat(ids(client.ask("{ regions { id liveTickets { open } } }").at("/data/regions")))
                    .contains("denmark", "unassigned")
                    .doesNotContain("norway");
        }
        assertThat(outcome(dane.ask(TAKE, Map.of("id", norwegian, "version", 1))))
                .isEqualTo("TicketNotFound");
    }

    @Test
    void regionsHaveTheirCounts() {
        var regions = script.ask("{ regions { id code name zone liveTickets { open worstSeverity } } }")
                .at("/data/regions");
        assertThat(StreamSupport.stream(regions.spliterator(), false)
                        .filter(region -> region.path("id").asString().equals("norway")))
                .singleElement()
                .satisfies(norway -> {
                    assertThat(norway.path("code").asString()).isEqualTo("NO");
                    assertThat(norway.path("zone").asString()).isEqualTo("Europe/Oslo");
                    assertThat(norway.at("/liveTickets/open").asInt()).isEqualTo(1);
                });
    }

    @Test
    void oneTicketHasItsHistoryAndEvidence() {
        var id = anId(script, "g1");
        var ticket = script.ask("{ ticket(id: \"" + id + "\") { id labels { name value } predecessor revision"
                        + " evidence { fingerprint firing severity } timeline { who what to from count at } } }")
                .at("/data/ticket");
        assertThat(ticket.at("/timeline/0/what").asString()).isEqualTo("opened");
        assertThat(ticket.at("/timeline/0/from").isNull()).isTrue();
        assertThat(ticket.at("/evidence/0/firing").asBoolean()).isTrue();
        assertThat(ticket.at("/labels/0/name").asString()).isEqualTo("alertname");
        assertThat(ticket.at("/predecessor").isNull()).isTrue();
    }

    @Test
    void theFirstWinsAndTheOtherLearnsWhoItWas() {
        var id = anId(script, "g2");
        var taken = dane.ask(TAKE, Map.of("id", id, "version", 1));
        assertThat(outcome(taken)).isEqualTo("TicketDone");
        assertThat(taken.at("/data/transition/ticket/assignee").asString()).isEqualTo("gro");
        var late = dane.ask(TAKE, Map.of("id", id, "version", 1)).at("/data/transition");
        assertThat(late.path("__typename").asString()).isEqualTo("TicketConflict");
        assertThat(late.path("by").asString()).isEqualTo("gro");
        assertThat(late.at("/ticket/version").asInt()).isEqualTo(2);
        assertThat(outcome(dane.ask(TAKE, Map.of("id", id, "version", 2)))).isEqualTo("TicketNotAllowed");
    }

    @ParameterizedTest
    @CsvSource({
        "assign, bad-assignee",
        "close, bad-reason",
        "'close, reason: \"recovered\"', bad-reason",
        "'assign, assignee: \" \"', bad-assignee"
    })
    void anIncompleteTransitionIsRejected(String transition, String code) {
        var id = anId(script, "g3");
        assertThat(dane.errorCode("mutation { transition(id: \"" + id + "\", version: 1, transition: " + transition
                        + ") { __typename } }"))
                .isEqualTo(code);
    }

    @Test
    void closesAndReopensWithAReason() {
        var id = anId(script, "g4");
        var closed = dane.ask("mutation { transition(id: \"" + id + "\", version: 1, transition: close,"
                        + " reason: \"false-alarm\", note: \"<b>nothing</b>\") { ... on TicketDone { ticket"
                        + " { state closeReason version timeline { what note } } } } }")
                .at("/data/transition/ticket");
        assertThat(closed.path("closeReason").asString()).isEqualTo("false-alarm");
        assertThat(closed.path("timeline").toString()).contains("<b>nothing</b>");
        var reopened = dane.ask("mutation { transition(id: \"" + id + "\", version: 2, transition: reopen)"
                + " { ... on TicketDone { ticket { state } } } }");
        assertThat(reopened.at("/data/transition/ticket/state").asString()).isEqualTo("open");
    }

    @Test
    void aReportOpensOnceAndRefreshesAfterwards() {
        var open = "mutation { openTicket(input: {key: \"lamp 7\", errorId: \"lamp-overdue\", errorDescription:"
                + " \"Lamp is old\", severity: warning, region: \"denmark\", expiresAt: \"2099-01-01T00:00:00Z\"})"
                + " { ... on TicketReported { result ticket { id origin } } } }";
        var first = dane.ask(open).at("/data/openTicket");
        assertThat(first.path("result").asString()).isEqualTo("opened");
        assertThat(first.at("/ticket/origin").asString()).isEqualTo("operator");
        var second = dane.ask(open).at("/data/openTicket");
        assertThat(second.path("result").asString()).isEqualTo("refreshed");
        assertThat(second.at("/ticket/id")).isEqualTo(first.at("/ticket/id"));
    }

    @Test
    void aReportThatIsNoneSaysWhichField() {
        assertThat(dane.errorCode("mutation { openTicket(input: {key: \"k\", errorId: \"Not Kebab\","
                        + " errorDescription: \"x\", severity: info, region: \"denmark\"}) { __typename } }"))
                .isEqualTo("bad-errorId");
        assertThat(dane.errorCode("mutation { openTicket(input: {key: \"k\", errorId: \"a\","
                        + " errorDescription: \"x\", severity: info, region: \"denmark\", startedAt: \"today\"})"
                        + " { __typename } }"))
                .isEqualTo("bad-query");
    }

    @Test
    void aCommentIsInTheTimeline() {
        var id = anId(script, "g6");
        var done = dane.ask(
                "mutation($id: ID!, $text: String!) { comment(id: $id, text: $text) { ... on TicketDone {"
                        + " ticket { version timeline { what who note } } } } }",
                Map.of("id", id, "text", "=1+1 <script>"));
        assertThat(done.at("/data/comment/ticket/version").asInt()).isEqualTo(1);
        assertThat(done.at("/data/comment/ticket/timeline").toString()).contains("=1+1 <script>", "gro");
    }

    @Test
    void whoOnlyReadsChangesNothing() {
        var id = anId(script, "g5");
        assertThat(GraphQlClient.errorCode(danishViewer.ask(TAKE, Map.of("id", id, "version", 1))))
                .isEqualTo("not-allowed");
    }

    @Test
    void aSessionNeedsTheTokenOfItsPage() {
        var browser = new BrowserSession(port).login("gro", PASSWORD);
        var answer = browser.send(browser.request("/graphql")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"query\":\"{ regions { id } }\"}")));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("no-csrf-token");
    }

    private String anId(GraphQlClient client, String screen) {
        return values(
                        client.ask(LIST, Map.of("filter", Map.of("screen", List.of(screen))))
                                .at("/data/tickets"),
                        "id")
                .getFirst();
    }

    private GraphQlClient signedIn(String name, Role role, String region) {
        accounts.add(Actor.SYSTEM, name, PASSWORD, role, Set.of(new RegionId(region)));
        return GraphQlClient.of(new BrowserSession(port).login(name, PASSWORD));
    }

    private void report(Given given) {
        desk.report(List.of(given.fires()), false);
    }

    private static String outcome(JsonNode answer) {
        return answer.at("/data/transition/__typename").asString();
    }

    private static List<String> values(JsonNode connection, String field) {
        return StreamSupport.stream(connection.path("edges").spliterator(), false)
                .map(edge -> edge.at("/node/" + field).asString())
                .toList();
    }

    private static List<String> ids(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(each -> each.path("id").asString())
                .toList();
    }
}
