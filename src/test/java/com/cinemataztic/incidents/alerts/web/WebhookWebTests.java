package com.cinemataztic.incidents.alerts.web;

import static com.cinemataztic.incidents.alerts.AlertJson.body;
import static com.cinemataztic.incidents.alerts.AlertJson.bodyOf;
import static com.cinemataztic.incidents.alerts.AlertJson.firing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.alerts.intake.DeadLetter;
import com.cinemataztic.incidents.alerts.intake.DeadLetters;
import com.cinemataztic.incidents.alerts.intake.IntakeMetrics;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.desk.Outcome;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** A closed ticket is snoozed only for a moment, so that each test finds the intake's own one as if there was none. */
@PortalTest
@DirtiesContext
@TestPropertySource(properties = {"portal.tickets.snooze=1ms", "portal.tickets.least-snooze=1ms"})
class WebhookWebTests {

    private final WebhookClient client;
    private final DeadLetters letters;
    private final TicketDesk desk;
    private final LiveBoard board;
    private final IntakeMetrics metrics;

    WebhookWebTests(
            @LocalServerPort int port,
            @Autowired DeadLetters letters,
            @Autowired TicketDesk desk,
            @Autowired LiveBoard board,
            @Autowired IntakeMetrics metrics) {
        this.client = new WebhookClient(port);
        this.letters = letters;
        this.desk = desk;
        this.board = board;
        this.metrics = metrics;
    }

