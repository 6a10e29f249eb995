package com.cinemataztic.incidents.notifications.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.notifications.Notices;
import com.cinemataztic.incidents.notifications.Outbox;
import com.cinemataztic.incidents.notifications.OutboxEntry;
import com.cinemataztic.incidents.support.Evening;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.router.QueryParameters;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.security.test.context.support.WithMockUser;

/** A ticket says who was told of it, whether it got through, and why nobody is told now. */
@PortalTest
@Import(Evening.class)
@WithMockUser(username = "admin")
class NotificationHistorySectionViewTests extends SpringBrowserlessTest {

    private static final Instant AT = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private static final String HOSTILE = "<img src=x onerror=alert(1)>";

    @Autowired
    Evening evening;

    @Autowired
    TicketDesk desk;

    @Autowired
    LiveBoard board;

    @Autowired
    Outbox outbox;

    @BeforeEach
    void failures() {
        desk.report(evening.failures(), false);
    }

    @Test
    void aTicketOfWhichNobodyWasToldSaysSo() {
        open(ticket("ee-002/s4"));
        assertThat(told()).isEqualTo("Nobody has been notified yet.");
    }

    @Test
    void whatRestsSaysWhy() {
        open(ticket("dk-014/s5"));
        assertThat(told()).startsWith("Notifications paused: waiting for more faults of its cinema, until ");
    }

    @Test
    void eachNoticeSaysToWhomAndWhatBecameOfIt() {
        var id = ticket("no-003/s1");
        outbox.put(List.of(
                Notices.sent(Notices.owed(id, Notices.to("Anna"), Notices.EVERY_HAPPENING.getFirst(), AT), AT),
                Notices.failed(
                        Notices.owed(id, Notices.to(HOSTILE), Notices.EVERY_HAPPENING.getFirst(), AT.plusSeconds(1)),
                        AT),
                Notices.owed(id, Notices.to("Bo"), Notices.EVERY_HAPPENING.getFirst(), AT.plusSeconds(2))));
        open(id);
        var items = find(ListItem.class).all().stream()
                .filter(item -> item.getElement().hasAttribute("data-state"))
                .toList();
        assertThat(items)
                .extracting(item -> item.getElement().getAttribute("data-state"))
                .containsExactly(
                        OutboxEntry.State.WAITING.word(),
                        OutboxEntry.State.FAILED.word(),
                        OutboxEntry.State.SENT.word());
        assertThat(items.get(1).getElement().getTextRecursively()).contains(HOSTILE, "failed: ");
        assertThat(items.get(2).getElement().getTextRecursively()).contains("Anna", "new ticket, sent by ");
    }

    private String ticket(String screen) {
        return board.snapshot().rows().values().stream()
                .filter(row -> screen.equals(
                        row.subject().cinemaId() + "/" + row.subject().screenId()))
                .findFirst()
                .map(row -> row.id().value())
                .orElseThrow();
    }

    private static void open(String ticket) {
        UI.getCurrent().navigate("", QueryParameters.fromString("ticket=" + ticket));
    }

    private String told() {
        return find(Div.class)
                .withClassName("notifications")
                .single()
                .getElement()
                .getTextRecursively();
    }
}
