package com.cinemataztic.incidents.assistants.web;

import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import com.jayway.jsonpath.JsonPath;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator.ValidationResponse;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** A real client of the Model Context Protocol asks the portal over HTTP. */
@PortalTest
@DirtiesContext
@TestPropertySource(properties = "portal.assistants.enabled=true")
class AssistantsWebTests {

    private final int port;
    private final TicketDesk desk;
    private final LiveBoard board;

    AssistantsWebTests(@LocalServerPort int port, @Autowired TicketDesk desk, @Autowired LiveBoard board) {
        this.port = port;
        this.desk = desk;
        this.board = board;
    }

    @BeforeEach
    void aTicketInEachOfTwoRegions() {
        desk.report(List.of(offline("1").fires(), offline("2").region("norway").fires()), false);
    }

    @Test
    void allToolsSayThatTheyOnlyRead() {
        try (var client = client(PortalTest.API_TOKEN)) {
            assertThat(client.getServerInfo().name()).isEqualTo("incidents-portal");
            assertThat(client.listTools().tools())
                    .allSatisfy(tool ->
                            assertThat(tool.annotations().readOnlyHint()).isTrue())
                    .extracting(Tool::name)
                    .containsExactlyInAnyOrder(
                            "list_tickets",
                            "get_ticket",
                            "list_tickets_that_will_miss_their_show",
                            "list_regions",
                            "write_handover");
        }
    }

    @Test
    void listsTicketsByTheFiltersOfTheApi() {
        try (var client = client(PortalTest.API_TOKEN)) {
            var all = call(client, "list_tickets", Map.of("state", "open", "limit", 100));
            assertThat(JsonPath.<List<String>>read(all, "$.items[*].region")).contains("denmark", "norway");
            var norwegian = call(client, "list_tickets", Map.of("region", List.of("norway")));
            assertThat(JsonPath.<List<String>>read(norwegian, "$.items[*].region"))
                    .containsOnly("norway");
        }
    }

    @Test
    void oneTicketHasItsTimelineAndEvidence() {
        try (var client = client(PortalTest.API_TOKEN)) {
            var ticket = call(client, "get_ticket", Map.of("id", id("denmark")));
            assertThat(JsonPath.<String>read(ticket, "$.screenName")).isEqualTo("Sal 1");
            assertThat(JsonPath.<List<String>>read(ticket, "$.timeline[*].what"))
                    .isNotEmpty();
            assertThat(JsonPath.<List<String>>read(ticket, "$.evidence[*].fingerprint"))
                    .containsExactly("fp-1");
        }
    }

    @Test
    void aScreenWithoutAScheduleIsDueNow() {
        try (var client = client(PortalTest.API_TOKEN)) {
            var due = call(client, "list_tickets_that_will_miss_their_show", Map.of("region", "denmark", "hours", "1"));
            assertThat(JsonPath.<List<String>>read(due, "$.items[*].id")).contains(id("denmark"));
            assertThat(JsonPath.<List<String>>read(due, "$.items[*].region")).containsOnly("denmark");
        }
    }

    @Test
    void regionsAndHandoverAreThoseOfTheApi() {
        try (var client = client(PortalTest.API_TOKEN)) {
            var regions = call(client, "list_regions", Map.of());
            assertThat(JsonPath.<List<Integer>>read(regions, "$[?(@.id == 'denmark')].open"))
                    .containsExactly(1);
            assertThat(call(client, "write_handover", Map.of("region", "denmark")))
                    .contains(id("denmark"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        list_tickets   | state  | done       | state is open, inprogress or closed, or several with commas between.
        list_tickets   | limit  | 1000       | limit is a number from 1 to 100.
        list_tickets   | colour | red        | The parameters here are
        get_ticket     | id     | XX-1       | There is no ticket of that id for you.
        write_handover | hours  | many       | hours is a number from 1 to 24.
        write_handover | region | atlantis   | There is no region of that id for you.
        """)
    void whatCannotBeAnsweredIsOneSentence(String tool, String name, String value, String sentence) {
        try (var client = client(PortalTest.API_TOKEN)) {
            var result = client.callTool(new CallToolRequest(tool, Map.of(name, value)));
            assertThat(result.isError()).isTrue();
            assertThat(text(result)).startsWith(sentence);
        }
    }

    @ParameterizedTest
    @CsvSource({"wrong", PortalTest.WEBHOOK_TOKEN})
    void otherTokensAreRejected(String token) {
        assertThatThrownBy(() -> client(token)).isInstanceOf(RuntimeException.class);
    }

    private String id(String region) {
        return board.snapshot().rows().values().stream()
                .filter(row -> row.subject().region().value().equals(region))
                .map(TicketRow::id)
                .findFirst()
                .orElseThrow()
                .value();
    }

    private McpSyncClient client(String token) {
        var json = new JacksonMcpJsonMapper(new JsonMapper());
        var transport = HttpClientStreamableHttpTransport.builder("http://127.0.0.1:" + port)
                .endpoint("/mcp")
                .jsonMapper(json)
                .requestBuilder(HttpRequest.newBuilder().header("Authorization", "Bearer " + token))
                .build();
        var client = McpClient.sync(transport)
                .jsonSchemaValidator((schema, content) -> ValidationResponse.asValid(""))
                .build();
        client.initialize();
        return client;
    }

    private static String call(McpSyncClient client, String tool, Map<String, Object> arguments) {
        var result = client.callTool(new CallToolRequest(tool, arguments));
        assertThat(result.isError()).describedAs(text(result)).isFalse();
        return text(result);
    }

    private static String text(CallToolResult result) {
        return ((TextContent) result.content().getFirst()).text();
    }
}
