package com.cinemataztic.incidents.proxy;

import static com.cinemataztic.incidents.proxy.Attack.get;
import static com.cinemataztic.incidents.proxy.Attack.raw;
import static com.cinemataztic.incidents.proxy.Attack.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.proxy.Attack.Outcome;
import com.cinemataztic.incidents.proxy.SignOnStandIn.Session;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A client that says who it is. */
final class IdentityAttacks {

    static final String USER = "X-Auth-Request-User";
    static final String MAIL = "X-Auth-Request-Email";
    static final String GROUPS = "X-Auth-Request-Groups";
    static final String NAME = "X-Auth-Request-Preferred-Username";
    static final String ACCESS_TOKEN = "X-Auth-Request-Access-Token";
    static final String SECRET = "X-Proxy-Secret";

    private static final List<String> HEADERS = List.of(USER, MAIL, GROUPS, NAME, ACCESS_TOKEN, SECRET);
    private static final String FORGED = "forged";
    private static final String SESSION_INC = "inc/session.inc";
    private static final String IDENTITY_INC = "inc/identity.inc";
    private static final String ANONYMOUS_INC = "inc/anonymous.inc";
    private static final String BEARER = "Authorization: Bearer nonsense";
    private static final String PREFLIGHT = "Access-Control-Request-Method: GET";

    private IdentityAttacks() {}

    static Stream<Attack> all() {
        return Stream.of(withSession(), withoutSession(), spellings(), authorization())
                .flatMap(attacks -> attacks);
    }

    private static Stream<Attack> withSession() {
        var session = Session.VERA;
        var real = Map.of(
                USER, session.user,
                MAIL, "vera@example.com",
                GROUPS, session.groups,
                NAME, session.name,
                ACCESS_TOKEN, "",
                SECRET, NginxConf.SECRET);
        var toPortal = HEADERS.stream()
                .map(header -> get(
                                header + " forged, twice and in other cases, with a session",
                                "/incidentsportal/",
                                session.cookie(),
                                header + ": " + FORGED,
                                header.toLowerCase(Locale.ROOT) + ": " + FORGED,
                                header.toUpperCase(Locale.ROOT) + ": " + FORGED)
                        .fails(outcome -> assertThat(outcome.upstreamRequest().value(header))
                                .isEqualTo(real.get(header)))
                        .without(
                                header.equals(SECRET)
                                        ? Protection.lines(SESSION_INC, "include /run/secrets/proxy-secret.inc")
                                        : Protection.lines(IDENTITY_INC, "proxy_set_header " + header + " "),
                                forged(header)));
        var empty = Stream.of(MAIL, GROUPS, NAME)
                .map(header -> get(
                                header + " forged, with a session that has none",
                                "/incidentsportal/",
                                Session.BARE.cookie(),
                                header + ": " + FORGED)
                        .fails(none(header))
                        .without(Protection.lines(IDENTITY_INC, "proxy_set_header " + header + " "), forged(header)));
        var toTool = Stream.of(
                get(
                                "a tool is to learn the portal's secret",
                                "/prometheus/",
                                Session.ANNA.cookie(),
                                SECRET + ": " + FORGED)
                        .fails(none(SECRET))
                        .without(
                                Protection.lines("inc/session_admin.inc", "proxy_set_header X-Proxy-Secret"),
                                forged(SECRET)),
                get("a tool is to learn a session's cookies", "/alertmanager/", Session.ANNA.cookie())
                        .fails(none("Cookie"))
                        .without(
                                Protection.lines("inc/session_admin.inc", "proxy_set_header Cookie"),
                                outcome -> assertThat(outcome.upstreamRequest().value("Cookie"))
                                        .contains("portal_sso=")),
                get("the portal is to learn the cookie of oauth2-proxy", "/incidentsportal/", session.cookie())
                        .fails(outcome -> assertThat(outcome.upstreamRequest().value("Cookie"))
                                .isEqualTo("JSESSIONID=of-the-portal"))
                        .without(
                                Protection.lines("portal.conf", "proxy_set_header Cookie $portal_cookie"),
                                outcome -> assertThat(outcome.upstreamRequest().value("Cookie"))
                                        .contains("portal_sso=")));
        return Stream.of(toPortal, empty, toTool).flatMap(attacks -> attacks);
    }

    private static Stream<Attack> withoutSession() {
        var forged = HEADERS.stream().map(header -> header + ": " + FORGED).toArray(String[]::new);
        var everywhere = Stream.of(
                        "/incidentsportal/take/abc.def_g-h",
                        "/incidentsportal/styles/take.css",
                        "/incidentsportal/favicon.ico",
                        "/incidentsportal/actuator/health")
                .map(path -> get("identity forged at " + path, path, forged)
                        .fails(outcome -> HEADERS.forEach(header -> none(header).accept(outcome)))
                        .without(
                                Protection.lines(ANONYMOUS_INC, "proxy_set_header X-"),
                                outcome ->
                                        HEADERS.forEach(header -> forged(header).accept(outcome))));
        var each = HEADERS.stream()
                .map(header -> get(
                                header + " forged beside a token",
                                "/incidentsportal/api/tickets",
                                BEARER,
                                header.toUpperCase(Locale.ROOT) + ": " + FORGED)
                        .fails(none(header))
                        .without(Protection.lines(ANONYMOUS_INC, "proxy_set_header " + header + " "), forged(header)));
        var cookie = Stream.of("/incidentsportal/api/tickets", "/incidentsportal/v3/api-docs")
                .map(path -> get("a session beside a token at " + path, path, BEARER, Session.ANNA.cookie())
                        .fails(outcome -> {
                            none("Cookie").accept(outcome);
                            none(USER).accept(outcome);
                            assertThat(outcome.upstreamRequest().value("Authorization"))
                                    .isEqualTo("Bearer nonsense");
                        })
                        .without(
                                Protection.lines(ANONYMOUS_INC, "proxy_set_header Cookie"),
                                outcome -> assertThat(outcome.upstreamRequest().value("Cookie"))
                                        .isNotEmpty()));
        return Stream.of(everywhere, each, cookie).flatMap(attacks -> attacks);
    }

