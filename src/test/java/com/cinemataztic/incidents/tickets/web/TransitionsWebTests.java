package com.cinemataztic.incidents.tickets.web;

import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** People and scripts move tickets over HTTP and comment on them. */
@PortalTest
class TransitionsWebTests extends WriteRig {

    private static final String TAKE = "{\"transition\": \"take\", \"version\": 1}";

    private final TicketDesk desk;

    TransitionsWebTests(@LocalServerPort int port, @Autowired AccountDesk accounts, @Autowired TicketDesk desk) {
        super(port, accounts);
        this.desk = desk;
    }

    @ParameterizedTest(name = "{0} + {1} -> {2}, assignee {3}")
    @CsvSource({
        "open,       take,      inprogress, olga",
        "open,       assign,    422, ",
        "open,       release,   422, ",
        "open,       follow-up, 422, ",
        "open,       close,     closed, ",
        "open,       reopen,    422, ",
        "inprogress, take,      422, ",
        "inprogress, assign,    inprogress, bo",
        "inprogress, release,   open, ",
        "inprogress, follow-up, inprogress, olga",
        "inprogress, close,     closed, olga",
        "inprogress, reopen,    422, ",
        "closed,     take,      422, ",
        "closed,     assign,    422, ",
        "closed,     release,   422, ",
        "closed,     follow-up, 422, ",
        "closed,     close,     422, ",
        "closed,     reopen,    open, ",
    })
    void everyStateAndEveryTransition(String from, String transition, String to, String assignee) {
        var ticket = in(from);
        var version = ticket.path("version").intValue();
        var answer = send(person("olga", path(ticket)).header("If-Match", "\"v" + version + "\""), body(transition));
        if (to.equals("422")) {
            assertProblem(answer, 422, "not-possible");
            assertThat(json(answer).path("ticket")).isEqualTo(ticket);
            return;
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer).path("state").stringValue()).isEqualTo(to);
        assertThat(json(answer).path("assignee").asString(null)).isEqualTo(assignee);
        assertThat(json(answer).path("version").intValue())
                .isEqualTo(transition.equals("follow-up") ? version : version + 1);
        assertThat(json(answer)
                        .path("timeline")
                        .valueStream()
                        .toList()
                        .getLast()
                        .path("who")
                        .stringValue())
                .isEqualTo("olga");
    }

    @Test
    void whoComesLateGetsTheTicketAsItIs() {
        var ticket = opened("late");
        assertThat(send(person("olga", path(ticket)), TAKE).statusCode()).isEqualTo(200);
        var late = send(person("bo", path(ticket)), TAKE);

        assertProblem(late, 409, "changed-meanwhile");
        assertThat(json(late).path("detail").stringValue()).startsWith("olga moved this ticket at ");
        assertThat(json(late).path("ticket").path("assignee").stringValue()).isEqualTo("olga");
        assertThat(json(late).path("ticket").path("version").intValue()).isEqualTo(2);
    }

    @Test
    void aRefreshedFactRejectsNoTransition() {
        var ticket = opened("fact");
        report(lamp("fact").replace("Lamp is overdue", "Lamp is dark"));
        assertThat(send(person("olga", path(ticket)), TAKE).statusCode()).isEqualTo(200);
    }

    @Test
    void aTransitionNamesTheVersionThatWasSeen() {
        var ticket = opened("seen");
        assertProblem(move(id(ticket), "{\"transition\": \"release\"}"), 428, "no-version");
        for (var tag : List.of("*", "\"1\"", "v1", "W/\"v1\"", "\"v1\", \"v2\"")) {
            assertProblem(
                    send(person("olga", path(ticket)).header("If-Match", tag), "{\"transition\": \"take\"}"),
                    400,
                    "bad-if-match");
        }
        assertProblem(send(person("olga", path(ticket)).header("If-Match", "\"v2\""), TAKE), 400, "bad-version");
        assertThat(send(person("olga", path(ticket)).header("If-Match", "\"v1\""), TAKE)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aTokenTakesATicketForAnAccountOfItsRegion() {
        var ticket = opened("token");
        assertProblem(move(id(ticket), TAKE), 422, "not-possible");
        for (var stranger : List.of("nora", "vera", "nobody", "api")) {
            assertProblem(
                    move(id(ticket), TAKE.replace("}", ", \"assignee\": \"" + stranger + "\"}")), 422, "not-possible");
        }
        var taken = move(id(ticket), TAKE.replace("}", ", \"assignee\": \"bo\"}"));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
        assertThat(json(taken).path("assignee").stringValue()).isEqualTo("bo");
        var entry = json(taken).path("timeline").valueStream().toList().getLast();
        assertThat(entry.path("who").stringValue()).isEqualTo("api");
        assertThat(entry.path("note").stringValue()).isEqualTo("for bo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DK-999999", "x", "DK-0", "%00"})
    void whatIsNotThereIsNotFound(String id) {
        assertThat(send(person("olga", TICKETS + "/" + id + "/transitions"), TAKE)
                        .statusCode())
                .isIn(400, 404);
        assertThat(send(person("olga", TICKETS + "/" + id + "/comments"), "{\"text\": \"x\"}")
                        .statusCode())
                .isIn(400, 404);
    }

    @Test
    void aForeignTicketIsNotFoundAndAViewerMovesNothing() {
        var ticket = opened("foreign-ticket");
        assertProblem(send(person("nora", path(ticket)), TAKE), 404, "no-such-ticket");
        assertProblem(
                send(person("nora", TICKETS + "/" + id(ticket) + "/comments"), "{\"text\": \"x\"}"),
                404,
                "no-such-ticket");
        assertProblem(send(person("vera", path(ticket)), TAKE), 403, "not-allowed");
        var bulk = send(
                person("nora", TICKETS + "/transitions"),
                "{\"items\": [" + TAKE.replace("{", "{\"id\": \"" + id(ticket) + "\", ") + "]}");
        assertThat(json(bulk).path("items").path(0).path("outcome").stringValue())
                .isEqualTo("not-found");
    }

    static Stream<Arguments> bodiesThatCannotBe() {
        return Stream.of(
                Arguments.of("{}", "bad-transition"),
                Arguments.of("{\"transition\": \"explode\", \"version\": 1}", "bad-transition"),
                Arguments.of("{\"transition\": 1, \"version\": 1}", "bad-transition"),
                Arguments.of("{\"transition\": \"take\", \"version\": \"1\"}", "bad-version"),
                Arguments.of("{\"transition\": \"take\", \"version\": 1.5}", "bad-version"),
                Arguments.of("{\"transition\": \"take\", \"version\": 99999999999}", "bad-version"),
                Arguments.of("{\"transition\": \"take\", \"version\": 1, \"note\": \"x\"}", "bad-note"),
                Arguments.of("{\"transition\": \"release\", \"version\": 1, \"assignee\": \"bo\"}", "bad-assignee"),
                Arguments.of("{\"transition\": \"assign\", \"version\": 1}", "bad-assignee"),
                Arguments.of("{\"transition\": \"close\", \"version\": 1}", "bad-reason"),
                Arguments.of("{\"transition\": \"close\", \"version\": 1, \"reason\": \"recovered\"}", "bad-reason"),
                Arguments.of("{\"transition\": \"close\", \"version\": 1, \"reason\": \"expired\"}", "bad-reason"),
                Arguments.of(
                        "{\"transition\": \"close\", \"version\": 1, \"reason\": \"fixed\", \"withScreens\": 1}",
                        "bad-withScreens"),
                Arguments.of("{\"transition\": \"take\", \"version\": 1, \"withScreens\": true}", "bad-withScreens"),
                Arguments.of("{\"transition\": \"take\", \"version\": 1, \"state\": \"closed\"}", "unknown-field"),
                Arguments.of(
                        "{\"transition\": \"reopen\", \"version\": 1, \"note\": \"" + "x".repeat(2_001) + "\"}",
                        "bad-note"));
    }

    @ParameterizedTest
    @MethodSource("bodiesThatCannotBe")
    void aHostileBodyIsAProblem(String body, String slug) {
        assertProblem(move("DK-1", body), 400, slug);
    }

    @Test
    void manyAreMovedAtOnceEachWithItsOwnResult() {
        var tickets = IntStream.range(0, 40).mapToObj(i -> opened("bulk-" + i)).toList();
        assertThat(send(person("bo", path(tickets.get(7))), TAKE).statusCode()).isEqualTo(200);
        var items = tickets.stream()
                .map(ticket -> TAKE.replace("{", "{\"id\": \"" + id(ticket) + "\", "))
                .collect(Collectors.toList());
        items.add(TAKE.replace("{", "{\"id\": \"DK-999999\", "));
        items.set(3, items.get(3).replace("take", "release"));

        var answer = send(person("olga", TICKETS + "/transitions"), "{\"items\": " + items + "}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var results = json(answer).path("items").valueStream().toList();
        assertThat(results).hasSize(41);
        for (int i = 0; i < 41; i++) {
            var result = results.get(i);
            var outcome = i == 3 ? "not-possible" : i == 7 ? "conflict" : i == 40 ? "not-found" : "done";
            assertThat(result.path("outcome").stringValue()).isEqualTo(outcome);
            assertThat(result.has("problem")).isEqualTo(!outcome.equals("done"));
            if (i < 40) {
                assertThat(id(result)).isEqualTo(id(tickets.get(i)));
            }
        }
        assertThat(results.get(7)
                        .path("problem")
                        .path("ticket")
                        .path("assignee")
                        .stringValue())
                .isEqualTo("bo");
        assertThat(results.getFirst().path("ticket").path("assignee").stringValue())
                .isEqualTo("olga");
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("listsThatCannotBe")
    void aListIsCheckedAsAWholeBeforeAnythingIsMoved(String body, String slug) {
        var ticket = opened("checked-" + UUID.randomUUID());
        assertProblem(send(person("olga", TICKETS + "/transitions"), body.replace("ID", id(ticket))), 400, slug);
        assertThat(json(get(TICKETS + "/" + id(ticket))).path("state").stringValue())
                .isEqualTo("open");
    }

    static Stream<Arguments> listsThatCannotBe() {
        var item = "{\"id\": \"ID\", \"transition\": \"take\", \"version\": 1}";
        return Stream.of(
                Arguments.of("{\"items\": []}", "bad-items"),
                Arguments.of("{\"items\": {}}", "bad-items"),
                Arguments.of("{\"items\": [1]}", "bad-items"),
                Arguments.of("{\"items\": [" + String.join(",", Collections.nCopies(501, "{}")) + "]}", "bad-items"),
                Arguments.of("{\"items\": [" + item + "," + item + "]}", "bad-id"),
                Arguments.of("{\"items\": [" + item + "," + item.replace("ID", "no id") + "]}", "bad-id"),
                Arguments.of(
                        "{\"items\": [" + item + ", {\"id\": \"DK-1\", \"transition\": \"take\"}]}", "bad-version"),
                Arguments.of("{\"items\": [" + item + "], \"force\": true}", "unknown-field"),
                Arguments.of("{\"items\": [" + item.replace("version", "versio") + "]}", "unknown-field"));
    }

    @Test
    void aCommentRaisesTheRevisionAndNotTheVersion() {
        var ticket = opened("comment");
        var answer = send(
                person("olga", TICKETS + "/" + id(ticket) + "/comments"),
                "{\"text\": \"The <b>lamp</b> is ordered\\u202e\\nWill come on Friday\"}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer).path("version").intValue()).isEqualTo(1);
        assertThat(json(answer).path("revision").intValue()).isEqualTo(2);
        var entry = json(answer).path("timeline").valueStream().toList().getLast();
        assertThat(entry.path("what").stringValue()).isEqualTo("comment");
        assertThat(entry.path("note").stringValue()).isEqualTo("The <b>lamp</b> is ordered\nWill come on Friday");
        assertProblem(
                send(person("olga", TICKETS + "/" + id(ticket) + "/comments"), "{\"text\": \" \\u200b\"}"),
                422,
                "not-possible");
    }

    /** A ticket of an alert, which every transition applies to. */
    private JsonNode in(String state) {
        var screen = "rest-" + UUID.randomUUID();
        desk.report(List.of(offline(screen).fires()), false);
        var ticket = json(get(TICKETS + "?screen=" + screen)).path("items").path(0);
        if (state.equals("inprogress")) {
            send(person("olga", path(ticket)), TAKE);
        } else if (state.equals("closed")) {
            send(person("olga", path(ticket)), body("close").replace("}", ", \"version\": 1}"));
        }
        return json(get(TICKETS + "/" + id(ticket)));
    }

    private static String body(String transition) {
        return "{\"transition\": \"" + transition + "\""
                + switch (transition) {
                    case "assign" -> ", \"assignee\": \"bo\"}";
                    case "close" -> ", \"reason\": \"fixed\", \"note\": \"done\"}";
                    case "follow-up" -> ", \"note\": \"order a lamp\"}";
                    default -> "}";
                };
    }

    private static String path(JsonNode ticket) {
        return TICKETS + "/" + id(ticket) + "/transitions";
    }
}
