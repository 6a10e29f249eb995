package com.cinemataztic.incidents.maintenance.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.maintenance.MaintenanceDesk;
import com.cinemataztic.incidents.support.Evening;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/** Maintenance windows over HTTP: reading, planning, moving, ending, and what is rejected. */
@PortalTest
@Import(Evening.class)
class MaintenanceWebTests extends MaintenanceRig {

    MaintenanceWebTests(
            @LocalServerPort int port,
            @Autowired AccountDesk accounts,
            @Autowired MaintenanceDesk desk,
            @Autowired TicketDesk tickets,
            @Autowired Evening evening) {
        super(port, accounts, desk, tickets, evening);
    }

    @Test
    void anOperatorPlansMovesAndEndsAWindow() {
        signIn("olga");
        var planned = post(body("dk-014", "s2", hours(1), hours(3), "new projector"));
        assertThat(planned.statusCode()).isEqualTo(201);
        var window = json(planned);
        var path = PATH + "/" + window.path("id").stringValue();
        assertThat(planned.headers().firstValue("Location")).contains(path);
        assertThat(window.path("scope").stringValue()).isEqualTo("screen");
        assertThat(window.path("region").stringValue()).isEqualTo("denmark");
        assertThat(window.path("cinemaName").stringValue()).isEqualTo("Ærø Bio");
        assertThat(window.path("screenName").stringValue()).isEqualTo("Sal 2");
        assertThat(window.path("state").stringValue()).isEqualTo("coming");
        assertThat(window.path("by").stringValue()).isEqualTo("olga");
        assertThat(window.has("endedBy")).isFalse();

        var moved = patch(path, "{\"version\": 1, \"until\": \"" + hours(5) + "\"}");
        assertThat(moved.statusCode()).isEqualTo(200);
        assertThat(json(moved).path("until").stringValue()).isEqualTo(hours(5));
        assertThat(json(moved).path("movedBy").stringValue()).isEqualTo("olga");

        var late = patch(path, "{\"version\": 1, \"until\": \"" + hours(6) + "\"}");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("urn:incidents:problem:changed-meanwhile");
        assertThat(json(late).path("window").path("version").intValue()).isEqualTo(2);

        assertThat(delete(path + "?version=1").statusCode()).isEqualTo(409);
        var ended = delete(path + "?version=2");
        assertThat(ended.statusCode()).isEqualTo(200);
        assertThat(json(ended).path("state").stringValue()).isEqualTo("cancelled");
        var again = delete(path + "?version=3");
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("urn:incidents:problem:window-over");
        assertThat(json(browser.get(path)).path("endedBy").stringValue()).isEqualTo("olga");
        assertThat(items(browser.get(PATH))).isEmpty();
        assertThat(items(browser.get(PATH + "?past=true")))
                .extracting(item -> item.path("id").stringValue())
                .contains(window.path("id").stringValue());
    }

    @Test
    void aTicketOfThePlaceShowsItWhileItIsInForce() {
        tickets.report(evening.failures(), false);
        signIn("olga");
        assertThat(post("""
                {"cinemaId": "dk-014", "from": "%s", "until": "%s", "reason": "<b>power</b>"}""".formatted(hours(0), hours(2))).statusCode()).isEqualTo(201);
        var marked =
                Stream.of("dk-014", "no-003").map(this::maintenanceOfTicketsAt).toList();
        assertThat(marked.getFirst()).hasSize(3).allSatisfy(maintenance -> {
            assertThat(maintenance.path("by").stringValue()).isEqualTo("olga");
            assertThat(maintenance.path("reason").stringValue()).isEqualTo("<b>power</b>");
            assertThat(maintenance.path("until").stringValue()).isEqualTo(hours(2));
        });
        assertThat(marked.getLast()).hasSize(1).allMatch(JsonNode::isMissingNode);
    }