    private static Stream<Attack> spellings() {
        var start = "GET /incidentsportal/ HTTP/1.1";
        var cookie = Session.VERA.cookie();
        var underscores = Stream.of("X_Auth_Request_User", "X-Auth_Request-Groups", "X_Proxy_Secret")
                .map(header -> get(header, "/incidentsportal/", cookie, header + ": " + FORGED)
                        .fails(none(header))
                        .without(
                                Protection.text(
                                        "portal.conf", "underscores_in_headers off", "underscores_in_headers on"),
                                forged(header)));
        var malformed = Stream.of(
                        raw("a space before the colon", request(start, cookie, USER + " : " + FORGED)),
                        raw("a folded line", request(start, cookie, "X-Other: a", " " + USER + ": " + FORGED)),
                        raw("two hosts", request(start, cookie, "Host: evil.example")),
                        raw(
                                "two lengths",
                                request(start, cookie, "Content-Length: 4", "Transfer-Encoding: chunked")
                                        + "0\r\n\r\n"))
                .map(attack -> attack.fails(outcome -> {
                    assertThat(outcome.status()).isEqualTo(400);
                    assertThat(outcome.upstream()).isEmpty();
                }));
        var hopByHop = Stream.of(get(
                        "identity as a header of this hop", "/incidentsportal/", cookie, "Connection: close, " + USER)
                .fails(outcome -> {
                    assertThat(outcome.upstreamRequest().value(USER)).isEqualTo(Session.VERA.user);
                    none("Connection").accept(outcome);
                })
                .without(
                        Protection.text(
                                IDENTITY_INC,
                                "Connection                        $websocket_connection",
                                "Connection $http_connection"),
                        outcome -> assertThat(outcome.upstreamRequest().value("Connection"))
                                .contains(USER)));
        return Stream.of(underscores, malformed, hopByHop).flatMap(attacks -> attacks);
    }

    private static Stream<Attack> authorization() {
        return Stream.of(
                get("a token in place of a session", "/incidentsportal/", BEARER)
                        .fails(IdentityAttacks::signsIn)
                        .without(
                                Protection.lines(SESSION_INC, "auth_request"),
                                outcome -> assertThat(outcome.upstream()).isPresent()),
                get("a token beside a session", "/incidentsportal/", Session.VERA.cookie(), BEARER)
                        .fails(none("Authorization"))
                        .without(
                                Protection.lines(IDENTITY_INC, "proxy_set_header Authorization"),
                                outcome -> assertThat(outcome.upstreamRequest().value("Authorization"))
                                        .isEqualTo("Bearer nonsense")),
                get("a password in place of a token", "/incidentsportal/api/tickets", "Authorization: Basic YTpi")
                        .fails(outcome -> {
                            assertThat(outcome.status()).isEqualTo(401);
                            assertThat(outcome.upstream()).isEmpty();
                        })
                        .without(
                                Protection.text("portal.conf", "~*^bearer +[^ ]", "~*^."),
                                outcome -> assertThat(outcome.upstream()).isPresent()),
                raw(
                                "forged headers in a preflight",
                                request(
                                        "OPTIONS /incidentsportal/api/tickets/stream HTTP/1.1",
                                        PREFLIGHT,
                                        USER + ": " + FORGED))
                        .fails(none(USER, SECRET))
                        .without(Protection.lines(ANONYMOUS_INC, "proxy_set_header X-Auth-Request-User"), forged(USER)),
                get("a GET that claims to be a preflight", "/incidentsportal/api/tickets", PREFLIGHT)
                        .fails(outcome -> {
                            assertThat(outcome.status()).isEqualTo(401);
                            assertThat(outcome.upstream()).isEmpty();
                        })
                        .without(
                                Protection.text("portal.conf", "~^OPTIONS [A-Z]+$", "~[A-Z]$"),
                                outcome -> assertThat(outcome.upstream()).isPresent()),
                neither("/incidentsportal/graphql"),
                neither("/incidentsportal/v3/api-docs"));
    }

    private static Attack neither(String path) {
        return get("neither token nor session at " + path, path)
                .fails(outcome -> {
                    assertThat(outcome.status()).isEqualTo(401);
                    assertThat(outcome.upstream()).isEmpty();
                })
                .without(
                        Protection.lines(SESSION_INC, "auth_request"),
                        outcome -> assertThat(outcome.upstream()).isPresent());
    }

    /** A redirect of oauth2-proxy, and nothing reached the upstream. */
    static void signsIn(Outcome outcome) {
        assertThat(outcome.status()).isEqualTo(302);
        assertThat(outcome.signOnRequest().target()).isEqualTo("/oauth2/start");
        assertThat(outcome.upstream()).isEmpty();
    }

    static Consumer<Outcome> none(String... headers) {
        return outcome -> assertThat(
                        Arrays.stream(headers).flatMap(header -> outcome.upstreamRequest().values(header).stream()))
                .isEmpty();
    }

    private static Consumer<Outcome> forged(String header) {
        return outcome -> assertThat(outcome.upstreamRequest().values(header)).contains(FORGED);
    }
}
