package com.cinemataztic.incidents.proxy;

import static com.cinemataztic.incidents.proxy.Attack.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.proxy.Attack.Outcome;
import com.cinemataztic.incidents.proxy.SignOnStandIn.Session;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What is large, and what each answer must have. */
final class AnswerAttacks {

    private static final String CONF = "portal.conf";
    private static final String HSTS = "Strict-Transport-Security";

    private AnswerAttacks() {}

    static Stream<Attack> all() {
        return Stream.of(sizes(), renewals(), headers()).flatMap(attacks -> attacks);
    }

    private static Stream<Attack> sizes() {
        var large = "; other=" + "x".repeat(20_000);
        return Stream.of(
                get("a cookie of 20 kB", "/incidentsportal/", Session.VERA.cookie() + large)
                        .fails(hasStatus(200))
                        .without(Protection.lines(CONF, "large_client_header_buffers"), hasStatus(400)),
                get("a cookie of 40 kB", "/incidentsportal/", Session.VERA.cookie() + large + large)
                        .fails(hasStatus(400)),
                get("300 groups", "/incidentsportal/", Session.MANY.cookie())
                        .fails(outcome -> assertThat(outcome.upstreamRequest().value(IdentityAttacks.GROUPS))
                                .isEqualTo(Session.MANY.groups))
                        .without(
                                Protection.lines(CONF, "proxy_buffer_size", "proxy_buffers", "proxy_busy_buffers_size"),
                                hasStatus(500)));
    }

    private static Stream<Attack> renewals() {
        return Stream.of(
                        "/incidentsportal/",
                        UpstreamStandIn.ABSENT,
                        "/incidentsportal/api/tickets",
                        "/incidentsportal/graphql")
                .map(path -> get("a split session, renewed at " + path, path, Session.RENEWED.cookie())
                        .fails(outcome -> assertThat(
                                        outcome.answer().orElseThrow().values("Set-Cookie"))
                                .containsExactlyElementsOf(Session.RENEWED.cookies()))
                        .without(
                                Protection.lines("inc/identity.inc", "add_header Set-Cookie $auth_cookie_1"),
                                outcome -> assertThat(
                                                outcome.answer().orElseThrow().values("Set-Cookie"))
                                        .hasSize(1)));
    }

    private static Stream<Attack> headers() {
        var cookie = Session.ANNA.cookie();
        var inherited = Protection.lines("inc/headers.inc", "add_header " + HSTS);
        var answers = Stream.of(
                        get("200", "/incidentsportal/", cookie),
                        get("a tool's 200", "/prometheus/", cookie),
                        get("200 without a session", "/incidentsportal/take/abc"),
                        get("a redirect to the portal", "/"),
                        get("a redirect to sign in", "/incidentsportal/"),
                        get("sign-out", "/oauth2/sign_out", cookie),
                        get("400", "//"),
                        get("401", "/incidentsportal/api/tickets"),
                        get("403", "/prometheus/", Session.VERA.cookie()),
                        get("404 of nginx", "/nowhere"),
                        get("404 of the portal", UpstreamStandIn.ABSENT, cookie),
                        get("health", "/healthz"))
                .map(attack -> attack.fails(outcome -> assertThat(
                                        outcome.answer().orElseThrow().values(HSTS))
                                .containsExactly("max-age=31536000"))
                        .without(
                                inherited,
                                outcome -> assertThat(
                                                outcome.answer().orElseThrow().values(HSTS))
                                        .isEmpty()));
        var once = get("the portal's own HSTS", UpstreamStandIn.OWN_HEADER, cookie)
                .fails(outcome ->
                        assertThat(outcome.answer().orElseThrow().values(HSTS)).hasSize(1))
                .without(
                        Protection.lines(CONF, "proxy_hide_header " + HSTS),
                        outcome -> assertThat(outcome.answer().orElseThrow().values(HSTS))
                                .hasSize(2));
        var version = get("nginx's version", "/nowhere")
                .fails(outcome -> assertThat(outcome.answer().orElseThrow().value("Server"))
                        .isEqualTo("nginx"))
                .without(
                        Protection.lines(CONF, "server_tokens off"),
                        outcome -> assertThat(outcome.answer().orElseThrow().value("Server"))
                                .startsWith("nginx/"));
        return Stream.concat(answers, Stream.of(once, version));
    }

    private static Consumer<Outcome> hasStatus(int status) {
        return outcome -> assertThat(outcome.status()).isEqualTo(status);
    }
}
