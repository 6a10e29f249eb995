package com.cinemataztic.incidents.overview.web;

import static com.cinemataztic.incidents.support.Given.offline;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.is;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.cinemataztic.incidents.fleet.FleetDirectory;
import com.cinemataztic.incidents.fleet.FleetReading;
import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.support.Evening;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** Regions, cinemas, machines and figures over REST: the fleet and the tickets together, each reader's own regions only. */
@PortalTest
@Import(Evening.class)
class SitesAndFiguresWebTests {

    @Autowired
    MockMvc http;

    @Autowired
    TicketDesk desk;

    @Autowired
    FleetDirectory fleet;

    @Autowired
    AccountDesk accounts;

    @BeforeEach
    void anEvening() {
        FleetReading.again(fleet);
        desk.report(
                List.of(
                        offline("s1").fires(),
                        offline("s2").severity(Severity.WARNING).fires(),
                        offline("s3")
                                .region("norway")
                                .severity(Severity.WARNING)
                                .fires()),
                false);
        accounts.add(Actor.SYSTEM, "nora", "a good password", Role.VIEWER, Set.of(new RegionId("norway")));
    }

    @Test
    void aRegionHasItsLiveTicketsCounted() throws Exception {
        byToken("/api/regions")
                .andExpect(jsonPath("$.items[?(@.id=='denmark')].liveTickets.open", contains(2)))
                .andExpect(jsonPath("$.items[?(@.id=='denmark')].liveTickets.worstSeverity", contains("critical")))
                .andExpect(jsonPath("$.items[?(@.id=='norway')].liveTickets.worstSeverity", contains("warning")))
                .andExpect(jsonPath("$.items[?(@.id=='spain')].liveTickets.open", contains(0)))
                .andExpect(jsonPath("$.items[?(@.id=='spain')].liveTickets.worstSeverity", empty()));
    }

    @Test
    void aReaderOfOneRegionLearnsNothingOfAnother() throws Exception {
        asNora("/api/regions").andExpect(jsonPath("$.items[*].id", contains("norway", "unassigned")));
        asNora("/api/cinemas").andExpect(jsonPath("$.items[*].region", everyItem(is("norway"))));
        asNora("/api/machines").andExpect(jsonPath("$.items[*].region", everyItem(is("norway"))));
        asNora("/api/stats").andExpect(jsonPath("$.regions[*].region", contains("norway")));
        for (var path : List.of("/api/cinemas", "/api/machines")) {
            asNora(path + "?region=denmark")
                    .andExpect(jsonPath("$.items", empty()))
                    .andExpect(jsonPath("$.total").value(0));
        }
        asNora("/api/stats?region=denmark")
                .andExpect(jsonPath("$.days", empty()))
                .andExpect(jsonPath("$.regions", empty()));
    }

    @Test
    void aCinemaHasItsScreensMachinesAndTickets() throws Exception {
        byToken("/api/cinemas?region=denmark")
                .andExpect(jsonPath("$.items[*].region", everyItem(is("denmark"))))
                .andExpect(jsonPath("$.items[0].screens[0].machines[0].state", in(List.of("ok", "faulty", "unknown"))));
        byToken("/api/cinemas?limit=1")
                .andExpect(jsonPath("$.items", hasSize(1)))
                .andExpect(jsonPath("$.next").exists());
    }

    @Test
    void aMachineOfWhichThereIsNoFreshDataIsUnknown() throws Exception {
        byToken("/api/machines?state=unknown")
                .andExpect(jsonPath("$.items[*].state", everyItem(is("unknown"))))
                .andExpect(jsonPath("$.readAt").exists());
        byToken("/api/machines?state=faulty,ok")
                .andExpect(jsonPath("$.items[*].state", everyItem(in(List.of("faulty", "ok")))))
                .andExpect(jsonPath("$.items[*].state", hasItem("faulty")));
    }

    @Test
    void figuresAreOfTheTicketsOpenedInThatTime() throws Exception {
        byToken("/api/stats?region=denmark,norway")
                .andExpect(jsonPath("$.complete").value(true))
                .andExpect(jsonPath("$.regions[*].region", containsInAnyOrder("denmark", "norway")))
                .andExpect(jsonPath("$.regions[?(@.region=='denmark')].opened", contains(2)))
                .andExpect(jsonPath("$.regions[?(@.region=='denmark')].live", contains(2)));
        byToken("/api/stats?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z")
                .andExpect(jsonPath("$.regions", empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/regions?region=denmark, unknown-parameter",
        "/api/cinemas?region=-, bad-region",
        "/api/cinemas?limit=501, bad-limit",
        "/api/machines?state=well, bad-state",
        "/api/machines?cursor=x, bad-cursor",
        "/api/stats?from=2026-01-01T00:00:00Z&to=2026-06-01T00:00:00Z, bad-range",
        "/api/stats?from=2100-01-01T00:00:00Z, bad-range",
        "/api/stats?to=now, bad-to"
    })
    void whatCannotBeAskedIsAProblem(String path, String slug) throws Exception {
        http.perform(get(path).header("Authorization", "Bearer " + PortalTest.API_TOKEN))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("urn:incidents:problem:" + slug));
    }

    private ResultActions byToken(String path) throws Exception {
        return http.perform(get(path).header("Authorization", "Bearer " + PortalTest.API_TOKEN))
                .andExpect(status().isOk());
    }

    private ResultActions asNora(String path) throws Exception {
        return http.perform(get(path).with(user("nora").roles("VIEWER"))).andExpect(status().isOk());
    }
}
