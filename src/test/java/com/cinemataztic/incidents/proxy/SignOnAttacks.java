package com.cinemataztic.incidents.proxy;

import static com.cinemataztic.incidents.proxy.Attack.get;
import static com.cinemataztic.incidents.proxy.Attack.raw;
import static com.cinemataztic.incidents.proxy.Attack.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.proxy.Attack.Outcome;
import com.cinemataztic.incidents.proxy.SignOnStandIn.Session;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A client that wants to be let in by oauth2-proxy, to speak to it, or to be sent elsewhere by it. */
final class SignOnAttacks {

    private static final String CONF = "portal.conf";
    private static final String AUTH_INC = "inc/auth.inc";
    private static final Protection SENDS_ONLY_THE_COOKIE =
            Protection.lines(AUTH_INC, "proxy_pass_request_headers off");
    private static final Protection ASKS_FOR_A_SESSION = Protection.lines("inc/session.inc", "auth_request");

    private SignOnAttacks() {}

    static Stream<Attack> all() {
        return Stream.of(skipRules(), inside(), redirects(), groups()).flatMap(attacks -> attacks);
    }

    private static Stream<Attack> skipRules() {
        var path = "/incidentsportal/";
        var address = Protection.text("inc/forward.inc", "X-Real-IP          $remote_addr", "X-Real-IP $http_x_real_ip")
                .and(Protection.text(
                        "inc/forward.inc", "X-Forwarded-For    $remote_addr", "X-Forwarded-For $http_x_forwarded_for"));
        var signsIn = Stream.of(
                get("the path of a skip rule", path, "X-Forwarded-Uri: " + SignOnStandIn.SKIPPED)
                        .without(
                                SENDS_ONLY_THE_COOKIE.and(
                                        Protection.lines("inc/sign_in.inc", "proxy_set_header X-Forwarded-Uri")),
                                SignOnAttacks::isOpen),
                get("a token that oauth2-proxy may accept", path, "Authorization: Bearer nonsense")
                        .without(SENDS_ONLY_THE_COOKIE, SignOnAttacks::isOpen),
                get("a trusted address", path, "X-Real-IP: " + SignOnStandIn.TRUSTED)
                        .without(address, SignOnAttacks::isOpen),
                get("a trusted address of a proxy", path, "X-Forwarded-For: " + SignOnStandIn.TRUSTED)
                        .without(address, SignOnAttacks::isOpen),
                get("a health check of a cloud", path, "User-Agent: GoogleHC/1.0")
                        .without(ASKS_FOR_A_SESSION, SignOnAttacks::isOpen),
                raw("OPTIONS", request("OPTIONS " + path + " HTTP/1.1"))
                        .without(ASKS_FOR_A_SESSION, SignOnAttacks::isOpen),
                raw("HEAD", request("HEAD " + path + " HTTP/1.1")).without(ASKS_FOR_A_SESSION, SignOnAttacks::isOpen),
                raw("POST with a body", request("POST " + path + " HTTP/1.1", "Content-Length: 4") + "body")
                        .without(ASKS_FOR_A_SESSION, SignOnAttacks::isOpen),
                get("a cookie that is cut short", path, "Cookie: portal_sso=ANN"),
                get("an empty cookie", path, "Cookie: portal_sso="));
        var tools = Stream.of("prometheus", "alertmanager", "cineexporter", "grafana")
                .map(tool -> get("/" + tool + "/ without a session", "/" + tool + "/")
                        .without(Protection.lines("inc/session_admin.inc", "auth_request"), SignOnAttacks::isOpen));
        return Stream.concat(signsIn, tools).map(attack -> attack.fails(IdentityAttacks::signsIn));
    }

    private static Stream<Attack> inside() {
        var endpoints = Protection.text(CONF, "^/oauth2/(start|callback|sign_in|sign_out|static/.+)$", "^/oauth2/");
        var cookie = Session.ANNA.cookie();
        var oauth2 = Stream.of(
                        "/oauth2/auth", "/oauth2/auth/", "/oauth2/%61uth", "/oauth2/auth?x=1", "/oauth2/userinfo")
                .map(path -> get(path + " from outside", path, cookie)
                        .without(
                                endpoints,
                                outcome -> assertThat(outcome.status()).isBetween(200, 299)));
        var subrequests = Stream.of("/_auth", "/_auth_admin")
                .map(path -> get(path + " from outside", path, cookie)
                        .without(
                                Protection.text(CONF, path + " { internal;", path + " {"),
                                outcome -> assertThat(outcome.status()).isBetween(200, 299)));
        return Stream.concat(oauth2, subrequests)
                .map(attack -> attack.fails(outcome -> {
                    assertThat(outcome.status()).isEqualTo(404);
                    assertThat(outcome.signOn()).isEmpty();
                }));
    }

