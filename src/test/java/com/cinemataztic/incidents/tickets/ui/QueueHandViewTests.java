package com.cinemataztic.incidents.tickets.ui;

import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.support.Given;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.TicketLinks;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.ui.hand.ListHand;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.test.context.support.WithMockUser;
import tools.jackson.databind.node.JsonNodeFactory;

/** Rows do not move under a person's hand, and what waits for it to leave is counted. */
@PortalTest
@WithMockUser(username = "admin")
class QueueHandViewTests extends QueueViewRig {

    private static final Actor OLGA = new Actor("olga", Role.OPERATOR, Set.of());

    @BeforeEach
    void closeTheOthers() {
        closeLiveTickets();
    }

    @Test
    void aMoreUrgentTicketWaitsUntilTheHandLeavesAndIsNamedMeanwhile() {
        var there = open("there", Severity.WARNING, 1);
        show("");
        hand(true);
        var urgent = open("urgent", Severity.CRITICAL, 60);
        awaitWaiting("1 new ticket waits, worst: Critical");
        assertThat(shown()).containsExactly(there);

        hand(false);
        assertThat(shown()).containsExactly(urgent, there);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void aRowUnderTheHandShowsWhatOthersDidAtItsPlace() {
        var first = open("first", Severity.CRITICAL, 60);
        var second = open("second", Severity.WARNING, 1);
        show("");
        hand(true);
        desk.apply(second.id(), second.version(), new Transition.Take(), OLGA);
        await().pollInSameThread().untilAsserted(() -> {
            drain();
            assertThat(shown().get(1).assignee()).isEqualTo("olga");
        });
        desk.apply(first.id(), first.version(), new Transition.Close(CloseReason.FIXED, ""), OLGA);
        awaitWaiting("New order waits");
        assertThat(shown()).containsExactly(first, second);
        assertThat(shown().getFirst().state())
                .as("a row that waits to leave says why")
                .isEqualTo(State.CLOSED);

        hand(false);
        assertThat(shown()).containsExactly(second);
    }

    @Test
    void whatThePersonDoesMovesNoRowUnderTheHandEither() {
        var there = open("own", Severity.WARNING, 1);
        show("");
        hand(true);
        var urgent = open("own-urgent", Severity.CRITICAL, 60);
        awaitWaiting("1 new ticket waits, worst: Critical");
        UI.getCurrent().navigate(TicketLinks.of(there.id()));
        assertThat(shown()).containsExactly(there);

        show("severity=critical");
        assertThat(shown()).as("another list was asked for").containsExactly(urgent);
    }

    @Test
    void aTicketThatComesWhileTheListIsEmptyAppearsUnderTheHand() {
        show("");
        hand(true);
        var only = open("only", Severity.WARNING, 1);
        await().pollInSameThread().untilAsserted(() -> {
            drain();
            assertThat(shown()).containsExactly(only);
        });
    }

    private void awaitWaiting(String text) {
        await().pollInSameThread().untilAsserted(() -> {
            drain();
            assertThat(waiting()).isEqualTo(text);
        });
    }

    private String waiting() {
        var says = find(ListHand.class).single().getElement().getChild(0);
        return says.isVisible() ? says.getText() : "";
    }

    /** As the browser reports it. */
    private void hand(boolean on) {
        var element = find(ListHand.class).single().getElement();
        var data = JsonNodeFactory.instance.objectNode().put("event.detail.on", on);
        element.getNode().getFeature(ElementListenerMap.class).fireEvent(new DomEvent(element, "hand", data));
    }

    private TicketRow open(String screen, Severity severity, int minutesAgo) {
        Given given = offline("hand-" + screen)
                .severity(severity)
                .startsAt(Instant.now().minusSeconds(60L * minutesAgo));
        desk.report(List.of(given.fires()), false);
        return Objects.requireNonNull(board.live(given.key()));
    }
}
