package com.cinemataztic.incidents.shell;

import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.TicketLinks;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;

/** What surrounds every page. */
@PortalTest
@WithMockUser(username = "admin", roles = "ADMIN")
class FrameViewTests extends SpringBrowserlessTest {

    @Autowired
    TicketDesk desk;

    @Autowired
    LiveBoard board;

    @Autowired
    AccountDesk accounts;

    @BeforeEach
    void people() {
        accounts.add(Actor.SYSTEM, "frame-viewer", "a good password", Role.VIEWER, Set.of(new RegionId("norway")));
    }

    @Test
    void anAdminHasTheDeskAndThePagesForAdmins() {
        UI.getCurrent().navigate("");
        assertThat(find(H2.class).withText("Admin").all()).hasSize(1);
        assertThat(links("side-nav"))
                .containsSubsequence(
                        "", "machines", "maintenance", "handover", "on-call", "admin/contacts", "admin/audit");
        assertThat(links("phone-nav")).contains("", "on-call").doesNotContain("machines", "admin/contacts");
    }

    @Test
    @WithMockUser(username = "frame-viewer", roles = "VIEWER")
    void aViewerHasOnlyThePagesThatAViewerMayOpen() {
        UI.getCurrent().navigate("");
        assertThat(find(H2.class).withText("Admin").all()).isEmpty();
        assertThat(links("side-nav"))
                .contains("", "machines")
                .noneMatch(link -> link.startsWith("admin") || link.equals("handover"));
    }

    @Test
    void theQueueShowsHowManyTicketsNobodyHasTakenAndTheWorst() {
        desk.report(List.of(offline("frame-1").fires()), false);
        await().until(() -> board.live(offline("frame-1").key()) != null);
        UI.getCurrent().navigate("machines");
        var before = count();
        assertThat(before).isPositive();
        var row = Objects.requireNonNull(board.live(offline("frame-1").key()));
        assertThat(status().getAttribute("level")).isNotEqualTo("quiet");
        desk.apply(row.id(), row.version(), new Transition.Take(), Actor.SYSTEM);
        await().pollInSameThread().untilAsserted(() -> {
            runPendingSignalsTasks();
            MockVaadin.INSTANCE.runUIQueue();
            assertThat(count()).isEqualTo(before - 1);
        });
    }

    @Test
    void aTicketThatOpensIsCountedInAnOpenPage() {
        UI.getCurrent().navigate("machines");
        var before = count();
        desk.report(List.of(offline("frame-2").fires()), false);
        await().pollInSameThread().untilAsserted(() -> {
            runPendingSignalsTasks();
            MockVaadin.INSTANCE.runUIQueue();
            assertThat(count()).isEqualTo(before + 1);
        });
    }

    @Test
    @WithMockUser(username = "frame-viewer", roles = "VIEWER")
    void ticketsOfOtherRegionsAreNotCounted() {
        desk.report(List.of(offline("frame-3").region("denmark").fires()), false);
        UI.getCurrent().navigate("machines");
        var before = count();
        desk.report(
                List.of(
                        offline("frame-4").region("norway").fires(),
                        offline("frame-5").region("denmark").fires()),
                false);
        await().pollInSameThread().untilAsserted(() -> {
            runPendingSignalsTasks();
            MockVaadin.INSTANCE.runUIQueue();
            assertThat(count()).isEqualTo(before + 1);
        });
    }

    @Test
    void thePageIsNamedInTheTopBarAndMarkedInTheNavigation() {
        UI.getCurrent().navigate("admin/contacts");
        assertThat(title()).isEqualTo("Contacts");
        assertThat(current()).containsOnly("admin/contacts");
        desk.report(List.of(offline("frame-6").fires()), false);
        var row = Objects.requireNonNull(board.live(offline("frame-6").key()));
        UI.getCurrent().navigate(TicketLinks.of(row.id()));
        assertThat(title()).isEqualTo("Queue");
        assertThat(current()).containsOnly("");
    }

    private String title() {
        return find(Span.class).withClassName("page-title").single().getText();
    }

    private int count() {
        return Integer.parseInt(status().getAttribute("count"));
    }

    private Element status() {
        return find(LiveStatus.class).single().getElement();
    }

    private List<String> links(String navigation) {
        return find(Nav.class)
                .withClassName(navigation)
                .single()
                .getChildren()
                .filter(MenuLink.class::isInstance)
                .map(link -> ((MenuLink) link).getHref())
                .toList();
    }

    private Set<String> current() {
        return find(MenuLink.class).all().stream()
                .filter(link -> "page".equals(link.getElement().getAttribute("aria-current")))
                .map(MenuLink::getHref)
                .collect(Collectors.toSet());
    }
}
