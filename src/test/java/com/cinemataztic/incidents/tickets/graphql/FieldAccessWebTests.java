package com.cinemataztic.incidents.tickets.graphql;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.identity.access.AccessGroup;
import com.cinemataztic.incidents.identity.access.AccessTable;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.support.BrowserSession;
import com.cinemataztic.incidents.support.Given;
import com.cinemataztic.incidents.support.GraphQlClient;
import com.cinemataztic.incidents.support.GraphQlSocket;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.graphql.execution.GraphQlSource;
import tools.jackson.databind.JsonNode;

/** Every query, mutation and subscription for each role, all of which see Denmark only; none learns of Norway. */
@PortalTest
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FieldAccessWebTests {

    private static final String PASSWORD = "a good password";

    /** What is unmistakably of Norway's ticket. */
    private static final String FOREIGN = "Slukket i nord";

    /** One sample of each field; %s is the id of a Norwegian ticket. */
    private static final Map<String, String> SAMPLES = Map.ofEntries(
            entry(
                    "Query.tickets",
                    "{ tickets(filter: {state: [open]}) { totalCount edges { node { region errorDescription } } } }"),
            entry("Query.ticket", "{ ticket(id: \"%s\") { errorDescription timeline { note } } }"),
            entry("Query.regions", "{ regions { id name liveTickets { open } } }"),
            entry("Query.cinemas", "{ cinemas { id name region tickets { errorDescription } } }"),
            entry("Query.stats", "{ stats { days { region opened } regions { region opened } } }"),
            entry(
                    "Mutation.openTicket",
                    "mutation { openTicket(input: {key: \"k\", errorId: \"lamp-overdue\", errorDescription: \"Lamp\","
                            + " severity: warning, region: \"norway\"})"
                            + " { ... on ReportRejected { code } ... on TicketReported { ticket { id } } } }"),
            entry(
                    "Mutation.transition",
                    "mutation { transition(id: \"%s\", version: 1, transition: take)"
                            + " { __typename ... on TicketDone { ticket { errorDescription } } } }"),
            entry(
                    "Mutation.comment",
                    "mutation { comment(id: \"%s\", text: \"I was here\")"
                            + " { __typename ... on TicketDone { ticket { errorDescription } } } }"),
            entry(
                    "Subscription.ticketChanged",
                    "subscription { ticketChanged { reset changed { region errorDescription } } }"));

    @Autowired
    GraphQlSource source;

    @Autowired
    TicketDesk desk;

    @Autowired
    LiveBoard board;

    @Autowired
    AccountDesk accounts;

    @Autowired
    MeterRegistry meters;

    private final int port;
    private final Map<Role, BrowserSession> browsers = new EnumMap<>(Role.class);
    private String norwegian = "";

    FieldAccessWebTests(@LocalServerPort int port) {
        this.port = port;
    }

    @BeforeAll
    void open() {
        report(Given.offline("f1"));
        var foreign =
                Given.offline("f2").region("norway").error("dark-up-north").summary(FOREIGN);
        report(foreign);
        norwegian = Objects.requireNonNull(board.snapshot().live(foreign.key()))
                .id()
                .value();
        for (var role : Role.values()) {
            var name = "field-" + role.name().toLowerCase(Locale.ROOT);
            // An admin has all regions.
            Set<RegionId> regions = role == Role.ADMIN ? Set.of() : Set.of(new RegionId("denmark"));
            accounts.add(Actor.SYSTEM, name, PASSWORD, role, regions);
            browsers.put(role, new BrowserSession(port).login(name, PASSWORD));
        }
    }

    @Test
    void everyFieldHasARowAndASample() {
        var schema = source.schema();
        var fields = Stream.of(schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType())
                .flatMap(type ->
                        type.getFieldDefinitions().stream().map(field -> type.getName() + "." + field.getName()))
                .toList();
        assertThat(fields).containsExactlyInAnyOrderElementsOf(AccessTable.fields());
        assertThat(SAMPLES.keySet()).containsExactlyInAnyOrderElementsOf(AccessTable.fields());
    }

    @TestFactory
    Stream<DynamicTest> eachFieldIsForThoseInTheTableAndTellsNothingOfAForeignRegion() {
        return SAMPLES.entrySet().stream()
                .flatMap(sample -> browsers.keySet().stream()
                        .map(role -> DynamicTest.dynamicTest(
                                sample.getKey() + " for " + role,
                                () -> decides(sample.getKey(), sample.getValue(), role))));
    }

    private void decides(String field, String sample, Role role) {
        var query = sample.formatted(norwegian);
        var answer = field.startsWith("Subscription")
                ? first(query, role)
                : GraphQlClient.of(browser(role)).ask(query);
        var mayChange = AccessTable.field(field).orElseThrow() == AccessGroup.READERS || role.includes(Role.OPERATOR);
        assertThat(GraphQlClient.errorCode(answer))
                .describedAs("%s", answer)
                .isEqualTo(mayChange ? "none" : "not-allowed");
        if (role == Role.ADMIN) {
            return;
        }
        assertThat(answer.toString()).doesNotContain(FOREIGN, "norway", "Norway");
        if (mayChange && query.contains(norwegian)) {
            assertThat(answer.path("data").toString()).matches(".*(TicketNotFound|\"ticket\":null).*");
        }
    }

    private BrowserSession browser(Role role) {
        return Objects.requireNonNull(browsers.get(role));
    }

    private JsonNode first(String query, Role role) {
        try (var socket = GraphQlSocket.open(
                        port,
                        "Origin",
                        "http://127.0.0.1:" + port,
                        "Cookie",
                        "JSESSIONID=" + browser(role).id())
                .initialised(Map.of())
                .subscribe("1", query)) {
            return socket.next().path("payload");
        }
    }

    /** Lists read a page and what is not in lists by one command each, for one ticket and for a hundred. */
    @Test
    void theNumberOfCommandsDoesNotGrowWithTheNumberOfTickets() {
        IntStream.range(0, 100).forEach(i -> report(Given.offline("c" + i).error("many")));
        var client = GraphQlClient.withToken(port, PortalTest.API_TOKEN);
        var one = commands(() -> details(client, 1));
        var hundred = commands(() -> details(client, 100));
        assertThat(hundred).isEqualTo(one).isLessThanOrEqualTo(4);
    }

    private static void details(GraphQlClient client, int first) {
        var answer = client.ask("{ tickets(filter: {error: [\"many\"]}, first: " + first
                + ") { edges { node { id predecessor labels { name } evidence { firing } timeline { what } } } } }");
        assertThat(answer.at("/data/tickets/edges").size())
                .describedAs("%s", answer)
                .isEqualTo(first);
        assertThat(answer.at("/data/tickets/edges/0/node/timeline/0/what").asString())
                .isEqualTo("opened");
    }

    /** @return the fewest of several times: what the portal reads by itself meanwhile only adds to them */
    private long commands(Runnable query) {
        return IntStream.range(0, 10)
                .mapToLong(_ -> {
                    var before = commands();
                    query.run();
                    return commands() - before;
                })
                .min()
                .orElseThrow();
    }

    private long commands() {
        return meters.find("mongodb.driver.commands").tag("collection", "tickets").timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }

    private void report(Given given) {
        desk.report(List.of(given.fires()), false);
    }
}
