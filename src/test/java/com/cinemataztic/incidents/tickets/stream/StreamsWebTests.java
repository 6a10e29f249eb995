package com.cinemataztic.incidents.tickets.stream;

import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.support.BrowserSession;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.tomcat.util.threads.ThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Streams over real HTTP. */
@PortalTest
class StreamsWebTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String PASSWORD = "a good password";
    private static final String LIVE = "state=open,inprogress";
    private static final Actor ANNA = new Actor("anna", Role.OPERATOR, Set.of());
    private static final Duration CUT_OFF = Duration.ofSeconds(15);

    @LocalServerPort
    int port;

    @Autowired
    TicketDesk desk;

    @Autowired
    LiveBoard board;

    @Autowired
    AccountDesk accounts;

    @Autowired
    MeterRegistry meters;

    @Autowired
    ServletWebServerApplicationContext context;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<StreamReader> readers = new ArrayList<>();

    @BeforeEach
    void noTickets() {
        board.snapshot().liveByRegion().values().stream()
                .flatMap(rows -> rows.values().stream())
                .forEach(row -> desk.apply(row.id(), row.version(), new Transition.Close(CloseReason.FIXED, ""), ANNA));
    }

    @AfterEach
    void stop() {
        readers.forEach(StreamReader::close);
        http.shutdownNow();
    }

    @Test
    void theReadersTicketsEqualTheListAfterEveryChange() throws Exception {
        fires("stream-a", 5);
        var reader = reader("/api/tickets/stream");
        await().untilAsserted(() -> assertThat(reader.tickets()).hasSize(5));
        fires("stream-b", 3);
        move(reader, "stream-a-1", new Transition.Take());
        move(reader, "stream-a-2", new Transition.Close(CloseReason.FIXED, ""));

        await().untilAsserted(() -> assertThat(reader.tickets()).isEqualTo(listed(LIVE)));
        assertThat(reader.tickets()).hasSize(7);
        assertThat(reader.resets()).isOne();
        assertThat(reader.backwards()).isEmpty();
    }

    @Test
    void aBrokenStreamIsResumedWithWhatChangedMeanwhile() throws Exception {
        fires("resume-a", 3);
        var reader = reader("/api/tickets/stream");
        var other = reader("/api/tickets/stream");
        await().untilAsserted(() -> assertThat(reader.tickets()).hasSize(3));
        var position = reader.lastId();
        reader.close();
        fires("resume-b", 2);
        var closed = idOf(reader, "resume-a-0");
        move(reader, "resume-a-0", new Transition.Close(CloseReason.FIXED, ""));
        await().untilAsserted(() -> assertThat(other.tickets()).hasSize(4).doesNotContainKey(closed));

        var events = firstEvents("/api/tickets/stream", position, 1);
        assertThat(events.getFirst().path("changed")).hasSize(2);
        assertThat(events.getFirst().path("removed").path(0).asString()).isEqualTo(closed);
        assertThat(firstEvents("/api/tickets/stream?region=denmark", position, 1)
                        .getFirst()
                        .has("tickets"))
                .describedAs("the position is one of another selection")
                .isTrue();
        assertThat(firstEvents("/api/tickets/stream", "0123abcd-5-7", 1)
                        .getFirst()
                        .has("tickets"))
                .describedAs("the position is one of another process")
                .isTrue();
    }

    @Test
    void aFilterIsThatOfTheList() throws Exception {
        desk.report(
                List.of(
                        offline("filter-dk").fires(),
                        offline("filter-de").region("germany").fires()),
                false);
        var german = reader("/api/tickets/stream?region=germany");
        var taken = reader("/api/tickets/stream?state=inprogress");
        await().untilAsserted(() -> assertThat(german.tickets()).hasSize(1));
        await().untilAsserted(() -> assertThat(taken.events()).isNotEmpty());
        assertThat(taken.tickets()).isEmpty();
        move(german, "filter-de", new Transition.Take());

        await().untilAsserted(() -> assertThat(taken.tickets()).isEqualTo(listed("state=inprogress")));
        assertThat(taken.tickets()).hasSize(1);
        assertThat(get("/api/tickets/stream?state=weird").statusCode()).isEqualTo(400);
    }

    @Test
    void aStreamHoldsNoRequestThreadAndKeepsNoSession() throws Exception {
        accounts.add(Actor.SYSTEM, "simon", PASSWORD, Role.VIEWER, Set.of());
        var browser = new BrowserSession(port).login("simon", PASSWORD);
        var tomcat = (TomcatWebServer) Objects.requireNonNull(context.getWebServer());
        var threads = (ThreadPoolExecutor)
                tomcat.getTomcat().getConnector().getProtocolHandler().getExecutor();
        var reader = reader(browser, "/api/tickets/stream");
        await().untilAsserted(() -> assertThat(reader.events()).contains("reset"));

        await().untilAsserted(() -> assertThat(threads.getActiveCount()).isZero());
        var answer = http.send(request("/api/tickets/stream").build(), BodyHandlers.ofLines());
        try (var lines = answer.body()) {
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/event-stream;charset=UTF-8");
            assertThat(answer.headers().firstValue("X-Accel-Buffering")).hasValue("no");
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
            assertThat(lines.findFirst().orElse("")).startsWith("retry: ");
        }
    }

    @Test
    void aPersonWithTooManyStreamsGetsNoMore() {
        accounts.add(Actor.SYSTEM, "many", PASSWORD, Role.VIEWER, Set.of());
        var browser = new BrowserSession(port).login("many", PASSWORD);
        var open = IntStream.range(0, 20)
                .mapToObj(_ -> reader(browser, "/api/tickets/stream"))
                .toList();
        await().untilAsserted(() -> assertThat(open).allMatch(reader -> reader.resets() == 1));
        var rejected = browser.send(browser.request("/api/tickets/stream").setHeader("Accept", "text/event-stream"));

        assertThat(rejected.statusCode()).isEqualTo(429);
        assertThat(rejected.headers().firstValue("Retry-After")).isPresent();
        assertThat(rejected.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(rejected.body()).contains("too-many-streams");
        open.getFirst().close();
        var next = reader(browser, "/api/tickets/stream");
        // The portal learns that a reader is gone when it sends the next sign of life.
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(next.resets()).isOne());
    }

    @Test
    void aReaderThatStallsIsCutAndCostsNobodyElseAnything() throws Exception {
        var before = cut("slow");
        var summary = "x".repeat(3_000);
        desk.report(
                IntStream.range(0, 500)
                        .<Signal>mapToObj(
                                n -> offline("stall-" + n).summary(summary).fires())
                        .toList(),
                false);
        var healthy = reader("/api/tickets/stream");
        try (var _ = new StalledReader(port, "/api/tickets/stream", PortalTest.API_TOKEN)) {
            await().untilAsserted(() -> assertThat(healthy.tickets()).hasSizeGreaterThanOrEqualTo(500));
            var began = Instant.now();
            for (int round = 0; cut("slow") == before; round++) {
                assertThat(began).isAfter(Instant.now().minusSeconds(240));
                var text = "round " + round;
                desk.report(
                        IntStream.range(0, 500)
                                .<Signal>mapToObj(n -> offline("stall-" + n)
                                        .summary(text + summary)
                                        .fires())
                                .toList(),
                        false);
                await().atMost(CUT_OFF)
                        .untilAsserted(() -> assertThat(healthy.tickets().values())
                                .filteredOn(ticket -> ticket.path("errorDescription")
                                        .asString("")
                                        .startsWith(text))
                                .hasSizeGreaterThanOrEqualTo(500));
            }
        }
        assertThat(healthy.resets()).isOne();
        assertThat(healthy.backwards()).isEmpty();
    }

    private double cut(String reason) {
        var counter = meters.find("portal.streams.cut").tag("reason", reason).counter();
        return counter == null ? 0 : counter.count();
    }

    private void fires(String name, int count) {
        IntStream.range(0, count)
                .forEach(n -> desk.report(List.of(offline(name + "-" + n).fires()), false));
    }

    private void move(StreamReader reader, String screen, Transition transition) {
        var id = board.row(new TicketId(idOf(reader, screen))).orElseThrow();
        desk.apply(id.id(), id.version(), transition, ANNA);
    }

    private static String idOf(StreamReader reader, String screen) {
        return reader.tickets().values().stream()
                .filter(ticket -> ticket.path("screenId").asString("").equals(screen))
                .map(ticket -> ticket.path("id").asString())
                .findFirst()
                .orElseThrow();
    }

    private StreamReader reader(String path) {
        return started(new StreamReader(http, () -> request(path)));
    }

    private StreamReader reader(BrowserSession browser, String path) {
        return started(new StreamReader(
                http, () -> browser.request(path).setHeader("Cookie", "JSESSIONID=" + browser.id())));
    }

    private StreamReader started(StreamReader reader) {
        readers.add(reader);
        return reader;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + PortalTest.API_TOKEN);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), BodyHandlers.ofString());
    }

    /** @return the data of the first events of a stream that is resumed there */
    private List<JsonNode> firstEvents(String path, String lastEventId, int count) throws Exception {
        var answer =
                http.send(request(path).header("Last-Event-ID", lastEventId).build(), BodyHandlers.ofLines());
        try (var lines = answer.body()) {
            return lines.filter(line -> line.startsWith("data: "))
                    .limit(count)
                    .map(line -> JSON.readTree(line.substring("data: ".length())))
                    .toList();
        }
    }

    /** @return the tickets that the list answers, as a stream has them */
    private Map<String, JsonNode> listed(String query) {
        try {
            var tickets = new TreeMap<String, JsonNode>();
            JSON.readTree(get("/api/tickets?limit=1000&" + query).body())
                    .path("items")
                    .forEach(ticket -> tickets.put(ticket.path("id").asString(), ticket));
            return tickets;
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