    @BeforeEach
    void closeTheRejectionTicket() {
        board.snapshot().rows().values().stream()
                .filter(row -> row.state().live() && row.fault().errorId().equals("intake-rejects"))
                .forEach(row -> assertThat(desk.apply(
                                row.id(), row.version(), new Transition.Close(CloseReason.FIXED, ""), Actor.SYSTEM))
                        .isInstanceOf(Outcome.Done.class));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "wrong", PortalTest.WEBHOOK_TOKEN + "x", "test-webhook-toke"})
    void aWebhookWithoutAValidTokenIsRejectedAndItsBodyIsNotKept(@Nullable String token) {
        var screen = "rejected-" + (token == null ? "none" : Integer.toHexString(token.hashCode()));
        var answer = client.post(token, BodyPublishers.ofByteArray(body(firing(screen))));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.json().path("type").asString("")).isEqualTo("urn:incidents:problem:no-valid-token");
        assertThat(answer.json().path("status").asInt(0)).isEqualTo(401);
        assertThat(WebhookClient.each(client.live("denmark", "machine-offline"), "screenId"))
                .doesNotContain(screen);
        assertThat(theOneRejectionTicket().path("details").asString("")).contains("without a valid token");
    }

    @Test
    void aWebhookWithATokenOfAnotherScopeRaisesTheSameTicket() {
        var answer = client.post(PortalTest.API_TOKEN, BodyPublishers.ofByteArray(body(firing("rejected-scope"))));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(WebhookClient.each(client.live("denmark", "machine-offline"), "screenId"))
                .doesNotContain("rejected-scope");
        assertThat(theOneRejectionTicket().path("details").asString("")).contains("without a valid token");
    }

    @Test
    void anyNumberOfRejectionsOpensExactlyOneTicket() {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var answers = IntStream.range(0, 40)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> client.post(i % 2 == 0 ? null : "wrong", BodyPublishers.ofByteArray(new byte[0])),
                            threads))
                    .toList();
            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(401));
        }
        var first = theOneRejectionTicket();
        assertThat(first.path("severity").asString("")).isEqualTo("critical");
        assertThat(first.path("region").asString("")).isEqualTo("unassigned");
        assertThat(first.path("origin").asString("")).isEqualTo("system");
        client.post("wrong", BodyPublishers.ofByteArray(new byte[0]));
        assertThat(theOneRejectionTicket().path("id")).isEqualTo(first.path("id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "HEAD", "OPTIONS"})
    void noOtherMethodIsAllowedEvenWithAValidToken(String method) {
        assertThat(client.send(method, PortalTest.WEBHOOK_TOKEN).status()).isEqualTo(403);
    }

    @Test
    void aGetOfTheAddressAnswers401AndIsNoRejection() {
        var before = metrics.rejected(401);
        for (var method : List.of("GET", "HEAD", "PUT", "OPTIONS")) {
            assertThat(client.send(method, null).status()).isEqualTo(401);
        }
        assertThat(metrics.rejected(401)).isEqualTo(before);
        client.post("wrong", BodyPublishers.noBody());
        assertThat(metrics.rejected(401)).isEqualTo(before + 1);
    }

    @Test
    void anAlertIsATicketWhenTheAnswerComes() {
        var answer = client.post(body(firing("arrives").label("cinema_id", "dk-042")));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("opened").asInt(0)).isEqualTo(1);
        assertThat(client.live("denmark", "machine-offline"))
                .filteredOn(ticket -> ticket.path("cinemaId").asString("").equals("dk-042"))
                .singleElement()
                .satisfies(ticket -> {
                    assertThat(ticket.path("state").asString("")).isEqualTo("open");
                    assertThat(ticket.path("region").asString("")).isEqualTo("denmark");
                    assertThat(ticket.path("id").asString("")).startsWith("DK-");
                    assertThat(ticket.path("key").asString("")).isEqualTo("1|machine-offline|dk-042/arrives");
                });
    }

    @Test
    void aRepeatChangesNothing() {
        client.post(body(firing("repeats")));
        var again = client.post(body(firing("repeats"))).json();
        assertThat(again.path("opened").asInt(-1)).isZero();
        assertThat(again.path("changed").asInt(-1)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not JSON {", "{\"version\":\"3\",\"alerts\":[]}", "{\"version\":\"4\"}"})
    void aBodyThatSaysNothingUsableIsKeptWholeAndAccepted(String body) {
        var answer = client.post(body);
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().path("deadLetters").asInt(0)).isEqualTo(1);
        assertThat(kept(body.getBytes(StandardCharsets.UTF_8))).isNotNull();
        theOneRejectionTicket();
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data; boundary=b", "multipart/mixed", "application/x-www-form-urlencoded"})
    void aBodyIsKeptWholeWhateverItsContentTypeSays(String type) {
        var body = "--b\r\nContent-Disposition: form-data; name=\"alerts\"\r\n\r\nof type " + type + "\r\n--b--\r\n";
        var answer = client.post(type, body);
        assertThat(answer.status()).describedAs(answer.body()).isEqualTo(202);
        assertThat(kept(body.getBytes(StandardCharsets.UTF_8))).isNotNull();
        theOneRejectionTicket();
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data; boundary=b", "application/x-www-form-urlencoded"})
    void anAlertOfAnyContentTypeIsATicket(String type) {
        var screen = "typed-" + type.length();
        assertThat(client.post(type, new String(body(firing(screen)), StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(200);
        assertThat(WebhookClient.each(client.live("denmark", "machine-offline"), "screenId"))
                .contains(screen);
    }

    @Test
    void theSameUnusableBodyTwiceIsOneLetterCountedTwice() {
        var body = "{\"unusable\": \"æøå 🎬\u0001".getBytes(StandardCharsets.UTF_8);
        client.post(body);
        var before = letters.count();
        assertThat(client.post(body).status()).isEqualTo(202);
        assertThat(letters.count()).isEqualTo(before);
        assertThat(kept(body).times()).isEqualTo(2);
        theOneRejectionTicket();
    }

    @Test
    void oneBadAlertAmongTwoHundredCostsOnlyItself() {
        var alerts = new ArrayList<>(IntStream.range(0, 199)
                .mapToObj(i -> firing("s" + i).label("cinema_id", "two-hundred").json())
                .toList());
        var bad = "{\"status\":\"firing\",\"labels\":{\"alertname\":5}}";
        alerts.add(100, bad);
        var answer = client.post(bodyOf(alerts));
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().path("opened").asInt(0)).isEqualTo(199);
        assertThat(client.live("denmark", "machine-offline"))
                .filteredOn(ticket -> ticket.path("cinemaId").asString("").equals("two-hundred"))
                .hasSize(199);
        assertThat(kept(bad.getBytes(StandardCharsets.UTF_8)).reason()).contains("label alertname is no text");
        theOneRejectionTicket();
    }

    @Test
    void thousandsOfBadAlertsAreOneLetterAndTheGoodOneAmongThemIsATicket() {
        var alerts = new ArrayList<>(Collections.nCopies(50_000, "{}"));
        alerts.set(40_000, firing("good").label("cinema_id", "one-good").json());
        var body = bodyOf(alerts);
        var before = letters.count();
        var answer = client.post(body);
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().path("opened").asInt(0)).isEqualTo(1);
        assertThat(answer.json().path("deadLetters").asInt(0)).isEqualTo(49_999);
        assertThat(letters.count()).isEqualTo(before + 1);
        assertThat(kept(body).reason()).startsWith("49999 unusable alerts, the first: ");
        theOneRejectionTicket();
    }

    @Test
    void whatNoStoreCouldGiveBackAsItWasCostsOnlyItself() {
        var answer = client.post(bodyOf(List.of(
                firing("x1").label("cinema_id", "strange").json(),
                firing("x2").startsAt("+999999999-01-01T00:00:00Z").json(),
                firing("x3").json().replace("\"x3\"", "\"\\ud83c\""),
                firing("x4")
                        .label("cinema_id", "strange")
                        .annotation("summary", "a\u0000b")
                        .json(),
                firing("x5").label("cinema_id", "strange").json().replace("Machine is offline", "half \\ud83c"),
                firing("x6")
                        .label("cinema_id", "strange")
                        .label("a.$b\u0000", "\u0000c")
                        .json())));
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().path("deadLetters").asInt(0)).isEqualTo(2);
        var tickets = client.live("denmark", "machine-offline").stream()
                .filter(ticket -> ticket.path("cinemaId").asString("").equals("strange"))
                .toList();
        assertThat(WebhookClient.each(tickets, "screenId")).containsExactlyInAnyOrder("x1", "x4", "x5", "x6");
        theOneRejectionTicket();
    }

    @Test
    void eightMegabytesOfAlertsAreTakenInOne() {
        var alert = firing("s1")
                .label("cinema_id", "eight")
                .annotation("description", "x".repeat(2_000))
                .json();
        var count = 8_380_000 / (alert.length() + 20);
        var body = bodyOf(IntStream.range(0, count)
                .mapToObj(i -> alert.replace("\"s1\"", "\"s" + i + "\"").replace("fp-s1", "fp-8-" + i))
                .toList());
        assertThat(body.length).isBetween(7_500_000, 8_388_608);
        var answer = client.post(body);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("opened").asInt(0)).isEqualTo(count);
    }

    private DeadLetter.Summary kept(byte[] body) {
        var id =
                DeadLetter.received(Instant.EPOCH, "", Map.of(), body).summary().id();
        return letters.page(1_000, null).letters().stream()
                .filter(letter ->
                        body.length == 0 ? letter.size() == 0 : letter.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no dead letter has this body"));
    }

    private JsonNode theOneRejectionTicket() {
        var live = await().until(() -> client.live("unassigned", "intake-rejects"), tickets -> !tickets.isEmpty());
        assertThat(live).hasSize(1);
        return client.ticket(live.getFirst().path("id").asString(""));
    }
}
