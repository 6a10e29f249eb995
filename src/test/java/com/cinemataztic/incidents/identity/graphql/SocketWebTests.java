package com.cinemataztic.incidents.identity.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.platform.graphql.GraphQlSettings;
import com.cinemataztic.incidents.support.BrowserSession;
import com.cinemataztic.incidents.support.GraphQlSocket;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.support.RawConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** Who may open a WebSocket for GraphQL, who keeps it, and what it takes. */
@PortalTest
@DirtiesContext
@TestPropertySource(
        properties = {
            "PORTAL_GRAPHQL_ALLOWED_ORIGINS=https://admin.example",
            "portal.graphql.init-timeout=8s",
            "portal.graphql.max-pending=5",
            "portal.graphql.max-connections-per-person=3",
            "portal.api.burst=300",
            "portal.api.requests-per-second=1"
        })
@Timeout(300)
class SocketWebTests {

    private static final String TYPENAME = "{ __typename }";
    private static final String PASSWORD = "a good password";
    private static final String TOKEN = "Bearer " + PortalTest.API_TOKEN;

    @LocalServerPort
    int port;

    @Autowired
    AccountDesk accounts;

    @Test
    void aTokenInTheHandshakeIsEnough() {
        try (var socket = GraphQlSocket.withToken(port, PortalTest.API_TOKEN).subscribe("1", TYPENAME)) {
            assertThat(socket.data().path("__typename").asString()).isEqualTo("Query");
            assertThat(socket.next().path("type").asString()).isEqualTo("complete");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "https://admin.example", "own"})
    void aTokenInTheFirstMessageIsEnough(String origin) {
        try (var socket =
                open(origin).initialised(Map.of("authorization", TOKEN)).subscribe("1", TYPENAME)) {
            assertThat(socket.data().path("__typename").asString()).isEqualTo("Query");
        }
    }