    private List<JsonNode> maintenanceOfTicketsAt(String cinemaId) {
        return items(browser.get("/api/tickets")).stream()
                .filter(ticket -> ticket.path("cinemaId").asString("").equals(cinemaId))
                .map(ticket -> ticket.path("maintenance"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("bodiesThatCannotBe")
    void anInvalidWindowIsAnsweredWithAProblem(String body, int status, String slug) {
        signIn("olga");
        var answer = post(body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("urn:incidents:problem:" + slug).doesNotContain("Exception");
        assertThat(desk.ahead(Actor.SYSTEM, null, 10, null).windows()).isEmpty();
    }

    static Stream<Object[]> bodiesThatCannotBe() {
        var good = body("dk-014", "s2", hours(1), hours(2), "work");
        return Stream.of(
                new Object[] {"", 400, "no-json"},
                new Object[] {"{", 400, "no-json"},
                new Object[] {"[]", 400, "no-json"},
                new Object[] {"null", 400, "no-json"},
                new Object[] {good + "{}", 400, "no-json"},
                new Object[] {good.replace("{", "{\"reason\": \"first\", "), 400, "no-json"},
                new Object[] {"[".repeat(8_000), 400, "no-json"},
                new Object[] {good.replace("\"until\"", "\"untill\""), 400, "unknown-field"},
                new Object[] {good.replace("{", "{\"by\": \"admin\", "), 400, "unknown-field"},
                new Object[] {good + " ".repeat(WindowRequest.LONGEST_BODY), 400, "body-too-large"},
                new Object[] {good.replace("\"dk-014\"", "7"), 400, "bad-cinemaId"},
                new Object[] {good.replace("\"dk-014\"", "null"), 400, "bad-scope"},
                new Object[] {good.replace("{", "{\"region\": \"denmark\", "), 400, "bad-scope"},
                new Object[] {"{\"region\": \"unassigned\"}", 400, "bad-scope"},
                new Object[] {good.replace("dk-014", "dk\\u0000"), 400, "bad-scope"},
                new Object[] {good.replace(hours(1), "today"), 400, "bad-from"},
                new Object[] {good.replace(hours(2), "+1000000000-12-31T23:59:59.999999999Z"), 422, "bad-times"},
                new Object[] {good.replace(hours(1), "-1000000000-01-01T00:00:00Z"), 422, "bad-times"},
                new Object[] {good.replace(hours(2), hours(1)), 422, "bad-times"},
                new Object[] {good.replace(hours(2), hours(24 * 31)), 422, "bad-times"},
                new Object[] {good.replace("\"work\"", "[]"), 400, "bad-reason"},
                new Object[] {good.replace("work", " "), 422, "bad-reason"},
                new Object[] {good.replace("work", "a\\nb"), 422, "bad-reason"},
                new Object[] {good.replace("work", "x".repeat(501)), 422, "bad-reason"},
                new Object[] {good.replace("dk-014", "dk-999"), 422, "no-such-place"},
                new Object[] {good.replace("\"s2\"", "\"s99\""), 422, "no-such-place"});
    }

    @ParameterizedTest
    @CsvSource({
        "?region=%00,       bad-region",
        "?past=perhaps,    bad-past",
        "?limit=0,         bad-limit",
        "?limit=501,       bad-limit",
        "?limit=x,         bad-limit",
        "?cursor=bm9uZQ,   bad-cursor"
    })
    void whatCannotBeAskedIsAProblem(String query, String slug) {
        signIn("olga");
        var answer = browser.get(PATH + query);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("urn:incidents:problem:" + slug);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/0123456789abcdef", "/0123456789ABCDEF", "/x", "/%00", "/%2e%2e"})
    void whatIsNotThereIsNotFoundOrNoAddress(String id) {
        signIn("olga");
        assertThat(browser.get(PATH + id).statusCode()).isIn(400, 404);
        assertThat(delete(PATH + id + "?version=1").statusCode()).isIn(400, 403, 404);
    }

    @Test
    void listsComeInPages() {
        signIn("olga");
        for (int i = 0; i < 5; i++) {
            assertThat(post(body("dk-014", "s2", hours(1 + i), hours(9), "work " + i))
                            .statusCode())
                    .isEqualTo(201);
        }
        var seen = new ArrayList<String>();
        var cursor = "";
        do {
            var page = json(browser.get(PATH + "?region=denmark&limit=2&cursor=" + cursor));
            assertThat(page.path("total").intValue()).isEqualTo(5);
            page.path("items").forEach(item -> seen.add(item.path("reason").stringValue()));
            cursor = page.path("next").asString("");
        } while (!cursor.isEmpty());
        assertThat(seen).containsExactly("work 0", "work 1", "work 2", "work 3", "work 4");
        assertThat(items(browser.get(PATH + "?region=norway"))).isEmpty();
    }
}
