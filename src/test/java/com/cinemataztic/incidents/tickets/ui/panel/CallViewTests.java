package com.cinemataztic.incidents.tickets.ui.panel;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.fleet.CinemaCard;
import com.cinemataztic.incidents.fleet.CinemaDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.support.Dark;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.support.SixScreens;
import com.cinemataztic.incidents.tickets.TicketLinks;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.TestPropertySource;

/** Whom to call: a cinema with a card. */
@PortalTest
@Import(SixScreens.class)
@TestPropertySource(properties = "portal.tickets.sweep-every=100ms")
@WithMockUser(username = "admin")
class CallViewTests extends SpringBrowserlessTest {

    private static final Actor ADMIN = new Actor("admin", Role.ADMIN, Set.of());

    @Autowired
    TicketDesk desk;

    @Autowired
    LiveBoard board;

    @Autowired
    CinemaDesk cinemas;

    @Test
    void callingIsPrimaryOnceThePersonHoldsTheTicket() {
        cinemas.write(ADMIN, cinemas.card("c39"), new CinemaCard("c39", "+45 62 52 11 90", "da", ""));
        var dark = Dark.screen("c39", "s1").since(Instant.now());
        desk.report(List.of(dark.fires()), false);
        var row = Objects.requireNonNull(board.live(dark.key()));
        UI.getCurrent().navigate(TicketLinks.of(row.id()));
        assertThat(call().getHref()).isEqualTo("tel:+4562521190");
        assertThat(call().getElement().hasAttribute("data-primary")).isFalse();
        var take = (MoveButton) find(Button.class).withText("Take").single();
        take.clicked(take.getElement().getAttribute("data-seen"));

        assertThat(call().getText()).isEqualTo("Call +45 62 52 11 90");
        assertThat(call().getElement().hasAttribute("data-primary")).isTrue();
        assertThat(find(TicketPanel.class).single().getElement().getTextRecursively())
                .contains("Speaks", "Danish", "Next show");
    }

    private Anchor call() {
        return find(Anchor.class).withClassName("ticket-call").single();
    }
}