    @Test
    void aSessionIsEnoughOnThePortalsOwnPages() {
        try (var socket = GraphQlSocket.open(port, "Origin", own(), "Cookie", session())
                .initialised(Map.of())
                .subscribe("1", TYPENAME)) {
            assertThat(socket.data().path("__typename").asString()).isEqualTo("Query");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "https://admin.example"})
    void aSessionCountsForNothingElsewhere(String origin) {
        try (var socket = origin.equals("none")
                ? GraphQlSocket.open(port, "Cookie", session())
                : GraphQlSocket.open(port, "Cookie", session(), "Origin", origin)) {
            socket.send(Map.of("type", "connection_init"));
            assertThat(socket.closeCode()).isEqualTo(4403);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "null",
                "https://admin.example.evil.example",
                "http://admin.example",
                "file://"
            })
    void pagesOfOtherSitesAreRejected(String origin) {
        assertThat(GraphQlSocket.rejection(port, "Origin", origin)).isEqualTo(401);
        assertThat(GraphQlSocket.rejection(port, "Origin", origin, "Authorization", TOKEN))
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"Bearer nonsense, 401", "Bearer " + PortalTest.WEBHOOK_TOKEN + ", 403", "Basic YWRtaW46YWRtaW4=, 401"})
    void anotherAuthorizationIsRejected(String authorization, int status) {
        assertThat(GraphQlSocket.rejection(port, "Authorization", authorization))
                .isEqualTo(status);
        try (var socket = GraphQlSocket.open(port)) {
            socket.send(Map.of("type", "connection_init", "payload", Map.of("authorization", authorization)));
            assertThat(socket.closeCode()).isEqualTo(4403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Nothing: at all", "Authorization: Bearer " + PortalTest.API_TOKEN})
    void anotherMethodIsNoHandshake(String header) {
        try (var connection = new RawConnection(port)
                .sendLines(
                        "POST /graphql HTTP/1.1",
                        "Host: 127.0.0.1:" + port,
                        "Connection: Upgrade",
                        "Upgrade: websocket",
                        "Content-Type: application/json",
                        header,
                        "Content-Length: 26",
                        "",
                        "{\"query\":\"{__typename}\"}")) {
            assertThat(connection.status()).isEqualTo(403);
        }
    }

    @Test
    void nobodyAsksBeforeTheConnectionIsInitialised() {
        try (var socket = GraphQlSocket.open(port, "Authorization", TOKEN).subscribe("1", TYPENAME)) {
            assertThat(socket.closeCode()).isEqualTo(4401);
        }
    }

    @Test
    void whoDoesNotInitialiseIsCutWithinSeconds() {
        var start = Instant.now();
        try (var silent = GraphQlSocket.open(port);
                var knownButSilent = GraphQlSocket.open(port, "Authorization", TOKEN)) {
            assertThat(silent.closeCode()).isEqualTo(4408);
            assertThat(knownButSilent.closeCode()).isEqualTo(4408);
        }
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(60));
    }

    @Test
    void fewMayWaitToAuthenticateAndTheOthersGetIn() {
        List<GraphQlSocket> waiting = new ArrayList<>();
        try {
            IntStream.range(0, 5).forEach(_ -> waiting.add(GraphQlSocket.open(port)));
            assertThat(GraphQlSocket.rejection(port)).isEqualTo(503);
            GraphQlSocket.withToken(port, PortalTest.API_TOKEN).close();
            assertThat(waiting).allMatch(socket -> socket.closeCode() == 4408);
            GraphQlSocket.open(port).initialised(Map.of("authorization", TOKEN)).close();
        } finally {
            waiting.forEach(GraphQlSocket::close);
        }
    }

    @Test
    void aPersonHasFewConnectionsAndOthersHaveTheirs() {
        accounts.add(Actor.SYSTEM, "paula", PASSWORD, Role.VIEWER, Set.of());
        var browser = new BrowserSession(port).login("paula", PASSWORD);
        String[] headers = {"Origin", own(), "Cookie", "JSESSIONID=" + browser.id()};
        List<GraphQlSocket> open = new ArrayList<>();
        try {
            IntStream.range(0, 3)
                    .forEach(_ -> open.add(GraphQlSocket.open(port, headers).initialised(Map.of())));
            assertThat(GraphQlSocket.rejection(port, headers)).isEqualTo(429);
            GraphQlSocket.withToken(port, PortalTest.API_TOKEN).close();
            open.removeFirst().close();
            await().untilAsserted(() -> GraphQlSocket.open(port, headers).close());
        } finally {
            open.forEach(GraphQlSocket::close);
        }
    }

    @Test
    void aDisabledAccountLosesItsConnectionWithinFiveSeconds() {
        accounts.add(Actor.SYSTEM, "wilma", PASSWORD, Role.VIEWER, Set.of());
        var browser = new BrowserSession(port).login("wilma", PASSWORD);
        try (var socket = GraphQlSocket.open(port, "Origin", own(), "Cookie", "JSESSIONID=" + browser.id())
                .initialised(Map.of())) {
            var start = Instant.now();
            accounts.change(Actor.SYSTEM, "wilma", Role.VIEWER, Set.of(), false, "");
            // The server closes it with the session, or the portal as its caller is gone.
            assertThat(socket.closeCode()).isIn(1008, 4403);
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(15));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "[]",
                "{}",
                "{\"type\":\"start\"}",
                "{\"type\":5}",
                "{\"type\":\"subscribe\",\"payload\":{\"query\":\"{__typename}\"}}",
                "{\"type\":\"connection_ack\"}"
            })
    void whatIsNoMessageEndsTheConnection(String text) {
        try (var socket = GraphQlSocket.withToken(port, PortalTest.API_TOKEN).sendText(text)) {
            assertThat(socket.closeCode()).isEqualTo(4400);
        }
    }

    @Test
    void aLongMessageEndsTheConnection() {
        // By one: what the server leaves unread would reset the connection before its status is read.
        var tooLong = " ".repeat(GraphQlSettings.LONGEST_BODY + 1);
        try (var socket = GraphQlSocket.withToken(port, PortalTest.API_TOKEN).sendText(tooLong)) {
            assertThat(socket.closeCode()).isEqualTo(1009);
        }
    }

    @Test
    void initialisingTwiceEndsTheConnection() {
        try (var socket = GraphQlSocket.withToken(port, PortalTest.API_TOKEN).send(Map.of("type", "connection_init"))) {
            assertThat(socket.closeCode()).isEqualTo(4429);
        }
    }

    @Test
    void onlyTheProtocolOfTodayIsSpoken() {
        try (var socket = GraphQlSocket.withProtocol("graphql-ws", port, "Authorization", TOKEN)) {
            assertThat(socket.closeCode()).isEqualTo(4406);
        }
    }

    @Test
    void aMessageWithoutAQueryFailsAlone() {
        try (var socket = GraphQlSocket.withToken(port, PortalTest.API_TOKEN)
                .send(Map.of("type", "subscribe", "id", "1", "payload", Map.of()))
                .subscribe("2", TYPENAME)) {
            var messages = List.of(socket.next(), socket.next(), socket.next());
            assertThat(messages)
                    .extracting(message -> message.path("id").asString() + " "
                            + message.path("type").asString())
                    .containsExactlyInAnyOrder("1 error", "2 next", "2 complete");
        }
    }

    @Test
    void operationsCountAsRequests() {
        accounts.add(Actor.SYSTEM, "rita", PASSWORD, Role.VIEWER, Set.of());
        var browser = new BrowserSession(port).login("rita", PASSWORD);
        try (var socket = GraphQlSocket.open(port, "Origin", own(), "Cookie", "JSESSIONID=" + browser.id())
                .initialised(Map.of())) {
            IntStream.range(0, 600).forEach(i -> socket.subscribe("r" + i, TYPENAME));
            var answer = socket.next().toString();
            while (!answer.contains("too-many-requests")) {
                answer = socket.next().toString();
            }
            assertThat(socket.isOpen()).isTrue();
        }
    }

    @Test
    void manyPingsGetAnAnswer() {
        try (var socket = GraphQlSocket.withToken(port, PortalTest.API_TOKEN)) {
            IntStream.range(0, 1_000).forEach(_ -> socket.send(Map.of("type", "ping")));
            assertThat(socket.next().path("type").asString()).isEqualTo("pong");
        }
    }

    private GraphQlSocket open(String origin) {
        return origin.equals("none")
                ? GraphQlSocket.open(port)
                : GraphQlSocket.open(port, "Origin", origin.equals("own") ? own() : origin);
    }

    private String own() {
        return "http://127.0.0.1:" + port;
    }

    private String session() {
        return "JSESSIONID="
                + new BrowserSession(port)
                        .login("admin", PortalTest.ADMIN_PASSWORD)
                        .id();
    }
}
