package com.cinemataztic.incidents.tickets.ui;

import static com.cinemataztic.incidents.support.Reports.LAMP_WATCH;
import static com.cinemataztic.incidents.support.Reports.lamp;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.Origin;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketLinks;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.desk.KeyOutcome;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import com.cinemataztic.incidents.tickets.ui.panel.MoveButton;
import com.cinemataztic.incidents.tickets.ui.panel.TicketPanel;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;

/** Tickets that a person opens by hand, and comments, as components. */
@PortalTest
@WithMockUser(username = "nora")
class OpenByHandViewTests extends SpringBrowserlessTest {

    private static final Actor ADMIN = new Actor("admin", Role.ADMIN, Set.of());
    private static final String PASSWORD = "long enough to be one";

    @Autowired
    TicketDesk desk;

    @Autowired
    LiveBoard board;

    @Autowired
    AccountDesk accounts;

    @BeforeEach
    void accounts() {
        if (!accounts.exists("nora")) {
            accounts.add(ADMIN, "vera", PASSWORD, Role.VIEWER, Set.of());
            accounts.add(ADMIN, "nora", PASSWORD, Role.OPERATOR, Set.of(new RegionId("denmark")));
        }
    }

    @Test
    void anOperatorOpensATicketWithAnExpiryInLocalTime() {
        navigate(QueueView.class);
        click("Open a ticket…");
        region("denmark");
        fault().setValue("The <b>seat</b> 7 is broken");
        find(DateTimePicker.class).single().setValue(LocalDateTime.parse("2098-07-01T12:00"));
        click("Open ticket");

        var row = board.snapshot().rows().values().stream()
                .filter(each -> each.fault().summary().equals("The <b>seat</b> 7 is broken"))
                .findFirst()
                .orElseThrow();
        assertThat(said()).contains(row.id() + " is open.");
        assertThat(find(Dialog.class).all()).isEmpty();
        assertThat(row.origin()).isEqualTo(Origin.OPERATOR);
        assertThat(row.severity()).isEqualTo(Severity.WARNING);
        assertThat(row.expiresAt()).isEqualTo(Instant.parse("2098-07-01T10:00:00Z"));
        assertThat(panelText()).contains("The <b>seat</b> 7 is broken", "Expires");
    }

    @Test
    void whatIsMissingIsSaidAndWhatWasTypedStays() {
        navigate(QueueView.class);
        click("Open a ticket…");
        fault().setValue("A seat is broken");
        find(ComboBox.class).all().getFirst().clear();
        click("Open ticket");

        assertThat(said()).contains("Choose a region and say what is wrong.");
        assertThat(fault().getValue()).isEqualTo("A seat is broken");
    }

    @Test
    void onlyOwnRegionsAreOffered() {
        navigate(QueueView.class);
        click("Open a ticket…");
        @SuppressWarnings("unchecked")
        ComboBox<Region> regions = find(ComboBox.class).all().getFirst();
        assertThat(regions.getListDataView().getItems())
                .extracting(region -> region.id().value())
                .contains("denmark")
                .doesNotContain("norway");
    }

    @Test
    @WithMockUser(username = "vera")
    void aViewerOpensNothingAndCommentsOnNothing() {
        show(opened("viewer"));
        assertThat(find(Button.class).all())
                .extracting(Button::getText)
                .doesNotContain("Open a ticket…", "Add comment");
    }

    @Test
    void aCommentIsShownInTheTimelineAndTheFieldIsEmptyAgain() {
        var ticket = opened("comment");
        show(ticket);
        find(TextArea.class).single().setValue("The <i>lamp</i> is ordered");
        click("Add comment");

        assertThat(said()).contains("Your comment is on " + ticket.id() + ".");
        assertThat(find(OrderedList.class).single().getElement().getTextRecursively())
                .contains("Comment", "by nora", "The <i>lamp</i> is ordered");
        assertThat(find(TextArea.class).single().getValue()).isEmpty();
    }

    @Test
    void whatWasTypedForOneTicketIsNotSentToAnother() {
        show(opened("first"));
        find(TextArea.class).single().setValue("about the first");
        show(opened("second"));
        assertThat(find(TextArea.class).single().getValue()).isEmpty();
    }

    @Test
    void closingTheTicketOfAServiceSaysThatItIsSnoozed() {
        var ticket = opened("service");
        show(ticket);
        var close = (MoveButton) find(Button.class).withText("Close…").single();
        close.clicked(close.getElement().getAttribute("data-seen"));
        assertThat(find(Dialog.class).single().getElement().getTextRecursively())
                .contains("A service opened this ticket and may report it again");
        click("Close and snooze");
        assertThat(board.row(ticket.id()).map(TicketRow::snoozedUntil)).isPresent();
        assertThat(panelText())
                .contains("reports by the service open no ticket")
                .doesNotContain("0 firing");
    }

    private Ticket opened(String key) {
        return ((KeyOutcome.Opened) desk.open(lamp("hand-" + key).report(), LAMP_WATCH)).ticket();
    }

    private static void show(Ticket ticket) {
        UI.getCurrent().navigate(TicketLinks.of(ticket.id()));
    }

    @SuppressWarnings("unchecked")
    private void region(String id) {
        ComboBox<Region> regions = find(ComboBox.class).all().getFirst();
        regions.setValue(regions.getListDataView()
                .getItems()
                .filter(region -> region.id().value().equals(id))
                .findFirst()
                .orElseThrow());
    }

    private TextField fault() {
        return find(TextField.class).all().stream()
                .filter(field -> "What is wrong".equals(field.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    private String panelText() {
        return find(TicketPanel.class).single().getElement().getTextRecursively();
    }

    private void click(String label) {
        test(find(Button.class).withText(label).single()).click();
    }

    private List<String> said() {
        return find(Notification.class).all().stream()
                .map(notification -> notification.getElement().getProperty("text", ""))
                .toList();
    }
}
