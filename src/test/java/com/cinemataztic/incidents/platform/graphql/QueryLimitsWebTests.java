package com.cinemataztic.incidents.platform.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.support.BrowserSession;
import com.cinemataztic.incidents.support.GraphQlClient;
import com.cinemataztic.incidents.support.PortalTest;
import graphql.introspection.IntrospectionQuery;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLTypeUtil;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.graphql.execution.GraphQlSource;

/** Hostile and clumsy queries cost little, and their errors are typed and say no more than their sender knows. */
@PortalTest
@Timeout(300)
class QueryLimitsWebTests {

    private final int port;
    private final GraphQlClient client;

    @Autowired
    GraphQlSource source;

    QueryLimitsWebTests(@LocalServerPort int port) {
        this.port = port;
        this.client = GraphQlClient.withToken(port, PortalTest.API_TOKEN);
    }

    static List<Arguments> hostile() {
        return List.of(
                Arguments.of("no GraphQL", "{", "bad-document"),
                Arguments.of("an unknown field", "{ nothing }", "bad-query"),
                Arguments.of("one of several operations", "query a { __typename } query b { __typename }", "bad-query"),
                Arguments.of("a number as an id", "{ ticket(id: 5.5) { id } }", "bad-query"),
                Arguments.of("aliases", "{" + repeated("a%d: ticket(id: \"DK-1\") { id } ", 60) + "}", "too-costly"),
                Arguments.of(
                        "long pages",
                        "{"
                                + repeated(
                                        "a%d: tickets(first: 200) { edges { node { id timeline { at who"
                                                + " what note } evidence { fingerprint startsAt } labels { name value } key } } } ",
                                        4)
                                + "}",
                        "too-costly"),
                Arguments.of(
                        "a page beyond the limit", "{ tickets(first: 2000) { edges { node { id } } } }", "bad-first"),
                Arguments.of(
                        "a page of a huge number",
                        "{ tickets(first: 2147483647) { edges { node { id } } } }",
                        "too-costly"),
                Arguments.of("many tokens", "{" + "__typename ".repeat(5_000) + "}", "bad-document"),
                Arguments.of("deep nesting", "{".repeat(3_000), "bad-document"),
                Arguments.of(
                        "a circle of fragments",
                        "{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }",
                        "bad-query"),
                Arguments.of(
                        "deep introspection",
                        "{ __schema { types { fields { type " + "{ ofType ".repeat(20) + "{ name }" + " }".repeat(20)
                                + " } } } }",
                        "too-costly"),
                Arguments.of("directives", "{ __typename " + "@skip(if: false) ".repeat(500) + "}", "bad-query"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void aHostileQueryIsRejectedWithACode(String name, String query, String code) {
        var answer = client.ask(query);
        assertThat(GraphQlClient.errorCode(answer)).describedAs("%s", answer).isEqualTo(code);
        assertThat(answer.toString()).doesNotContain("Exception", "com.cinemataztic", "graphql.", "java.");
    }

    @Test
    void introspectionIsForThoseWhoMayAsk() {
        assertThat(client.ask(IntrospectionQuery.INTROSPECTION_QUERY)
                        .at("/data/__schema/queryType/name")
                        .asString())
                .isEqualTo("Query");
        assertThat(GraphQlClient.withToken(port, "nonsense")
                        .send("{\"query\":\"{__schema{types{name}}}\"}")
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not json | 400 | bad-json",
                "[] | 400 | bad-json",
                "[{\"query\":\"{__typename}\"},{\"query\":\"{__typename}\"}] | 400 | bad-json",
                "{} | 400 | no-query"
            })
    void aBodyThatIsNoQueryIsAProblem(String body, int status, String slug) {
        var answer = client.send(body);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("urn:incidents:problem:" + slug);
    }

    @Test
    void nothingIsKeptForLaterQueries() {
        var answer = client.send("{\"extensions\":{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"a\"}}}");
        assertThat(answer.body()).contains("\"code\":\"bad-document\"");
    }

    @Test
    void aLongBodyIsRejected() {
        var answer = client.send("{\"query\":\"{ __typename }" + " ".repeat(70_000) + "\"}");
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("urn:incidents:problem:too-large");
    }

    @Test
    void aQueryDoesNotComeInAnAddress() {
        var browser = new BrowserSession(port);
        var answer = browser.send(browser.request("/graphql?query=%7B__typename%7D")
                .header("Authorization", "Bearer " + PortalTest.API_TOKEN));
        assertThat(answer.statusCode()).isIn(403, 405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/graphql",
                "text/plain;application/json"
            })
    void aFormOfAnotherSiteCannotAsk(String type) {
        var browser = new BrowserSession(port);
        var answer = browser.send(browser.request("/graphql")
                .header("Authorization", "Bearer " + PortalTest.API_TOKEN)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString("{\"query\":\"{__typename}\"}")));
        assertThat(answer.statusCode()).isIn(400, 415);
    }

    @Test
    void serverSentEventsAreNotOffered() {
        var browser = new BrowserSession(port);
        var answer = browser.send(browser.request("/graphql")
                .setHeader("Accept", "text/event-stream")
                .header("Authorization", "Bearer " + PortalTest.API_TOKEN)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"query\":\"subscription { ticketChanged { reset } }\"}")));
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).doesNotContain("event-stream");
    }

    @Test
    void aFieldWithoutAValueIsNull() {
        var answer = client.ask("{ ticket(id: \"DK-999999\") { id } }");
        assertThat(answer.path("data").has("ticket")).isTrue();
        assertThat(answer.at("/data/ticket").isNull()).isTrue();
    }

    /** Without it, a list costs as much as one item. */
    @Test
    void everyListOfObjectsHasAnAssumedSize() {
        var without = source.schema().getAllTypesAsList().stream()
                .filter(type ->
                        type instanceof GraphQLObjectType && !type.getName().startsWith("__"))
                .flatMap(type -> ((GraphQLObjectType) type)
                        .getFieldDefinitions().stream()
                                .filter(field -> GraphQLTypeUtil.unwrapNonNull(field.getType()) instanceof GraphQLList)
                                .filter(field -> field.getAppliedDirective("listSize") == null)
                                .map(field -> type.getName() + "." + field.getName()))
                .collect(Collectors.toSet());
        // A page's size is an argument of the field that holds it.
        assertThat(without).isEqualTo(Map.of("TicketConnection.edges", "").keySet());
    }

    private static String repeated(String text, int times) {
        return IntStream.range(0, times).mapToObj(text::formatted).collect(Collectors.joining());
    }
}