    private static Stream<Attack> redirects() {
        var header = "X-Auth-Request-Redirect";
        var evil = "//evil.example";
        Consumer<Outcome> comesBack = outcome -> {
            assertThat(outcome.signOnRequest().target()).isEqualTo("/oauth2/start");
            assertThat(outcome.signOnRequest().value(header)).startsWith("/incidentsportal/");
        };
        var toSignIn = Stream.of(
                get("a foreign host in the header of oauth2-proxy", "/incidentsportal/", header + ": " + evil)
                        .fails(comesBack)
                        .without(
                                Protection.lines(CONF, "proxy_set_header X-Auth-Request-Redirect"),
                                outcome -> assertThat(outcome.signOnRequest().value(header))
                                        .isEqualTo(evil)),
                get("a foreign host in the query of a page", "/incidentsportal/?rd=" + evil)
                        .fails(comesBack)
                        .without(
                                Protection.text(
                                        CONF, "rewrite ^ /oauth2/start? break", "rewrite ^ /oauth2/start break"),
                                outcome -> assertThat(outcome.signOnRequest().target())
                                        .contains(evil)),
                get("the rest of a query that has a &", "/incidentsportal/?a=1&b=2")
                        .fails(outcome -> assertThat(outcome.signOnRequest().value(header))
                                .isEqualTo("/incidentsportal/?a=1&b=2"))
                        .without(
                                Protection.text(CONF, "Redirect $request_uri", "Redirect $uri"),
                                outcome -> assertThat(outcome.signOnRequest().value(header))
                                        .doesNotContain("b=2")));
        // oauth2-proxy allows no other host; here nginx adds none.
        var signOut = Stream.of(
                        "//evil.example",
                        "https://evil.example",
                        "/%5Cevil.example",
                        "https://portal.example@evil.example",
                        "///evil.example",
                        "javascript:alert(1)")
                .map(rd -> get("sign-out that leads to " + rd, "/oauth2/sign_out?rd=" + rd, Session.VERA.cookie())
                        .fails(outcome ->
                                assertThat(ForwardingAttacks.location(outcome)).isEqualTo("/")));
        var background = Stream.of("cors", "same-origin", "websocket", "no-cors")
                .map(mode -> get("a page's own request: " + mode, "/incidentsportal/", "Sec-Fetch-Mode: " + mode)
                        .fails(outcome -> assertThat(outcome.status()).isEqualTo(401))
                        .without(Protection.lines(CONF, "if ($background)"), IdentityAttacks::signsIn));
        return Stream.of(toSignIn, signOut, background).flatMap(attacks -> attacks);
    }

    private static Stream<Attack> groups() {
        var admin = Stream.of("/prometheus/", "/alertmanager/", "/cineexporter/metrics", "/grafana/")
                .map(path ->
                        get("an admin at " + path, path, Session.ANNA.cookie()).fails(SignOnAttacks::isOpen));
        var others = Stream.of(
                        "/prometheus/",
                        "/prometheus/?allowed_groups=portal-viewers",
                        "/alertmanager/?allowed_groups=portal-admins,portal-viewers",
                        "/cineexporter/metrics",
                        "/grafana/")
                .flatMap(path -> Stream.of(Session.VERA, Session.MALLORY)
                        .map(session -> get(session.name + " at " + path, path, session.cookie())
                                .fails(outcome -> {
                                    assertThat(outcome.status()).isEqualTo(403);
                                    assertThat(outcome.upstream()).isEmpty();
                                })
                                .without(
                                        Protection.text(CONF, "?allowed_groups=${ADMIN_GROUP}", ""),
                                        SignOnAttacks::isOpen)));
        return Stream.concat(admin, others);
    }

    private static void isOpen(Outcome outcome) {
        assertThat(outcome.status()).isEqualTo(200);
        assertThat(outcome.upstream()).isPresent();
    }
}
