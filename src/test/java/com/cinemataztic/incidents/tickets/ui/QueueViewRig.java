package com.cinemataztic.incidents.tickets.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import com.cinemataztic.incidents.tickets.ui.panel.MoveButton;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;

/** The queue of a portal, without a browser. */
abstract class QueueViewRig extends SpringBrowserlessTest {

    static final Actor ADMIN = new Actor("admin", Role.ADMIN, Set.of());

    @Autowired
    TicketDesk desk;

    @Autowired
    LiveBoard board;

    final void closeLiveTickets() {
        board.snapshot().rows().values().stream()
                .filter(row -> row.state().live())
                .forEach(
                        row -> desk.apply(row.id(), row.version(), new Transition.Close(CloseReason.FIXED, ""), ADMIN));
    }

    static void show(String query) {
        UI.getCurrent().navigate("", QueryParameters.fromString(query));
    }

    @SuppressWarnings("unchecked")
    final Grid<QueueEntry> list() {
        return find(Grid.class).single();
    }

    final List<QueueEntry> entries() {
        return list().getGenericDataView().getItems().toList();
    }

    final List<TicketRow> shown() {
        return entries().stream().map(QueueEntry::row).toList();
    }

    final void click(String label) {
        var button = find(Button.class).withText(label).single();
        if (button instanceof MoveButton move) {
            assertThat(move.offered()).isTrue();
            move.clicked(move.getElement().getAttribute("data-seen"));
        } else {
            test(button).click();
        }
    }

    final List<String> said() {
        return find(Notification.class).all().stream()
                .map(notification -> notification.getElement().getProperty("text", "")
                        + notification
                                .getChildren()
                                .findFirst()
                                .map(child -> child.getElement().getText())
                                .orElse(""))
                .toList();
    }

    /** Shows what has changed meanwhile. */
    final void drain() {
        runPendingSignalsTasks();
        MockVaadin.INSTANCE.runUIQueue();
    }
}
