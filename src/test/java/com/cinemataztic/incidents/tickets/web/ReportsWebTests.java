package com.cinemataztic.incidents.tickets.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.support.PortalTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Other services, and people, open and close tickets over HTTP. Each test has keys of its own. */
@PortalTest
class ReportsWebTests extends WriteRig {

    private static final String CLOSE = TICKETS + "/close";

    ReportsWebTests(@LocalServerPort int port, @Autowired AccountDesk accounts) {
        super(port, accounts);
    }

    @Test
    void aServiceOpensRefreshesAndClosesATicket() {
        var first = report(lamp("life").replace("{", """
            {"startedAt": "2026-11-25T22:00:00+01:00", "expiresAt": "2099-01-01T00:00:00Z", "note": "Serial\\n4711",\
            """));
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        var ticket = json(first);
        assertThat(first.headers().firstValue("Location")).contains(TICKETS + "/" + id(ticket));
        assertThat(first.headers().firstValue("ETag").orElseThrow()).startsWith("\"1-");
        assertThat(ticket.path("origin").stringValue()).isEqualTo("api");
        assertThat(ticket.path("details").stringValue()).isEqualTo("Serial\n4711");
        assertThat(ticket.path("startedAt").stringValue()).isEqualTo("2026-11-25T21:00:00Z");
        assertThat(ticket.path("expiresAt").stringValue()).isEqualTo("2099-01-01T00:00:00Z");

        var again = report(lamp("life").replace("warning", "critical"));
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(id(json(again))).isEqualTo(id(ticket));
        assertThat(json(again).path("severity").stringValue()).isEqualTo("critical");
        assertThat(json(again).has("expiresAt")).isFalse();
        assertThat(json(again).path("version").intValue()).isEqualTo(1);

        var closed = send(service(CLOSE), "{\"key\": \"life\", \"note\": \"replaced\"}");
        assertThat(closed.statusCode()).isEqualTo(200);
        assertThat(json(closed).path("state").stringValue()).isEqualTo("closed");
        assertThat(json(closed).path("closeReason").stringValue()).isEqualTo("recovered");
        var twice = send(service(CLOSE), "{\"key\": \"life\"}");
        assertThat(twice.statusCode()).isEqualTo(200);
        assertThat(json(twice)).isEqualTo(json(closed));

        var reopened = report(lamp("life"));
        assertThat(reopened.statusCode()).isEqualTo(200);
        assertThat(id(json(reopened))).isEqualTo(id(ticket));
        assertThat(json(reopened).path("state").stringValue()).isEqualTo("open");
    }

    @Test
    void aKeyThatNothingHoldsIsNotFound() {
        assertProblem(send(service(CLOSE), "{\"key\": \"never\"}"), 404, "no-such-key");
    }

    @Test
    void whatAPersonClosedIsSnoozedForTheService() {
        var ticket = opened("snoozed");
        var closed = send(
                person("olga", TICKETS + "/" + id(ticket) + "/transitions"),
                "{\"transition\": \"close\", \"reason\": \"fixed\", \"version\": 1}");
        assertThat(closed.statusCode()).as(closed.body()).isEqualTo(200);

        var again = report(lamp("snoozed"));
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(json(again).path("state").stringValue()).isEqualTo("closed");
        assertThat(json(again).has("snoozedUntil")).isTrue();
    }

