package com.cinemataztic.incidents.tickets.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.maintenance.MaintenanceDesk;
import com.cinemataztic.incidents.maintenance.PlanResult;
import com.cinemataztic.incidents.maintenance.Scope;
import com.cinemataztic.incidents.support.Evening;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.TicketLinks;
import com.cinemataztic.incidents.tickets.ui.panel.MoveButton;
import com.cinemataztic.incidents.tickets.ui.panel.TicketWords;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.QueryParameters;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.security.test.context.support.WithMockUser;

/** That a ticket in maintenance looks like one, at once and no longer, and leads to the page that plans it. */
@PortalTest
@Import(Evening.class)
@WithMockUser(username = "admin")
class MaintenanceOnTicketsViewTests extends QueueViewRig {

    private static final Actor ANNA = new Actor("anna", Role.OPERATOR, Set.of());

    @Autowired
    Evening evening;

    @Autowired
    MaintenanceDesk maintenance;

    @BeforeEach
    void failures() {
        desk.report(evening.failures(), false);
    }

    @Test
    void anOpenQueueMarksTheTicketWhenAWindowIsPlannedAndUnmarksItWhenItEnds() {
        UI.getCurrent().navigate("", QueryParameters.fromString("q=dk-014"));
        assertThat(entries()).hasSize(3).allMatch(entry -> entry.maintenance() == null);
        var now = Instant.now();
        var outcome = maintenance.plan(
                ANNA, new Scope.OfScreen("dk-014", "s2"), now.minusSeconds(1), now.plusSeconds(7_200), "projector");
        var window = ((PlanResult.Done) outcome).window();
        await().pollInSameThread().untilAsserted(() -> {
            drain();
            assertThat(entries())
                    .filteredOn(entry -> window.equals(entry.maintenance()))
                    .hasSize(1);
        });
        var marked = entries().stream()
                .filter(entry -> entry.maintenance() != null)
                .findFirst()
                .orElseThrow();
        assertThat(TicketWords.maintenance(marked, now))
                .startsWith("In maintenance until ")
                .endsWith(" (anna: projector)");
        UI.getCurrent().navigate(TicketLinks.of(marked.id()));
        assertThat(find(Paragraph.class)
                        .withClassName("ticket-maintenance")
                        .single()
                        .getText())
                .endsWith("(anna: projector)");
        maintenance.end(ANNA, window.id(), window.version());
        await().pollInSameThread().untilAsserted(() -> {
            drain();
            assertThat(find(Paragraph.class).withClassName("ticket-maintenance").all())
                    .isEmpty();
        });
    }

    @Test
    void theTicketAndItsClosingLeadToThePlan() {
        UI.getCurrent().navigate("", QueryParameters.fromString("q=no-003"));
        UI.getCurrent()
                .navigate(TicketLinks.of(entries().stream()
                        .filter(entry -> "no-003".equals(entry.row().subject().cinemaId()))
                        .findFirst()
                        .orElseThrow()
                        .id()));
        var link = find(Anchor.class).withClassName("plan-maintenance").single();
        assertThat(link.getHref()).isEqualTo("maintenance?screen=no-003%2Fs1");
        var close = (MoveButton) find(com.vaadin.flow.component.button.Button.class)
                .withText("Close…")
                .single();
        close.clicked(close.getElement().getAttribute("data-seen"));
        assertThat(find(Dialog.class).single().getElement().getTextRecursively())
                .contains("To snooze for longer, plan a maintenance window");
    }

    @Test
    void aTicketAtNoCinemaOffersNoPlan() {
        UI.getCurrent().navigate("", QueryParameters.fromString("q=host-down"));
        UI.getCurrent().navigate(TicketLinks.of(entries().getFirst().id()));
        assertThat(find(Anchor.class).withClassName("plan-maintenance").all()).isEmpty();
    }
}
