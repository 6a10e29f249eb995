package com.cinemataztic.incidents.assistants.web;

import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.overview.HandoverDesk;
import com.cinemataztic.incidents.overview.HandoverText;
import com.cinemataztic.incidents.overview.SiteDirectory;
import com.cinemataztic.incidents.platform.MonitoringStatus;
import com.cinemataztic.incidents.platform.web.NotFound;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.board.TicketQueue;
import com.cinemataztic.incidents.tickets.board.TicketSearch;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import com.cinemataztic.incidents.tickets.web.TicketSummaries;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** A reader of one region learns nothing of another by any tool. */
@PortalTest
class ForeignRegionsWebTests {

    private static final Set<RegionId> NORWAY = Set.of(new RegionId("norway"));
    private static final Actor VIEWER = new Actor("reader", Role.VIEWER, NORWAY, "reader");
    private static final Actor OPERATOR = new Actor("writer", Role.OPERATOR, NORWAY, "writer");

    @Autowired
    ApplicationContext portal;

    @BeforeEach
    void aTicketInEachOfTwoRegions() {
        portal.getBean(TicketDesk.class)
                .report(
                        List.of(
                                offline("1").fires(),
                                offline("2").region("norway").fires()),
                        false);
    }

    @Test
    void noListAndNoCountNamesAForeignTicket() {
        for (var tool : List.of("list_tickets", "list_tickets_that_will_miss_their_show", "list_regions")) {
            assertThat(asked(VIEWER, tool, Map.of())).contains("norway").doesNotContain("denmark");
        }
        for (var tool : List.of("list_tickets", "list_tickets_that_will_miss_their_show")) {
            assertThat(asked(VIEWER, tool, Map.of("region", List.of("denmark"))))
                    .contains("\"items\":[]");
        }
    }

    @Test
    void aForeignTicketIsLikeOneThatDoesNotExist() {
        var id = portal.getBean(LiveBoard.class).snapshot().rows().values().stream()
                .filter(row -> row.subject().region().value().equals("denmark"))
                .map(row -> row.id().value())
                .findFirst()
                .orElseThrow();
        for (var asked : List.of(id, "DK-999999")) {
            assertThatThrownBy(() -> asked(VIEWER, "get_ticket", Map.of("id", List.of(asked))))
                    .isInstanceOf(NotFound.class)
                    .hasMessage("There is no ticket of that id for you.");
        }
    }

    @Test
    void theHandoverIsForThoseWhoWorkInTheRegion() {
        assertThat(asked(OPERATOR, "write_handover", Map.of())).doesNotContain("DK-");
        assertThatThrownBy(() -> asked(OPERATOR, "write_handover", Map.of("region", List.of("denmark"))))
                .hasMessage("There is no region of that id for you.");
        assertThatThrownBy(() -> asked(VIEWER, "write_handover", Map.of()))
                .hasMessage("Only operators and admins read the handover.");
    }

    private String asked(Actor reader, String name, Map<String, List<String>> given) {
        var answer = tools().filter(tool -> tool.name().equals(name))
                .findFirst()
                .orElseThrow()
                .answer()
                .to(reader, given);
        return portal.getBean(JsonMapper.class).writeValueAsString(answer);
    }

    private Stream<Tool> tools() {
        return Stream.concat(
                new TicketTools(
                                portal.getBean(TicketSearch.class),
                                portal.getBean(TicketQueue.class),
                                portal.getBean(TicketSummaries.class),
                                portal.getBean(MonitoringStatus.class),
                                portal.getBean(Clock.class))
                        .all(),
                new SiteTools(
                                portal.getBean(SiteDirectory.class),
                                portal.getBean(HandoverDesk.class),
                                portal.getBean(HandoverText.class))
                        .all());
    }
}