    @Test
    void aPersonOpensOneToo() {
        var answer = send(person("olga", TICKETS), lamp("by-hand"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(json(answer).path("origin").stringValue()).isEqualTo("operator");
        assertThat(send(service(CLOSE), "{\"key\": \"by-hand\"}").statusCode()).isEqualTo(404);
        assertThat(send(person("olga", CLOSE), "{\"key\": \"by-hand\"}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void nobodyOpensOrClosesWhatIsNotTheirs() {
        opened("theirs");
        assertProblem(send(person("vera", TICKETS), lamp("viewer")), 403, "not-allowed");
        assertProblem(send(person("nora", TICKETS), lamp("foreign")), 403, "no-such-region-for-you");
        assertProblem(
                send(person("nora", TICKETS), lamp("foreign").replace("denmark", "atlantis")),
                403,
                "no-such-region-for-you");
        assertProblem(send(person("olga", CLOSE), "{\"key\": \"theirs\"}"), 404, "no-such-key");
        assertProblem(send(person("olga", CLOSE), "{\"key\": \"theirs\", \"openedBy\": \"api\"}"), 403, "not-allowed");
    }

    @Test
    void aLiveKeyKeepsItsPlace() {
        opened("placed");
        assertProblem(report(lamp("placed").replace("\"s1\"", "\"s2\"")), 409, "key-in-use");
    }

    @Test
    void manyReportsOfOneKeyAtOnceOpenOneTicket() throws Exception {
        var barrier = new CyclicBarrier(16);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 16)
                    .mapToObj(any -> threads.submit(() -> {
                        barrier.await();
                        return report(lamp("race"));
                    }))
                    .toList();
            var statuses = new ArrayList<Integer>();
            var ids = new HashSet<String>();
            for (var answer : answers) {
                statuses.add(answer.get().statusCode());
                ids.add(id(json(answer.get())));
            }
            assertThat(statuses).containsOnlyOnce(201).containsOnly(200, 201);
            assertThat(ids).hasSize(1);
        }
    }

    static Stream<Arguments> bodiesThatCannotBe() {
        var good = lamp("hostile");
        return Stream.of(
                Arguments.of("", "no-json"),
                Arguments.of("null", "no-json"),
                Arguments.of("[" + good + "]", "no-json"),
                Arguments.of(good + good, "no-json"),
                Arguments.of("[".repeat(5_000), "no-json"),
                Arguments.of(good.replace("{", "{\"key\": \"other\", "), "no-json"),
                Arguments.of(good + " ".repeat(40_000), "body-too-large"),
                Arguments.of(good.replace("severity", "severity\u202e"), "unknown-field"),
                Arguments.of(good.replace("{", "{\"assignee\": \"olga\", "), "unknown-field"),
                Arguments.of(good.replace("\"hostile\"", "7"), "bad-key"),
                Arguments.of(good.replace("\"hostile\"", "null"), "bad-key"),
                Arguments.of(good.replace("hostile", "a\\u202eb"), "bad-key"),
                Arguments.of(good.replace("hostile", "x".repeat(201)), "bad-key"),
                Arguments.of(good.replace("lamp-overdue", "Lamp Overdue"), "bad-errorId"),
                Arguments.of(good.replace("lamp-overdue", "lamp-overdue\\n"), "bad-errorId"),
                Arguments.of(good.replace("Lamp is overdue", "\\u0000\\u200b"), "bad-errorDescription"),
                Arguments.of(good.replace("Lamp is overdue", "x".repeat(301)), "bad-errorDescription"),
                Arguments.of(good.replace("\"warning\"", "\"WARNING\""), "bad-severity"),
                Arguments.of(good.replace("\"warning\"", "true"), "bad-severity"),
                Arguments.of(good.replace("\"denmark\"", "\"../denmark\""), "bad-region"),
                Arguments.of(good.replace("\"lamp-cinema\"", "null"), "bad-screenId"),
                Arguments.of(good.replace("lamp-cinema", "\\ud800"), "bad-cinemaId"),
                Arguments.of(good.replace("{", "{\"note\": \"" + "x".repeat(2_001) + "\", "), "bad-note"),
                Arguments.of(good.replace("{", "{\"expiresAt\": \"tomorrow\", "), "bad-expiresAt"),
                Arguments.of(good.replace("{", "{\"expiresAt\": 1795694520, "), "bad-expiresAt"),
                Arguments.of(good.replace("{", "{\"startedAt\": \"-1000000000-01-01T00:00:00Z\", "), "bad-startedAt"));
    }

    @ParameterizedTest
    @MethodSource("bodiesThatCannotBe")
    void aHostileBodyIsAProblemThatNamesTheField(String body, String slug) {
        assertProblem(report(body), 400, slug);
    }

    @Test
    void anUnknownFieldIsNamedSafely() {
        var answer = report(lamp("hostile").replace("{", "{\"<b>\\u202exp\\n\": 1, "));
        assertThat(json(answer).path("detail").stringValue()).startsWith("\"<b>xp\" is no field here");
    }

    @Test
    void anExpiryInThePastIsRejected() {
        assertProblem(
                report(lamp("past").replace("{", "{\"expiresAt\": \"2020-01-01T00:00:00Z\", ")), 422, "bad-expiresAt");
    }

    @Test
    void onlyJsonIsRead() {
        var answer = send(person("olga", TICKETS).header("Content-Type", "text/plain"), lamp("plain"));
        assertThat(answer.statusCode()).isEqualTo(415);
    }

    @Test
    void hostileTextsAreKeptHarmless() {
        var answer = report(lamp("texts").replace("Lamp is overdue", "=cmd()|<script>alert(1)</script>\\u202e\\r\\nX"));
        assertThat(json(answer).path("errorDescription").stringValue()).isEqualTo("=cmd()|<script>alert(1)</script> X");
    }
}
