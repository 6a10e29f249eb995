package com.cinemataztic.incidents.notifications.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.notifications.Outbox;
import com.cinemataztic.incidents.notifications.OutboxEntries;
import com.cinemataztic.incidents.notifications.OutboxEntry;
import com.cinemataztic.incidents.support.Evening;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.security.test.context.support.WithMockUser;

/** A ticket shows who was notified, whether that succeeded, and why notifications are paused. */
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
    void aTicketWithoutNotificationsSaysSo() {
        open(ticket("ee-002/s4"));
        assertThat(history()).isEqualTo("Nobody has been notified yet.");
    }

    @Test
    void aSuppressedTicketSaysWhy() {
        open(ticket("dk-014/s5"));
        assertThat(history()).startsWith("Notifications paused: waiting for more faults in its cinema, until ");
    }

    @Test
    void eachNotificationShowsItsRecipientAndItsState() {
        var id = ticket("no-003/s1");
        outbox.put(List.of(
                OutboxEntries.sent(
                        OutboxEntries.pending(id, OutboxEntries.to("Anna"), OutboxEntries.EVERY_EVENT.getFirst(), AT),
                        AT),
                OutboxEntries.failed(
                        OutboxEntries.pending(
                                id, OutboxEntries.to(HOSTILE), OutboxEntries.EVERY_EVENT.getFirst(), AT.plusSeconds(1)),
                        AT),
                OutboxEntries.pending(
                        id, OutboxEntries.to("Bo"), OutboxEntries.EVERY_EVENT.getFirst(), AT.plusSeconds(2))));
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

    @Test
    void aMailThatWasOnlyKeptDoesNotLookSent() {
        var id = ticket("dk-014/s5");
        outbox.put(List.of(OutboxEntries.pending(id, OutboxEntries.to("Anna"), OutboxEntries.EVERY_EVENT.getFirst(), AT)
                .sent("mailbox", true, "<m@x>", AT)));
        open(id);
        assertThat(find(ListItem.class).all())
                .filteredOn(item -> "kept".equals(item.getElement().getAttribute("data-state")))
                .singleElement()
                .satisfies(item -> assertThat(item.getElement().getTextRecursively())
                        .contains("new ticket, not sent: kept in the mailbox at "));
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
        UI.getCurrent().navigate("tickets/" + ticket);
    }

    private String history() {
        return find(Div.class)
                .withClassName("notifications")
                .single()
                .getElement()
                .getTextRecursively();
    }
}
