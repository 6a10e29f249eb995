package com.cinemataztic.incidents.tickets.web;

import static com.cinemataztic.incidents.support.Given.offline;
import static com.cinemataztic.incidents.tickets.web.ListRequests.body;
import static com.cinemataztic.incidents.tickets.web.ListRequests.byToken;
import static com.cinemataztic.incidents.tickets.web.ListRequests.json;
import static com.cinemataztic.incidents.tickets.web.ListRequests.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.json.JsonMapper;

/** Lists of tickets over REST: filters, sorts and pages, as JSON and as a table. */
@PortalTest
class TicketListWebTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Actor OLGA = new Actor("olga", Role.OPERATOR, Set.of());

    @Autowired
    MockMvc http;

    @Autowired
    TicketDesk desk;

    @Autowired
    LiveBoard board;

    @Autowired
    AccountDesk accounts;

    @BeforeEach
    void anEvening() {
        if (!board.snapshot().rows().isEmpty()) {
            return;
        }
        desk.report(
                List.of(
                        offline("s1").summary("Bio Elephant is dark").fires(),
                        offline("s2").severity(Severity.WARNING).fires(),
                        offline("s3").error("wrong-resolution").fires(),
                        offline("s4").region("germany").fires(),
                        offline("s5").severity(Severity.INFO).fires()),
                false);
        desk.apply(row("s2").id(), 1, new Transition.Take(), OLGA);
        desk.apply(row("s5").id(), 1, new Transition.Close(CloseReason.FIXED, ""), OLGA);
        accounts.add(Actor.SYSTEM, "dana", "a good password", Role.VIEWER, Set.of(new RegionId("denmark")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                | s1 s2 s3 s4 s5",
                "region=denmark                  | s1 s2 s3 s5",
                "region=denmark,germany          | s1 s2 s3 s4 s5",
                "region=norway                   | ''",
                "state=open                      | s1 s3 s4",
                "state=open&state=inprogress     | s1 s2 s3 s4",
                "severity=critical               | s1 s3 s4",
                "severity=warning,info           | s2 s5",
                "cinema=dk-001                   | s1 s2 s3 s4 s5",
                "cinema=dk-002                   | ''",
                "screen=s1&screen=s2             | s1 s2",
                "error=wrong-resolution          | s3",
                "assignee=olga                   | s2",
                "text=elephant%20BIO             | s1",
                "text=nowhere                    | ''",
                "from=2020-01-01T00:00:00Z       | s1 s2 s3 s4 s5",
                "to=2020-01-01T00:00:00%2B01:00  | ''",
                "severity=critical&state=open&region=denmark&error=machine-offline | s1"
            })
    void eachFilterSelects(@Nullable String query, String screens) throws Exception {
        for (var sort : List.of("createdAt", "updatedAt")) {
            var items =
                    json(http, query == null ? "" : query + "&", "sort=" + sort).path("items");
            assertThat(texts(items, "screenId"))
                    .containsExactlyInAnyOrder(screens.isEmpty() ? new String[0] : screens.split(" "));
        }
    }

    @Test
    void eachSortHasItsOrder() throws Exception {
        assertThat(texts(json(http, "sort=updatedAt").path("items"), "screenId"))
                .startsWith("s5", "s2");
        assertThat(texts(json(http, "sort=severity").path("items"), "severity"))
                .containsExactly("critical", "critical", "critical", "warning");
        assertThat(texts(json(http, "sort=deadline").path("items"), "screenId"))
                .containsExactlyInAnyOrder("s1", "s2", "s3", "s4");
        assertThat(texts(json(http, "sort=createdAt").path("items"), "createdAt"))
                .isSortedAccordingTo((one, other) -> other.compareTo(one));
    }

    @Test
    void aListSaysHowManyThereAreWhereItKnows() throws Exception {
        assertThat(json(http, "region=denmark&limit=1").path("total").asInt()).isEqualTo(4);
        assertThat(json(http, "sort=deadline&severity=critical&limit=1")
                        .path("total")
                        .asInt())
                .isEqualTo(3);
        assertThat(json(http, "severity=critical").has("total")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "regions=denmark, unknown-parameter",
        "limit=0, bad-limit",
        "limit=1001, bad-limit",
        "limit=1&limit=2, bad-limit",
        "state=done, bad-state",
        "severity=fatal, bad-severity",
        "region=%00, bad-region",
        "region=-, bad-region",
        "sort=id, bad-sort",
        "sort=deadline&state=closed, bad-sort",
        "from=yesterday, bad-from",
        "from=%2B999999999-01-01T00:00:00Z, bad-from",
        "from=2026-11-25T22:00:00, bad-from",
        "from=2026-11-25T22:00:00Z&to=2026-11-25T22:00:00Z, bad-range",
        "text=a%0Ab, bad-text",
        "cursor=, ''",
        "cursor=x, bad-cursor",
        "cursor=AAAA, bad-cursor"
    })
    void whatCannotBeAskedIsAProblemInOneSentence(String query, String slug) throws Exception {
        var answer = http.perform(byToken(get(URI.create("/api/tickets?" + query))));
        if (slug.isEmpty()) {
            answer.andExpect(status().isOk());
        } else {
            answer.andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.type").value("urn:incidents:problem:" + slug))
                    .andExpect(jsonPath("$.detail").value(endsWith(".")));
        }
    }

    @Test
    void aViewerOfOneRegionLearnsNothingOfAnother() throws Exception {
        var german = row("s4").id();
        for (var path : List.of(
                "/api/tickets?region=germany",
                "/api/tickets?region=germany&sort=deadline",
                "/api/tickets?text=" + german + "&sort=updatedAt")) {
            var list = JSON.readTree(body(http, get(path).with(user("dana").roles("VIEWER"))));
            assertThat(list.path("items")).isEmpty();
            assertThat(list.path("total").asInt(0)).isZero();
            assertThat(list.has("next")).isFalse();
        }
        assertThat(texts(
                        JSON.readTree(body(
                                        http,
                                        get("/api/tickets").with(user("dana").roles("VIEWER"))))
                                .path("items"),
                        "region"))
                .containsOnly("denmark");
        assertThat(body(http, get("/api/tickets.csv").with(user("dana").roles("VIEWER"))))
                .doesNotContain("germany");
        for (var path : List.of("/api/tickets/" + german, "/api/tickets/" + german + "/timeline")) {
            http.perform(get(path).with(user("dana").roles("VIEWER"))).andExpect(status().isNotFound());
        }
    }

    @Test
    void aTimelineIsReadPageByPage() throws Exception {
        var id = row("s5").id();
        var path = "/api/tickets/" + id + "/timeline?limit=1";
        var first = JSON.readTree(body(http, byToken(get(path))));
        assertThat(texts(first.path("items"), "what")).containsExactly("opened");
        assertThat(first.path("total").asInt()).isEqualTo(2);
        var cursor = first.path("next").asString();
        var second = JSON.readTree(body(http, byToken(get(path + "&cursor=" + cursor))));
        assertThat(texts(second.path("items"), "what")).containsExactly("closed");
        assertThat(second.has("next")).isFalse();
        http.perform(byToken(get("/api/tickets/" + row("s1").id() + "/timeline?cursor=" + cursor)))
                .andExpect(status().isBadRequest());
    }

    @Test
    void aTableHasTheSameTicketsAndNoFormula() throws Exception {
        desk.report(
                List.of(offline("f")
                        .region("spain")
                        .summary("=HYPERLINK(\"http://evil\")")
                        .fires()),
                false);
        var table = http.perform(byToken(get("/api/tickets.csv?state=open&region=spain&text=evil")))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Type", "text/csv;charset=UTF-8"))
                .andExpect(header().string("Content-Disposition", startsWith("attachment")))
                .andReturn()
                .getResponse()
                .getContentAsString();
        var lines = table.split("\r\n");
        assertThat(lines).hasSize(2);
        assertThat(lines[0]).startsWith("id,state,severity,region,");
        assertThat(table).contains("\"'=HYPERLINK(\"\"http://evil\"\")\"");
        http.perform(byToken(get("/api/tickets.csv?limit=1"))).andExpect(status().isBadRequest());
    }

    private TicketRow row(String screen) {
        return board.snapshot().rows().values().stream()
                .filter(row -> screen.equals(row.subject().screenId()))
                .findFirst()
                .orElseThrow();
    }
}
