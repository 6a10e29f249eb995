package com.cinemataztic.incidents.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.support.BrowserSession;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.web.TicketQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The description of the API: the same as the committed one, and for those who may call the API. */
@PortalTest
class OpenApiWebTests {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final Path COMMITTED = Path.of("docs/openapi.json");

    @LocalServerPort
    int port;

    @Test
    void theCommittedDescriptionIsTheServedOne() throws IOException {
        var served = JSON.writeValueAsString(served()) + "\n";
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(COMMITTED, served);
        }
        assertThat(Files.readString(COMMITTED))
                .describedAs(
                        "docs/openapi.json; to write it anew: mvn test -Dtest=OpenApiWebTests -Dopenapi.write=true")
                .isEqualTo(served);
    }

    @Test
    void eachOperationHasASummaryAnIdOfItsOwnAndAProblem() {
        var operations = Operation.all(served());
        assertThat(operations).isNotEmpty().allSatisfy(operation -> {
            assertThat(operation.node().path("summary").asString("")).isNotBlank();
            assertThat(operation.node().path("responses").has("default")).isTrue();
        });
        assertThat(operations.stream()
                        .map(operation -> operation.node().path("operationId").asString()))
                .doesNotHaveDuplicates()
                .noneMatch(id -> id.contains("_"));
    }

    @Test
    void eachReferenceHasItsSchema() {
        var served = served();
        assertThat(served.findValuesAsString("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                served.at(reference.substring(1)).isObject())
                        .describedAs(reference)
                        .isTrue());
    }

    @Test
    void theParametersOfAListAreThoseThatItReads() {
        assertThat(parameters("/api/tickets"))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(TicketQuery.FILTERS.stream(), Stream.of("sort", "limit", "cursor"))
                                .toList());
        assertThat(parameters("/api/tickets.csv"))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(TicketQuery.FILTERS.stream(), Stream.of("sort"))
                        .toList());
    }

    @Test
    void strangersGetNothingOfIt() {
        var stranger = new BrowserSession(port);
        for (var path :
                List.of("/v3/api-docs", "/v3/api-docs/swagger-config", "/v3/api-docs.yaml", "/swagger-ui/index.html")) {
            var answer = stranger.get(path);
            assertThat(answer.statusCode()).describedAs(path).isIn(401, 302, 403);
            assertThat(answer.body()).doesNotContain("openapi", "swagger-ui-bundle");
        }
    }

    @Test
    void thePageIsForThoseWhoAreSignedIn() {
        var admin = new BrowserSession(port).login("admin", PortalTest.ADMIN_PASSWORD);
        assertThat(admin.get("/swagger-ui/index.html").body()).contains("swagger-ui-bundle.js");
        assertThat(admin.get("/swagger-ui/swagger-ui-bundle.js").statusCode()).isEqualTo(200);
        assertThat(admin.get("/v3/api-docs/swagger-config").body()).contains("\"url\":\"/v3/api-docs\"");
        assertThat(admin.get("/v3/api-docs").body()).contains("/api/tickets");
    }

    /** The address differs from portal to portal. */
    private ObjectNode served() {
        var answer = PortalClient.of(port).get("/v3/api-docs");
        assertThat(answer.status()).isEqualTo(200);
        var whole = (ObjectNode) JSON.readTree(PortalClient.of(port).whole("/v3/api-docs"));
        whole.remove("servers");
        return whole;
    }

    private List<String> parameters(String path) {
        return StreamSupport.stream(
                        served().path("paths")
                                .path(path)
                                .path("get")
                                .path("parameters")
                                .spliterator(),
                        false)
                .map((JsonNode parameter) -> parameter.path("name").asString())
                .toList();
    }
}
