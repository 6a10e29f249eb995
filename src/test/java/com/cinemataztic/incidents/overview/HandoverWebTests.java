package com.cinemataztic.incidents.overview;

import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.notifications.GivenContact;
import com.cinemataztic.incidents.oncall.ContactDesk;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The handover over REST. */
@PortalTest
@DirtiesContext
class HandoverWebTests {

    private static final Actor OLGA = new Actor("olga", Role.OPERATOR, Set.of());

    @Autowired
    MockMvc http;

    @Autowired
    TicketDesk desk;

    @Autowired
    LiveBoard board;

    @Autowired
    ContactDesk contacts;

    @Autowired
    AccountDesk accounts;

    @Autowired
    RegionDirectory regions;

    @BeforeEach
    void aShift() {
        if (board.snapshot().rows().isEmpty()) {
            contacts.add(Actor.SYSTEM, GivenContact.named("NOC").asFallback());
            accounts.add(Actor.SYSTEM, "vera", "a good password", Role.OPERATOR, Set.of(new RegionId("norway")));
            desk.report(
                    List.of(
                            offline("s1").fires(),
                            offline("s2").fires(),
                            offline("s3").summary("x\nWaiting now (9)").fires(),
                            offline("s4").region("norway").fires()),
                    false);
            move("s1", new Transition.Take());
            move("s2", new Transition.Close(CloseReason.FALSE_ALARM, ""));
        }
    }

    @Test
    void itTellsOfARegionWhatWasOpenedAndClosedWhatWaitsAndWhoAnswers() throws Exception {
        http.perform(byToken(get("/api/handover?region=denmark&hours=4")))
                .andExpect(status().isOk())
                .andExpect(content().contentType("application/json"))
                .andExpect(jsonPath("$.region").value("denmark"))
                .andExpect(jsonPath("$.complete").value(true))
                .andExpect(jsonPath("$.opened", hasSize(3)))
                .andExpect(jsonPath("$.recovered", hasSize(0)))
                .andExpect(jsonPath("$.closed", hasSize(1)))
                .andExpect(jsonPath("$.closed[0].reason").value("false-alarm"))
                .andExpect(jsonPath("$.closed[0].by").value("olga"))
                .andExpect(jsonPath("$.closed[0].snoozed").value(true))
                .andExpect(jsonPath("$.waiting", hasSize(3)))
                .andExpect(jsonPath("$.waiting[0].on").value("nobody"))
                .andExpect(jsonPath("$.waiting[1].on").value("holder"))
                .andExpect(jsonPath("$.waiting[1].who").value("olga"))
                .andExpect(jsonPath("$.waiting[2].on").value("snooze"))
                .andExpect(jsonPath("$.waiting[2].until").exists())
                .andExpect(jsonPath("$.deadlines", hasSize(2)))
                .andExpect(jsonPath("$.deadlines[0].deadline").value("unknown"))
                .andExpect(jsonPath("$.answering", hasSize(1)))
                .andExpect(jsonPath("$.answering[0].source").value("fallback"))
                .andExpect(jsonPath("$.answering[0].people[0]").value("NOC"))
                .andExpect(jsonPath("$.tonight.until").exists())
                .andExpect(jsonPath("$.tonight.blind").isNotEmpty())
                .andExpect(jsonPath("$.tonight.regions").isArray());
    }

    @Test
    void withoutARegionItTellsOfAllThatMayBeSeen() throws Exception {
        http.perform(byToken(get("/api/handover")))
                .andExpect(jsonPath("$.region").doesNotExist())
                .andExpect(jsonPath("$.opened", hasSize(4)))
                .andExpect(jsonPath("$.answering[*].region", hasItem("new-zealand")));
        http.perform(get("/api/handover").with(user("vera").roles("OPERATOR")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.opened", hasSize(1)))
                .andExpect(jsonPath("$.opened[0].ticket.region").value("Norway"))
                .andExpect(jsonPath("$.answering", hasSize(2)));
    }

    @Test
    void whoAsksForTextGetsTheTextThatPeopleCopy() throws Exception {
        var text = http.perform(byToken(get("/api/handover?region=denmark").accept("text/plain")))
                .andExpect(status().isOk())
                .andExpect(content().contentType("text/plain;charset=UTF-8"))
                .andExpect(content().string(containsString("Handover · Denmark: 2 open tickets\n")))
                .andExpect(content().string(containsString("false alarm, by olga")))
                .andExpect(content().string(not(containsString("\nWaiting now (9)"))))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(text).doesNotContain("null");
    }

    @Test
    void aBrowserAndWhoTakesAnythingGetJson() throws Exception {
        for (var accept : List.of("*/*", "text/html,application/xhtml+xml,*/*;q=0.8", "application/json")) {
            http.perform(byToken(get("/api/handover?region=denmark").header("Accept", accept)))
                    .andExpect(status().isOk())
                    .andExpect(content().contentType("application/json"));
        }
    }

    @Test
    void anOperatorSeesOwnRegionsOnlyAndAnUnknownOneIsNotMadeKnown() throws Exception {
        http.perform(get("/api/handover?region=denmark").with(user("vera").roles("OPERATOR")))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.type").value("urn:incidents:problem:no-such-region"));
        http.perform(byToken(get("/api/handover?region=atlantis").accept("text/plain")))
                .andExpect(status().isNotFound())
                .andExpect(content().contentType("application/problem+json"));
        assertThat(regions.all()).extracting(region -> region.id().value()).doesNotContain("atlantis");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/handover?hours=0,        bad-hours",
        "/api/handover?hours=25,       bad-hours",
        "/api/handover?hours=1e9,      bad-hours",
        "/api/handover?region=%0d%0a%21, bad-region"
    })
    void whatCannotBeAskedIsAProblem(String path, String slug) throws Exception {
        for (var accept : List.of("application/json", "text/plain")) {
            http.perform(byToken(get(URI.create(path)).accept(accept)))
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.type").value("urn:incidents:problem:" + slug));
        }
    }

    @Test
    void theDoorIsClosedToStrangersAndOpensForReadingOnly() throws Exception {
        http.perform(get("/api/handover")).andExpect(status().isUnauthorized());
        http.perform(byToken(post("/api/handover"))).andExpect(status().isForbidden());
        http.perform(get("/api/handover").with(user("nobody").roles("ADMIN"))).andExpect(status().isUnauthorized());
    }

    private void move(String screen, Transition transition) {
        var row = board.snapshot().rows().values().stream()
                .filter(each -> screen.equals(each.subject().screenId()))
                .findFirst()
                .orElseThrow();
        TicketId id = row.id();
        desk.apply(id, row.version(), transition, OLGA);
    }

    private static MockHttpServletRequestBuilder byToken(MockHttpServletRequestBuilder request) {
        return request.header("Authorization", "Bearer " + PortalTest.API_TOKEN);
    }
}
