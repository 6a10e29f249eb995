package com.cinemataztic.incidents.proxy;

import static com.cinemataztic.incidents.proxy.Protection.lines;
import static com.cinemataztic.incidents.proxy.Protection.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.proxy.SignOnStandIn.Session;
import com.cinemataztic.incidents.support.OwnCertificate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The limits of nginx, each also without its line: the second answer proves that the first is its work. */
@Tag("proxy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LimitProxyTests {

    private static final String CONF = "portal.conf";
    private static final String BEARER = "Authorization: Bearer nonsense";
    private static final String STATIC_FILE = "/incidentsportal/favicon.ico";
    private static final String LARGE = "Content-Length: " + (2 << 20);
    /** Names a client's address, as a proxy before nginx would. */
    private static final String ADDRESS = "X-Test-Address: ";

    private static final Protection ADDRESSES_BY_HEADER = text(
            CONF,
            "server_tokens off;",
            "server_tokens off; set_real_ip_from 127.0.0.1; real_ip_header X-Test-Address;");
    /** A limit that a test exceeds with few requests, however slow the machine is. */
    private static final Protection SLOW_REFILL = text(CONF, "rate=20r/s", "rate=1r/m")
            .and(text(CONF, "rate=5r/s", "rate=1r/m"))
            .and(text(CONF, "burst=200", "burst=3"))
            .and(text(CONF, "burst=100", "burst=2"))
            .and(ADDRESSES_BY_HEADER)
            .named("slow refill");

    private static final Protection SHORT_TIMES = text(CONF, "client_header_timeout 10s", "client_header_timeout 1s")
            .and(text(CONF, "client_body_timeout 10s", "client_body_timeout 1s"))
            .named("short times");
    private static final Protection ONE_EACH = text(CONF, "stranger_connections 200", "stranger_connections 1")
            .and(text(CONF, "clients 2000", "clients 2"))
            .and(ADDRESSES_BY_HEADER)
            .named("one connection each");

    private final RawServer signOn = SignOnStandIn.start();
    private final RawServer upstream = UpstreamStandIn.start();
    private final OwnCertificate certificate;
    private final Client client;
    private final Map<String, Nginx> started = new HashMap<>();

    LimitProxyTests(@TempDir Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        certificate = new OwnCertificate(folder, NginxConf.NAME);
        client = new Client(certificate.trusting());
    }

    @AfterAll
    void stop() {
        started.values().forEach(Nginx::close);
        upstream.close();
        signOn.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/incidentsportal/, 1048576",
        "/incidentsportal/take/abc, 65536",
        "/oauth2/callback, 65536",
        "/prometheus/api/v1/query, 65536",
        "/incidentsportal/VAADIN/dynamic/resource/1/abc/upload, 1048576",
        "/incidentsportal/api/maintenance, 1048576",
        "/incidentsportal/graphql, 1048576",
        "/incidentsportal/mcp, 1048576"
    })
    void rejectsABodyAboveItsLocationsLimit(String path, int most) {
        var nginx = nginx();
        assertThat(announced(nginx, path, most + 1)).isEqualTo(413);
        assertThat(upstream.received()).isEmpty();
        var open = nginx(text(CONF, "client_max_body_size 64k", "client_max_body_size 0")
                .and(text(CONF, "client_max_body_size 1m", "client_max_body_size 0"))
                .and(text("inc/api.inc", "client_max_body_size 1m", "client_max_body_size 0")));
        // With its body whole: it is passed on then, and not before.
        assertThat(whole(open, path, most + 1)).isNotEqualTo(413);
        assertThat(whole(nginx, path, most)).isNotEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/incidentsportal/api/maintenance", "/incidentsportal/graphql", "/incidentsportal/mcp"})
    void tellsProgramsOfAProblem(String path) throws IOException {
        var answer = answers(nginx(), Attack.request("POST " + path + " HTTP/1.1", BEARER, LARGE))
                .getFirst();
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.values("Content-Type")).containsExactly("application/problem+json");
    }

    @Test
    void tellsAProgramWithoutATokenOfAProblem() {
        var answer = client.send(nginx().tlsPort(), Attack.request("GET /incidentsportal/api/tickets HTTP/1.1"))
                .orElseThrow();
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.value("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void endsSlowHeaders() throws IOException {
        try (var connection = client.open(nginx(SHORT_TIMES).tlsPort())) {
            connection.getOutputStream().write("GET / HTTP/1.1\r\nHost: ".getBytes(StandardCharsets.UTF_8));
            // Without its limit nginx waits for a minute, as the client does: then this fails.
            assertThat(HttpHead.read(connection.getInputStream())).isEmpty();
        }
    }

    @Test
    void endsASlowBodyOfWhichThePortalLearnsNothing() throws IOException {
        var nginx = nginx(SHORT_TIMES);
        upstream.forget();
        try (var connection = client.open(nginx.tlsPort())) {
            connection.getOutputStream().write(startedBody().getBytes(StandardCharsets.UTF_8));
            assertThat(HttpHead.read(connection.getInputStream()).map(HttpHead::status))
                    .isIn(Optional.empty(), Optional.of(408));
        }
        assertThat(upstream.received()).isEmpty();
    }

    @Test
    void passesOnASlowBodyWithoutBuffering() {
        upstream.forget();
        var open = nginx(text(CONF, "proxy_request_buffering on", "proxy_request_buffering off"));
        assertThat(client.send(open.tlsPort(), startedBody()).map(HttpHead::status))
                .contains(200);
        assertThat(upstream.received()).isPresent();
    }

    @Test
    void rejectsABurstOfAStrangerButNobodyElse() throws IOException {
        var nginx = nginx(SLOW_REFILL);
        var stranger = get(STATIC_FILE, ADDRESS + "192.0.2.1");
        var rejected =
                answers(nginx, stranger, stranger, stranger, stranger, stranger).getLast();
        assertThat(rejected.status()).isEqualTo(429);
        assertThat(rejected.value("Retry-After")).isEqualTo("5");
        var person = get("/incidentsportal/", ADDRESS + "192.0.2.1", Session.VERA.cookie());
        var program = get("/incidentsportal/api/tickets", ADDRESS + "192.0.2.1", BEARER);
        assertThat(answers(nginx, person, person, person, person, person, program, program, program, program, program))
                .extracting(HttpHead::status)
                .containsOnly(200);
        assertThat(answers(nginx, get(STATIC_FILE, ADDRESS + "192.0.2.2")))
                .extracting(HttpHead::status)
                .containsOnly(200);
    }

    @Test
    void tellsAProgramOfTooManyRequests() throws IOException {
        var request = get("/incidentsportal/api/tickets", ADDRESS + "192.0.2.3");
        var rejected = answers(nginx(SLOW_REFILL), request, request, request, request, request)
                .getLast();
        assertThat(rejected.status()).isEqualTo(429);
        assertThat(rejected.value("Content-Type")).isEqualTo("application/problem+json");
        assertThat(rejected.value("Retry-After")).isEqualTo("5");
    }

    @Test
    void acceptsTheBurstWithoutTheLimit() throws IOException {
        var request = get(STATIC_FILE, ADDRESS + "192.0.2.4");
        var open = nginx(SLOW_REFILL.and(lines(CONF, "limit_req zone=strangers")));
        assertThat(answers(open, request, request, request, request, request))
                .extracting(HttpHead::status)
                .containsOnly(200);
    }

    @Test
    void countsANetworkOfIpv6AsOneClient() throws IOException {
        var nginx = nginx(SLOW_REFILL);
        var answers = new ArrayList<HttpHead>();
        for (var address : List.of("2001:db8:0:1::1", "2001:db8:0:1::2", "2001:db8:0:1:a::", "2001:db8:0:1:b::")) {
            answers.addAll(answers(nginx, get(STATIC_FILE, ADDRESS + address)));
        }
        answers.addAll(answers(nginx, get(STATIC_FILE, ADDRESS + "2001:db8:0:1:ffff::")));
        assertThat(answers.getLast().status()).isEqualTo(429);
        assertThat(answers(nginx, get(STATIC_FILE, ADDRESS + "2001:db8:0:2::1")))
                .extracting(HttpHead::status)
                .containsOnly(200);
    }

    @Test
    void rejectsABurstOfSignIns() throws IOException {
        // Who has a session already is no stranger, but signs in again no more often.
        var request = get("/oauth2/start", ADDRESS + "192.0.2.5", Session.VERA.cookie());
        assertThat(answers(nginx(SLOW_REFILL), request, request, request, request)
                        .getLast()
                        .status())
                .isEqualTo(429);
        var open = nginx(SLOW_REFILL.and(lines(CONF, "limit_req zone=sign_in")));
        assertThat(answers(open, request, request, request, request).getLast().status())
                .isEqualTo(302);
    }

    @Test
    void limitsHowManyConnectionsAStrangerHolds() throws IOException {
        assertThat(besideASlowBody(nginx(ONE_EACH), "192.0.2.6")).isEqualTo(429);
        assertThat(besideASlowBody(nginx(ONE_EACH.and(lines(CONF, "limit_conn stranger_connections"))), "192.0.2.6"))
                .isEqualTo(200);
    }

    /** @return the status of a stranger's request while the same stranger holds another one */
    private int besideASlowBody(Nginx nginx, String address) throws IOException {
        try (var slow = client.open(nginx.tlsPort())) {
            var before = slow.getOutputStream();
            // nginx says so when it has the headers, and so counts the request.
            before.write(Attack.request(
                            "POST /incidentsportal/take/abc HTTP/1.1",
                            ADDRESS + address,
                            "Content-Length: 10",
                            "Expect: 100-continue")
                    .getBytes(StandardCharsets.UTF_8));
            assertThat(HttpHead.read(slow.getInputStream()).orElseThrow().status())
                    .isEqualTo(100);
            return client.send(nginx.tlsPort(), get(STATIC_FILE, ADDRESS + address))
                    .orElseThrow()
                    .status();
        }
    }

    private int announced(Nginx nginx, String path, int length) {
        upstream.forget();
        return client.send(nginx.tlsPort(), head(path, length)).orElseThrow().status();
    }

    private int whole(Nginx nginx, String path, int length) {
        return client.send(nginx.tlsPort(), head(path, length) + "x".repeat(length))
                .orElseThrow()
                .status();
    }

    private static String head(String path, int length) {
        var caller = path.contains("/api/") && path.startsWith("/incidentsportal") || path.endsWith("/mcp")
                ? BEARER
                : Session.ANNA.cookie();
        return Attack.request("POST " + path + " HTTP/1.1", caller, "Content-Length: " + length);
    }

    private static String startedBody() {
        return Attack.request("POST /incidentsportal/api/maintenance HTTP/1.1", BEARER, "Content-Length: 4000") + "x";
    }

    private static String get(String path, String... headers) {
        return Attack.request("GET " + path + " HTTP/1.1", headers);
    }

    private List<HttpHead> answers(Nginx nginx, String... requests) {
        return Stream.of(requests)
                .map(request -> client.send(nginx.tlsPort(), request).orElseThrow())
                .toList();
    }

    private Nginx nginx(Protection... changes) {
        var edits =
                Stream.of(changes).flatMap(change -> change.edits().stream()).toList();
        var name = Stream.of(changes).map(Protection::name).toList().toString();
        return started.computeIfAbsent(
                name, _ -> Nginx.start(certificate, signOn.address(), upstream.address(), edits));
    }
}
