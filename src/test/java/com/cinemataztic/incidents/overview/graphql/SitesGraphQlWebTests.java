package com.cinemataztic.incidents.overview.graphql;

import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.fleet.FleetDirectory;
import com.cinemataztic.incidents.fleet.FleetReading;
import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.support.BrowserSession;
import com.cinemataztic.incidents.support.Evening;
import com.cinemataztic.incidents.support.GraphQlClient;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/** Cinemas with their machines and tickets, and figures, over GraphQL. */
@PortalTest
@Import(Evening.class)
class SitesGraphQlWebTests {

    private static final String PASSWORD = "a good password";
    private static final String CINEMAS =
            "{ cinemas { id name region zone nextShowAt liveTickets { open worstSeverity }"
                    + " tickets { id region screenId } screens { id name machines { id state dataAt } } } }";

    @LocalServerPort
    int port;

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
                List.of(offline("s1").fires(), offline("s3").region("norway").fires()), false);
    }

    @Test
    void aCinemaHasItsScreensMachinesAndTickets() {
        var id = danish().path("id").asString();
        script().ask("mutation { openTicket(input: {key: \"" + id + "\", errorId: \"sound-lost\", errorDescription:"
                + " \"No sound\", severity: info, region: \"denmark\", cinemaId: \"" + id + "\"}) { __typename } }");
        var cinema = danish();
        assertThat(cinema.path("tickets").size()).isEqualTo(1);
        assertThat(cinema.at("/tickets/0/region").asString()).isEqualTo("denmark");
        assertThat(cinema.at("/liveTickets/open").asInt()).isEqualTo(1);
        assertThat(cinema.at("/liveTickets/worstSeverity").asString()).isEqualTo("info");
        assertThat(cinema.at("/screens/0/machines/0/state").asString()).isIn("ok", "faulty", "unknown");
    }

    private JsonNode danish() {
        return StreamSupport.stream(script().ask(CINEMAS).at("/data/cinemas").spliterator(), false)
                .filter(cinema -> cinema.path("region").asString().equals("denmark"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aReaderOfOneRegionLearnsNothingOfAnother() {
        accounts.add(Actor.SYSTEM, "nanna", PASSWORD, Role.VIEWER, Set.of(new RegionId("norway")));
        var nanna = GraphQlClient.of(new BrowserSession(port).login("nanna", PASSWORD));
        assertThat(values(nanna.ask(CINEMAS).at("/data/cinemas"), "region")).doesNotContain("denmark");
        assertThat(nanna.ask("{ cinemas(region: [\"denmark\"]) { id } }")
                        .at("/data/cinemas")
                        .isEmpty())
                .isTrue();
        assertThat(values(nanna.ask("{ stats { regions { region } } }").at("/data/stats/regions"), "region"))
                .containsExactly("norway");
        assertThat(nanna.ask("{ stats(region: [\"denmark\"]) { days { opened } regions { opened } } }")
                        .at("/data/stats/regions")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void figuresAreOfATimeThatThereIs() {
        var figures = script().ask("{ stats { from to complete days { date region opened } regions { region opened live"
                        + " timeToTake { count median p90 } shows { saved lost unknown } } } }")
                .at("/data/stats");
        assertThat(figures.path("complete").asBoolean()).isTrue();
        assertThat(values(figures.path("regions"), "region")).contains("denmark", "norway");
        assertThat(script().errorCode(
                                "{ stats(from: \"2026-01-02T00:00:00Z\", to: \"2026-01-01T00:00:00Z\") { complete } }"))
                .isEqualTo("bad-range");
        assertThat(script().errorCode("{ stats(from: \"yesterday\") { complete } }"))
                .isEqualTo("bad-query");
    }

    private GraphQlClient script() {
        return GraphQlClient.withToken(port, PortalTest.API_TOKEN);
    }

    private static List<String> values(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(each -> each.path(field).asString())
                .toList();
    }
}
