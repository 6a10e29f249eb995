package com.cinemataztic.incidents.proxy;

import static com.cinemataztic.incidents.proxy.Attack.get;
import static com.cinemataztic.incidents.proxy.Attack.raw;
import static com.cinemataztic.incidents.proxy.Attack.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.proxy.Attack.Outcome;
import com.cinemataztic.incidents.proxy.SignOnStandIn.Session;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A client that says where it comes from, or which host it means. */
final class ForwardingAttacks {

    private static final String FORWARD_INC = "inc/forward.inc";
    private static final String EVIL = "evil.example";
    static final Protection CLOSES_FOR_OTHER_HOSTS = Protection.text(
                    "portal.conf", "listen 443 ssl default_server;", "listen 443 ssl;")
            .and(Protection.text("portal.conf", "listen 80 default_server;", "listen 80;"))
            .and(Protection.text("portal.conf", "    server_name _;\n", "    server_name unused;\n"))
            .and(Protection.text(
                    "portal.conf", "listen 443 ssl;\n    http2 on;", "listen 443 ssl default_server;\n    http2 on;"))
            .and(Protection.text(
                    "portal.conf",
                    "listen 80;\n    server_name ${PUBLIC_NAME};",
                    "listen 80 default_server;\n    server_name ${PUBLIC_NAME};"))
            .named("the server that closes for other hosts");

    private ForwardingAttacks() {}

    static Stream<Attack> all() {
        return Stream.of(headers(), hosts()).flatMap(attacks -> attacks);
    }

    private static Stream<Attack> headers() {
        var own = new LinkedHashMap<String, String>(Map.of(
                "X-Real-IP", "127.0.0.1",
                "X-Forwarded-For", "127.0.0.1",
                "X-Forwarded-Host", NginxConf.HOST,
                "X-Forwarded-Proto", "https",
                "X-Forwarded-Port", "8443"));
        for (var cleared : new String[] {
            "Forwarded",
            "Via",
            "X-Forwarded-Prefix",
            "X-Forwarded-User",
            "X-Forwarded-Groups",
            "X-Forwarded-Email",
            "X-Forwarded-Preferred-Username",
            "X-Original-URL",
            "X-Rewrite-URL",
            "Proxy"
        }) {
            own.put(cleared, "");
        }
        return own.entrySet().stream().flatMap(header -> {
            var name = header.getKey();
            var forged = new String[] {name + ": " + EVIL, name.toLowerCase(Locale.ROOT) + ": " + EVIL};
            return Stream.of(
                            get(
                                    name + " with a session",
                                    "/incidentsportal/",
                                    Session.VERA.cookie(),
                                    forged[0],
                                    forged[1]),
                            get(
                                    name + " with a token",
                                    "/incidentsportal/api/tickets",
                                    forged[0],
                                    forged[1],
                                    "Authorization: Bearer x"),
                            get(name + " at a tool", "/prometheus/", Session.ANNA.cookie(), forged[0], forged[1]))
                    .map(attack -> attack.fails(outcome -> assertThat(
                                            outcome.upstreamRequest().value(name))
                                    .isEqualTo(header.getValue()))
                            .without(
                                    Protection.lines(FORWARD_INC, "proxy_set_header " + name + " "),
                                    outcome -> assertThat(
                                                    outcome.upstreamRequest().values(name))
                                            .contains(EVIL)));
        });
    }

    private static Stream<Attack> hosts() {
        Consumer<Outcome> isClosed = outcome -> assertThat(outcome.answer()).isEmpty();
        Consumer<Outcome> isServed = outcome -> assertThat(outcome.answer()).isPresent();
        Consumer<Outcome> hasItsOwnHost = outcome -> {
            assertThat(outcome.upstreamRequest().value("Host")).isEqualTo(NginxConf.HOST);
            assertThat(outcome.upstreamRequest().value("X-Forwarded-Host")).isEqualTo(NginxConf.HOST);
        };
        var evil = "Host: " + EVIL;
        var cookie = Session.VERA.cookie();
        return Stream.of(
                raw("another host", "GET /incidentsportal/ HTTP/1.1\r\n" + evil + "\r\n" + cookie + "\r\n\r\n")
                        .fails(isClosed)
                        .without(CLOSES_FOR_OTHER_HOSTS, isServed),
                raw("another host without TLS", "GET /incidentsportal/ HTTP/1.1\r\n" + evil + "\r\n\r\n")
                        .withoutTls()
                        .fails(isClosed)
                        .without(CLOSES_FOR_OTHER_HOSTS, isServed),
                raw("no host", "GET /incidentsportal/ HTTP/1.0\r\n" + cookie + "\r\n\r\n")
                        .fails(isClosed)
                        .without(CLOSES_FOR_OTHER_HOSTS, isServed),
                raw("an address as host", "GET /incidentsportal/ HTTP/1.1\r\nHost: 127.0.0.1\r\n" + cookie + "\r\n\r\n")
                        .fails(isClosed)
                        .without(CLOSES_FOR_OTHER_HOSTS, isServed),
                raw(
                                "another host in the request line",
                                request("GET https://" + EVIL + "/incidentsportal/ HTTP/1.1", cookie))
                        .fails(isClosed)
                        .without(CLOSES_FOR_OTHER_HOSTS, isServed),
                raw(
                                "another host beside the right one in the request line",
                                "GET https://" + NginxConf.HOST + "/incidentsportal/ HTTP/1.1\r\n" + evil + "\r\n"
                                        + cookie + "\r\n\r\n")
                        .fails(hasItsOwnHost)
                        .without(
                                Protection.text(FORWARD_INC, "Host               ${PUBLIC_HOST}", "Host $http_host"),
                                outcome -> assertThat(outcome.upstreamRequest().value("Host"))
                                        .isEqualTo(EVIL)),
                raw(
                                "another port",
                                "GET /incidentsportal/ HTTP/1.1\r\nHost: " + NginxConf.NAME + ":1\r\n" + cookie
                                        + "\r\n\r\n")
                        .fails(hasItsOwnHost)
                        .without(
                                Protection.text(
                                        FORWARD_INC,
                                        "X-Forwarded-Host   ${PUBLIC_HOST}",
                                        "X-Forwarded-Host $http_host"),
                                outcome -> assertThat(outcome.upstreamRequest().value("X-Forwarded-Host"))
                                        .isEqualTo(NginxConf.NAME + ":1")),
                raw("a redirect to TLS", "GET //" + EVIL + "/ HTTP/1.1\r\nHost: " + NginxConf.NAME + ":1\r\n\r\n")
                        .withoutTls()
                        .fails(outcome -> assertThat(location(outcome)).startsWith("https://" + NginxConf.HOST + "/"))
                        .without(
                                Protection.text(
                                        "portal.conf",
                                        "return 301 https://${PUBLIC_HOST}$request_uri",
                                        "return 301 https://$http_host$request_uri"),
                                outcome ->
                                        assertThat(location(outcome)).startsWith("https://" + NginxConf.NAME + ":1/")));
    }

    static String location(Outcome outcome) {
        return outcome.answer().orElseThrow().value("Location");
    }
}
