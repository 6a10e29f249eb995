package com.cinemataztic.incidents.proxy;

import static com.cinemataztic.incidents.proxy.Attack.get;
import static com.cinemataztic.incidents.proxy.IdentityAttacks.GROUPS;
import static com.cinemataztic.incidents.proxy.IdentityAttacks.USER;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.proxy.Attack.Outcome;
import com.cinemataztic.incidents.proxy.SignOnStandIn.Session;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A client that wants a connection of its own to what is behind nginx. */
final class UpgradeAttacks {

    private static final String CONF = "portal.conf";
    private static final String PUSH = "/incidentsportal/VAADIN/push?v-r=push";
    private static final String GRAPHQL = "/incidentsportal/graphql";
    private static final String[] WEBSOCKET = {
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
    };
    private static final Protection ONLY_WEBSOCKETS = Protection.text(
                    CONF, "$websocket            { default \"\";", "$websocket { default $http_upgrade;")
            .and(Protection.text(
                    CONF, "$websocket_connection { default \"\";", "$websocket_connection { default upgrade;"));

    private UpgradeAttacks() {}

    static Stream<Attack> all() {
        return Stream.of(webSockets(), others()).flatMap(attacks -> attacks);
    }

    private static Stream<Attack> webSockets() {
        Consumer<Outcome> isUpgraded = outcome -> assertThat(outcome.status()).isEqualTo(101);
        var asksForASession = Protection.lines("inc/session.inc", "auth_request");
        var withSession = get(
                        "a WebSocket with forged headers",
                        PUSH,
                        with(USER + ": forged", GROUPS + ": portal-admins", Session.VERA.cookie()))
                .fails(outcome -> {
                    isUpgraded.accept(outcome);
                    assertThat(outcome.upstreamRequest().value(USER)).isEqualTo(Session.VERA.user);
                    assertThat(outcome.upstreamRequest().value(GROUPS)).isEqualTo(Session.VERA.groups);
                })
                .without(Protection.lines("inc/identity.inc", "proxy_set_header X-Auth-Request-"), outcome -> {
                    isUpgraded.accept(outcome);
                    assertThat(outcome.upstreamRequest().value(USER)).isEqualTo("forged");
                });
        return Stream.of(
                get("a WebSocket without a session", PUSH, with())
                        .fails(IdentityAttacks::signsIn)
                        .without(asksForASession, isUpgraded),
                get("a browser's WebSocket without a session", PUSH, with("Sec-Fetch-Mode: websocket"))
                        .fails(outcome -> {
                            assertThat(outcome.status()).isEqualTo(401);
                            assertThat(outcome.upstream()).isEmpty();
                        })
                        .without(asksForASession, isUpgraded),
                withSession,
                get("a WebSocket at a Take link", "/incidentsportal/take/abc", with())
                        .fails(UpgradeAttacks::isPlain)
                        .without(upgradesAnonymous(), isUpgraded),
                get("a WebSocket with a token", "/incidentsportal/api/tickets", with("Authorization: Bearer nonsense"))
                        .fails(UpgradeAttacks::isPlain)
                        .without(upgradesAnonymous(), isUpgraded),
                get("a stranger's WebSocket of GraphQL", GRAPHQL, with(USER + ": forged", "Cookie: JSESSIONID=stolen"))
                        .fails(outcome -> {
                            isUpgraded.accept(outcome);
                            assertThat(outcome.upstreamRequest().values(USER)).isEmpty();
                            assertThat(outcome.upstreamRequest().values("Cookie"))
                                    .isEmpty();
                        })
                        .without(Protection.lines("inc/anonymous.inc", "proxy_set_header X-Auth-"), outcome -> {
                            isUpgraded.accept(outcome);
                            assertThat(outcome.upstreamRequest().value(USER)).isEqualTo("forged");
                        }),
                get(
                                "a WebSocket of GraphQL from another site, with a session",
                                GRAPHQL,
                                with("Origin: https://evil.example", Session.ANNA.cookie()))
                        .fails(outcome -> {
                            isUpgraded.accept(outcome);
                            assertThat(outcome.upstreamRequest().values(USER)).isEmpty();
                        })
                        .without(
                                Protection.lines(CONF, "if ($socket_without_session)"),
                                outcome -> assertThat(outcome.upstreamRequest().value(USER))
                                        .isEqualTo(Session.ANNA.user)));
    }

    private static Stream<Attack> others() {
        return Stream.of("h2c", "h2c, websocket", "websocket, h2c", "HTTP/2.0", "TLS/1.0", "websocket2")
                .flatMap(protocol -> Stream.of("/incidentsportal/", "/incidentsportal/api/tickets", "/prometheus/")
                        .map(path -> get(
                                        "Upgrade: " + protocol + " at " + path,
                                        path,
                                        Session.ANNA.cookie(),
                                        "Connection: Upgrade, HTTP2-Settings",
                                        "HTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA",
                                        "Upgrade: " + protocol)
                                .fails(UpgradeAttacks::isPlain)
                                .without(
                                        ONLY_WEBSOCKETS,
                                        outcome -> assertThat(outcome.status()).isEqualTo(101))));
    }

    /** What most examples of WebSockets have in every location. */
    private static Protection upgradesAnonymous() {
        return Protection.text(CONF, "proxy_set_header Upgrade \"\"", "proxy_set_header Upgrade $websocket");
    }

    private static void isPlain(Outcome outcome) {
        assertThat(outcome.status()).isEqualTo(200);
        assertThat(outcome.upstreamRequest().values("Upgrade")).isEmpty();
    }

    private static String[] with(String... headers) {
        return Stream.concat(Stream.of(WEBSOCKET), Stream.of(headers)).toArray(String[]::new);
    }
}
