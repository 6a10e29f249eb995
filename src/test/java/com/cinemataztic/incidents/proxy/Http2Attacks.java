package com.cinemataztic.incidents.proxy;

import static com.cinemataztic.incidents.proxy.Attack.http2;
import static com.cinemataztic.incidents.proxy.IdentityAttacks.GROUPS;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.proxy.Attack.Outcome;
import com.cinemataztic.incidents.proxy.SignOnStandIn.Session;
import java.util.Locale;
import java.util.stream.Stream;

/** The same over HTTP/2, where headers are no lines. */
final class Http2Attacks {

    private static final String COOKIE = Session.VERA.cookie().replaceFirst("^Cookie", "cookie");
    private static final String EVIL = "evil.example";
    private static final String PORTAL = "/incidentsportal/";

    private Http2Attacks() {}

    static Stream<Attack> all() {
        var groups = GROUPS.toLowerCase(Locale.ROOT);
        return Stream.of(
                http2("HTTP/2: another host", EVIL, PORTAL, COOKIE)
                        .fails(outcome -> {
                            assertThat(outcome.status()).isIn(0, 421);
                            assertThat(outcome.upstream()).isEmpty();
                        })
                        .without(
                                ForwardingAttacks.CLOSES_FOR_OTHER_HOSTS,
                                outcome -> assertThat(outcome.status()).isIn(200, 302)),
                http2("HTTP/2: forged groups", NginxConf.HOST, PORTAL, COOKIE, groups + ": forged")
                        .fails(outcome -> assertThat(outcome.upstreamRequest().value(GROUPS))
                                .isEqualTo(Session.VERA.groups))
                        .without(
                                Protection.lines("inc/identity.inc", "proxy_set_header " + GROUPS + " "),
                                outcome -> assertThat(outcome.upstreamRequest().value(GROUPS))
                                        .isEqualTo("forged")),
                http2(
                                "HTTP/2: forged groups with underscores",
                                NginxConf.HOST,
                                PORTAL,
                                COOKIE,
                                groups.replace('-', '_') + ": x")
                        .fails(IdentityAttacks.none("x_auth_request_groups"))
                        .without(
                                Protection.text(
                                        "portal.conf", "underscores_in_headers off", "underscores_in_headers on"),
                                outcome -> assertThat(outcome.upstreamRequest().value("x_auth_request_groups"))
                                        .isEqualTo("x")),
                http2(
                                "HTTP/2: an odd path with a token",
                                NginxConf.HOST,
                                "/incidentsportal/api/..;/secret",
                                "authorization: Bearer nonsense")
                        .fails(outcome -> {
                            assertThat(outcome.status()).isEqualTo(400);
                            assertThat(outcome.upstream()).isEmpty();
                        })
                        .without(
                                Protection.lines("portal.conf", "if ($odd_path)"),
                                outcome -> assertThat(outcome.upstreamRequest().target())
                                        .isEqualTo("/incidentsportal/api/..;/secret")),
                http2("HTTP/2: no session", NginxConf.HOST, PORTAL)
                        .fails(IdentityAttacks::signsIn)
                        .without(Protection.lines("inc/session.inc", "auth_request"), Http2Attacks::isOpen),
                http2("HTTP/2: a header in capitals", NginxConf.HOST, PORTAL, COOKIE, GROUPS + ": forged")
                        .fails(outcome -> assertThat(outcome.upstream()
                                        .map(request -> request.value(GROUPS))
                                        .orElse(Session.VERA.groups))
                                .isEqualTo(Session.VERA.groups)),
                http2(
                                "HTTP/2: a line break in a header",
                                NginxConf.HOST,
                                PORTAL,
                                COOKIE,
                                "x-other: a\r" + GROUPS + ": forged")
                        .fails(outcome -> assertThat(outcome.upstream()).isEmpty()));
    }

    private static void isOpen(Outcome outcome) {
        assertThat(outcome.status()).isEqualTo(200);
        assertThat(outcome.upstream()).isPresent();
    }
}
