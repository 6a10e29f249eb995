package com.cinemataztic.incidents.tickets.web;

import static com.cinemataztic.incidents.support.Given.offline;
import static com.cinemataztic.incidents.tickets.web.ListRequests.byToken;
import static com.cinemataztic.incidents.tickets.web.ListRequests.json;
import static com.cinemataztic.incidents.tickets.web.ListRequests.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** Pages of lists of tickets over REST, in each sort. */
@PortalTest
class TicketPagesWebTests {

    @Autowired
    MockMvc http;

    @Autowired
    TicketDesk desk;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sort=createdAt",
                "sort=updatedAt",
                "sort=deadline",
                "sort=severity",
                "sort=createdAt&severity=critical",
                "sort=updatedAt&text=page",
                "sort=severity&region=denmark"
            })
    void pagesHoldEachTicketOnceWhateverIsOpenedBetween(String query) throws Exception {
        desk.report(
                IntStream.range(0, 30)
                        .<Signal>mapToObj(n -> offline("p" + n)
                                .summary("page")
                                .severity(n % 3 == 0 ? Severity.WARNING : Severity.CRITICAL)
                                .fires())
                        .toList(),
                false);
        var all = texts(json(http, query, "&limit=1000").path("items"), "id");
        var seen = new ArrayList<String>();
        var page = json(http, query, "&limit=7");
        int extra = 0;
        while (true) {
            seen.addAll(texts(page.path("items"), "id"));
            if (!page.has("next")) {
                break;
            }
            desk.report(List.of(offline("x" + extra++).region("estonia").fires()), false);
            page = json(http, query, "&limit=7&cursor=" + page.path("next").asString());
        }
        assertThat(seen).doesNotHaveDuplicates().containsAll(all);
        assertThat(seen.stream().filter(all::contains)).containsExactlyElementsOf(all);
    }

    @Test
    void aCursorBelongsToItsQuery() throws Exception {
        desk.report(
                List.of(
                        offline("c1").region("germany").fires(),
                        offline("c2").region("germany").fires()),
                false);
        var cursor = json(http, "region=germany&limit=1").path("next").asString();
        assertThat(json(http, "limit=2&region=germany&cursor=" + cursor).path("items"))
                .hasSize(1);
        for (var other :
                List.of("", "region=norway&", "region=germany&sort=updatedAt&", "region=germany&sort=deadline&")) {
            http.perform(byToken(get(URI.create("/api/tickets?" + other + "cursor=" + cursor))))
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.type").value("urn:incidents:problem:bad-cursor"));
        }
    }
}
