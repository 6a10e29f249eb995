package com.cinemataztic.incidents.tickets.ui.panel;

import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.support.Given;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.TicketLinks;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import com.cinemataztic.incidents.tickets.rules.Remark;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;

/** What the panel says of a ticket, and what it offers. */
@PortalTest
@WithMockUser(username = "admin")
class TicketPanelViewTests extends SpringBrowserlessTest {

    private static final Actor ADMIN = new Actor("admin", Role.ADMIN, Set.of());

    @Autowired
    TicketDesk desk;

    @Autowired
    LiveBoard board;

    @Test
    void whileTheAlertFiresThatIsWhyItIsNotClosed() {
        show(open(offline("fires")));

        assertThat(panel()).contains("Why is it not closed?", "the alert fires");
        assertThat(signs("UNMET")).anySatisfy(line -> assertThat(line).contains("the alert fires"));
    }

    @Test
    void monitoringThatNeverAnsweredIsNoTick() {
        show(open(offline("unasked")));

        assertThat(signs("MET")).noneMatch(line -> line.contains("rules are evaluated"));
    }

    @Test
    void aDanishPageGivesEachReasonInDanish() {
        UI.getCurrent().setLocale(Locale.of("da"));
        show(open(offline("danish")));

        assertThat(signs("UNMET"))
                .anyMatch(line -> line.contains("Watchdog er tavs") || line.contains("endnu ikke kontrolleret"))
                .noneMatch(line -> line.contains("has not been") || line.contains("silent"));
    }

    @Test
    void aTicketThatRecoveredWaitsForTheProof() {
        var given = offline("recovered");
        var row = open(given);
        desk.report(List.of(given.ends(Given.NOON.plusSeconds(60))), false);
        show(row);

        assertThat(signs("MET")).contains("✓every alert has ended");
        assertThat(signs("WAITS")).anySatisfy(line -> assertThat(line).contains("the clock stands still"));
    }

    @Test
    void aFollowUpKeepsItOpen() {
        var row = take(open(offline("to-do")));
        desk.apply(row.id(), row.version(), new Transition.FollowUp("bring a fuse"), ADMIN);
        show(row);

        assertThat(signs("UNMET")).contains("✕a to-do keeps it open: bring a fuse");
    }

    @Test
    void aClosedTicketSaysWhyAndWhenItComesBack() {
        var row = open(offline("closed"));
        desk.apply(row.id(), row.version(), new Transition.Close(CloseReason.FALSE_ALARM, ""), ADMIN);
        show(row);

        assertThat(panel()).contains("Why is it closed?", "closed by admin", "it re-opens at");
    }

    @Test
    void aMistakenCloseIsUndoneAndTheHolderHasItAgain() {
        var row = take(open(offline("undo")));
        show(row);
        click("Close…");
        test(find(Button.class).withText("Close and snooze").single()).click();
        assertThat(stateOf(row)).isEqualTo(State.CLOSED);
        var undo = find(Button.class).withText("Undo").single();
        assertThat(undo.getElement().getAttribute("data-shortcut")).isEqualTo("undo");
        test(undo).click();

        assertThat(stateOf(row)).isEqualTo(State.INPROGRESS);
        assertThat(board.row(row.id()).orElseThrow().assignee()).isEqualTo("admin");
        show(row);
        assertThat(panel()).contains("Undone: Closed");
    }

    @Test
    void earlierTicketsOfTheScreenAreFoundWhenTheyAreWanted() {
        var first = open(offline("again").error("wrong-resolution"));
        var second = open(offline("again"));
        show(second);
        var earlier = find(EarlierPart.class).single();
        earlier.getContent().setOpen(true);
        ComponentUtil.fireEvent(earlier.getContent(), new NativeDetails.ToggleEvent(earlier.getContent(), true));

        assertThat(earlier.getElement().getTextRecursively())
                .contains(first.id().value())
                .doesNotContain(second.id().value());
    }

    @Test
    void aCallThatNobodyAnsweredIsNotedWithOneClick() {
        show(open(offline("no-answer")));
        test(find(Button.class).withText("No answer").single()).click();

        assertThat(timeline()).contains("Called, no answer", "by admin");
    }

    @Test
    void aPromiseCountsDownUntilItsTime() {
        show(open(offline("promised")));
        var promised = find(Button.class).withText("Promised").single();
        assertThat(promised.isEnabled()).isFalse();
        var zone = ZoneId.of("Europe/Copenhagen");
        find(TimePicker.class)
                .single()
                .setValue(LocalTime.now(zone).plusMinutes(30).withSecond(0).withNano(0));
        find(TextArea.class).single().setValue("they restart it");
        test(promised).click();

        assertThat(timeline()).contains("Promised", "for ", "they restart it");
        assertThat(find(ContactLog.class).single().getElement().getTextRecursively())
                .contains("The cinema promised something for");
    }

    @Test
    void aLaterCallEndsTheCountdown() {
        var row = open(offline("kept"));
        desk.remark(row.id(), Remark.promised("", Instant.now().plusSeconds(600)), ADMIN);
        show(row);
        assertThat(find(ContactLog.class).single().getElement().getTextRecursively())
                .contains("The cinema promised something");
        test(find(Button.class).withText("Called").single()).click();

        assertThat(find(ContactLog.class).single().getElement().getTextRecursively())
                .doesNotContain("The cinema promised something");
    }

    private TicketRow open(Given given) {
        desk.report(List.of(given.fires()), false);
        return Objects.requireNonNull(board.live(given.key()));
    }

    private TicketRow take(TicketRow row) {
        desk.apply(row.id(), row.version(), new Transition.Take(), ADMIN);
        return board.row(row.id()).orElseThrow();
    }

    private State stateOf(TicketRow row) {
        return board.row(row.id()).orElseThrow().state();
    }

    private static void show(TicketRow row) {
        UI.getCurrent().navigate(TicketLinks.of(row.id()));
    }

    private String timeline() {
        return find(TimelinePart.class).single().getElement().getTextRecursively();
    }

    private String panel() {
        return find(TicketPanel.class).single().getElement().getTextRecursively();
    }

    private List<String> signs(String sign) {
        return find(
                        com.vaadin.flow.component.html.ListItem.class,
                        find(WhyPart.class).single())
                .all()
                .stream()
                .filter(item -> sign.equals(item.getElement().getAttribute("data-sign")))
                .map(item -> item.getElement().getTextRecursively())
                .toList();
    }

    private void click(String label) {
        var button = (MoveButton) find(Button.class).withText(label).single();
        assertThat(button.offered()).isTrue();
        button.clicked(button.getElement().getAttribute("data-seen"));
    }
}
