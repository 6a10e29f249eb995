package com.cinemataztic.incidents.proxy;

import static com.cinemataztic.incidents.proxy.IdentityAttacks.GROUPS;
import static com.cinemataztic.incidents.proxy.IdentityAttacks.NAME;
import static com.cinemataztic.incidents.proxy.IdentityAttacks.SECRET;
import static com.cinemataztic.incidents.proxy.IdentityAttacks.USER;
import static com.cinemataztic.incidents.proxy.ProxiedPortal.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.cinemataztic.incidents.proxy.SignOnStandIn.Session;
import com.cinemataztic.incidents.support.PortalTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** The portal behind nginx, and attacked past it: two locks, and each holds alone where it can. */
@Tag("proxy")
@PortalTest
@TestPropertySource(
        properties = {
            "server.servlet.context-path=/incidentsportal",
            "PORTAL_SSO_SECRET=" + NginxConf.SECRET,
            "PORTAL_SSO_PROXIES=127.0.0.1"
        })
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PortalProxyTests {

    private static final String FOR_ADMINS = "/incidentsportal/api/dead-letters";
    private static final String FOR_ALL = "/incidentsportal/api/tickets";

    private static final String[] ADMIN = {USER + ": forged", NAME + ": forged", GROUPS + ": portal-admins"};
    private static final String RIGHT_SECRET = SECRET + ": " + NginxConf.SECRET;

    private static final String[] GRAPHQL_SOCKET = {
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Protocol: graphql-transport-ws",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
    };

    private final ProxiedPortal portal;

    PortalProxyTests(@LocalServerPort int port, @TempDir Path folder)
            throws IOException, GeneralSecurityException, InterruptedException {
        portal = new ProxiedPortal(port, folder);
    }

    @AfterAll
    void stop() {
        portal.close();
    }

    @ParameterizedTest
    @EnumSource
    void whoIsSignedInHasTheRightsOfTheirGroups(Session session) {
        var isAdmin = session == Session.ANNA;
        var hasRole = session != Session.BARE;
        assertThat(portal.status(FOR_ADMINS, session.cookie())).isEqualTo(isAdmin ? 200 : 403);
        assertThat(portal.status(FOR_ALL, session.cookie())).isEqualTo(hasRole ? 200 : 403);
    }

    @ParameterizedTest
    @EnumSource(names = {"VERA", "BARE"})
    void groupsOfAClientGiveNoRights(Session session) {
        assertThat(portal.status(FOR_ADMINS, session.cookie(), GROUPS + ": portal-admins"))
                .isEqualTo(403);
        try (var open = portal.start(Protection.lines("inc/identity.inc", "proxy_set_header X-Auth-Request-Groups"))) {
            assertThat(portal.status(open, FOR_ADMINS, session.cookie(), GROUPS + ": portal-admins"))
                    .isEqualTo(200);
        }
    }

    @Test
    void whoHasNoSessionIsNobodyEvenWithTheSecret() {
        assertThat(portal.status(FOR_ADMINS, with(ADMIN, RIGHT_SECRET))).isEqualTo(401);
        try (var open = portal.start(
                Protection.lines("inc/session.inc", "auth_request"),
                Protection.lines("inc/identity.inc", "proxy_set_header X-Auth-Request-"))) {
            assertThat(portal.status(open, FOR_ADMINS, ADMIN)).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Bearer nonsense",
                "Authorization: bearer  nonsense",
                "Authorization: Bearer " + PortalTest.WEBHOOK_TOKEN,
                "Authorization: Basic YWRtaW46YWRtaW4="
            })
    void aTokenOpensOnlyItsOwnEndpoints(String authorization) {
        assertThat(portal.status(FOR_ALL, with(ADMIN, RIGHT_SECRET, authorization)))
                .isIn(401, 403);
        assertThat(portal.status(FOR_ALL, "Authorization: Bearer " + PortalTest.API_TOKEN))
                .isEqualTo(200);
    }

    /** Where nginx forgets to clear what a client forges, the portal does not mix it with a token. */
    @Test
    void twoIdentitiesAreNone() {
        try (var open = portal.start(Protection.lines("inc/anonymous.inc", "proxy_set_header X-"))) {
            assertThat(portal.status(open, FOR_ALL, with(ADMIN, RIGHT_SECRET, "Authorization: Bearer nonsense")))
                    .isEqualTo(401);
        }
    }

    static Stream<Arguments> pastNginx() {
        return Stream.of(
                arguments("no secret", "127.0.0.1", List.of()),
                arguments("a wrong secret", "127.0.0.1", List.of(SECRET + ": " + "x".repeat(40))),
                arguments("a longer secret", "127.0.0.1", List.of(RIGHT_SECRET + "x")),
                arguments("two secrets", "127.0.0.1", List.of(RIGHT_SECRET, RIGHT_SECRET)),
                arguments("another spelling", "127.0.0.1", List.of("X_Proxy_Secret: " + NginxConf.SECRET)),
                arguments("another peer", "127.0.0.2", List.of(RIGHT_SECRET)),
                arguments(
                        "another peer that names the proxy",
                        "127.0.0.2",
                        List.of(RIGHT_SECRET, "X-Forwarded-For: 127.0.0.1", "X-Real-IP: 127.0.0.1")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pastNginx")
    void believesNobodyPastNginx(String name, String peer, List<String> secrets) throws IOException {
        assertThat(portal.statusPastNginx(FOR_ADMINS, peer, with(ADMIN, secrets.toArray(String[]::new))))
                .isEqualTo(401);
    }

    @Test
    void onlyPeerAndSecretTogetherAreBelieved() throws IOException {
        assertThat(portal.statusPastNginx(FOR_ADMINS, "127.0.0.1", with(ADMIN, RIGHT_SECRET)))
                .isEqualTo(200);
    }

    /** The second lock: without the first the portal itself rejects, or asks for a token. */
    @Test
    void thePortalRejectsOddPathsToo() {
        try (var open = portal.start(Protection.lines("portal.conf", "if ($odd_path)"))) {
            for (var path : List.of(
                    "/incidentsportal/api/..;/login",
                    "/incidentsportal/api/tickets;x=1",
                    "/incidentsportal/api//tickets",
                    "/incidentsportal/api/..%5clogin",
                    "/incidentsportal/api/%252e%252e/login",
                    "/incidentsportal/login/..%2fapi/tickets",
                    "/incidentsportal/api/;/alertmanager/webhook",
                    "/incidentsportal/actuator/prometheus/..%2f..%2factuator/health",
                    "/incidentsportal/actuator/prometheus%2f..%2fhealth")) {
                assertThat(portal.status(open, path, "Authorization: Bearer nonsense"))
                        .describedAs(path)
                        .isIn(400, 401, 404);
                assertThat(portal.status(path, "Authorization: Bearer nonsense"))
                        .describedAs(path)
                        .isEqualTo(400);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/incidentsportal/actuator/health",
                "/incidentsportal/styles/take.css",
                "/incidentsportal/components/cine-incidents.js"
            })
    void needsNoSession(String path) {
        assertThat(portal.status(path)).isEqualTo(200);
    }

    @Test
    void theBrowserOfAnEmbeddingPageMayAskWithoutAToken() {
        for (var origin : List.of(PortalTest.EMBED_ORIGIN, "https://stranger.example.com")) {
            var answer = portal.send(Attack.request(
                    "OPTIONS /incidentsportal/api/tickets/stream HTTP/1.1",
                    "Origin: " + origin,
                    "Access-Control-Request-Method: GET",
                    "Access-Control-Request-Headers: authorization"));
            var isConfigured = origin.equals(PortalTest.EMBED_ORIGIN);
            assertThat(answer.status()).isEqualTo(isConfigured ? 200 : 403);
            assertThat(answer.value("Access-Control-Allow-Origin")).isEqualTo(isConfigured ? origin : "");
        }
    }

    @Test
    void aStreamIsPassedOnAsItComes() throws IOException {
        for (var credential : List.of("Authorization: Bearer " + PortalTest.API_TOKEN, Session.ANNA.cookie())) {
            try (var connection = portal.open()) {
                var request =
                        Attack.request("GET " + FOR_ALL + "/stream HTTP/1.1", credential, ProxiedPortal.BACKGROUND);
                connection.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
                var lines = new BufferedReader(
                                new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))
                        .lines();
                assertThat(lines.anyMatch("event: reset"::equals)).isTrue();
            }
        }
    }

    @Test
    void assistantsReachThePortalWithATokenAndNotWithASession() {
        assertThat(portal.status("/incidentsportal/mcp", Session.ANNA.cookie())).isEqualTo(401);
        assertThat(portal.status("/incidentsportal/mcp", "Authorization: Bearer " + PortalTest.API_TOKEN))
                .describedAs("the portal's answer while assistants are off")
                .isEqualTo(404);
    }

    @Test
    void aTakeLinkIsCheckedByThePortal() {
        assertThat(portal.status("/incidentsportal/take/nonsense")).isBetween(400, 499);
    }

    static Stream<Arguments> whoMayAskGraphQl() {
        var own = "Origin: https://" + NginxConf.HOST;
        var token = "Bearer " + PortalTest.API_TOKEN;
        var secret = "{\"type\":\"connection_init\",\"payload\":{\"authorization\":\"" + token + "\"}}";
        var init = "{\"type\":\"connection_init\"}";
        return Stream.of(
                arguments("a token in the handshake", new String[] {"Authorization: " + token}, init),
                arguments("a token in the first message", new String[] {own}, secret),
                arguments("a session", new String[] {own, Session.VERA.cookie()}, init));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whoMayAskGraphQl")
    void aWebSocketOfGraphQlPassesNginx(String name, String[] headers, String init) throws IOException {
        try (var connection = portal.open()) {
            connection
                    .getOutputStream()
                    .write(Attack.request("GET /incidentsportal/graphql HTTP/1.1", with(headers, GRAPHQL_SOCKET))
                            .getBytes(StandardCharsets.UTF_8));
            assertThat(HttpHead.read(connection.getInputStream()).orElseThrow().status())
                    .isEqualTo(101);
            var frames = new SocketFrames(connection);
            frames.send(init);
            assertThat(frames.next()).contains("connection_ack");
            frames.send("{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":{\"query\":\"{regions{id}}\"}}");
            assertThat(frames.next()).contains("\"next\"", "denmark");
        }
    }

    @Test
    void aWebSocketOfGraphQlIsNotForOtherSites() {
        for (var origin : List.of("https://evil.example", "https://" + NginxConf.HOST + ".evil.example", "null")) {
            assertThat(portal.status(
                            "/incidentsportal/graphql",
                            with(GRAPHQL_SOCKET, "Origin: " + origin, Session.ANNA.cookie())))
                    .describedAs(origin)
                    .isEqualTo(401);
        }
    }
}
