package com.cinemataztic.incidents.tickets.ui;

import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.support.Given;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketLinks;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.ui.panel.MoveButton;
import com.cinemataztic.incidents.tickets.ui.panel.TicketPanel;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;

/** The queue as its components: what who sees, and that it stays true without a reload. */
@PortalTest
@WithMockUser(username = "admin")
class QueueViewTests extends QueueViewRig {

    private static final String PASSWORD = "long enough to be one";

    @Autowired
    AccountDesk accounts;

    @BeforeEach
    void accounts() {
        accounts.add(ADMIN, "vera", PASSWORD, Role.VIEWER, Set.of());
        accounts.add(ADMIN, "nora", PASSWORD, Role.OPERATOR, Set.of(new RegionId("norway")));
    }

    @Test
    void aTicketThatOpensAppearsInAnOpenView() {
        navigate(QueueView.class);
        var given = offline("appears");
        assertThat(shown()).noneMatch(row -> row.key().equals(given.key()));
        desk.report(List.of(given.fires()), false);

        await().pollInSameThread().untilAsserted(() -> {
            drain();
            assertThat(shown()).anyMatch(row -> row.key().equals(given.key()));
        });
    }

    @Test
    void withoutASourceOfShowsNothingIsSaidOfTheirAge() {
        navigate(QueueView.class);

        assertThat(find(Div.class).withClassName("fleet-age").all()).isEmpty();
    }

    @Test
    @WithMockUser(username = "vera")
    void aViewerHasNoButtons() {
        var row = open(offline("viewer"));
        openTicket(row.id());

        assertThat(labels()).doesNotContain("Take", "Close…", "Release", "Assign…");
    }

    @Test
    @WithMockUser(username = "nora")
    void aTicketOfAnotherRegionIsNotThere() {
        var danish = open(offline("danish"));
        var norwegian = open(offline("norwegian").region("norway"));
        openTicket(danish.id());

        assertThat(shown()).contains(norwegian).doesNotContain(danish);
        assertThat(find(TicketPanel.class).all()).isEmpty();
        assertThat(said()).contains(danish.id() + " is no longer available.");
    }

    @Test
    @WithMockUser(username = "nora")
    void anAccountThatIsClosedSeesNothingAtTheNextChange() {
        open(offline("last-seen").region("norway"));
        navigate(QueueView.class);
        assertThat(shown()).isNotEmpty();
        accounts.change(ADMIN, "nora", Role.OPERATOR, Set.of(new RegionId("norway")), false, "");
        open(offline("never-seen").region("norway"));

        await().pollInSameThread().untilAsserted(() -> {
            drain();
            assertThat(shown()).isEmpty();
        });
        accounts.change(ADMIN, "nora", Role.OPERATOR, Set.of(new RegionId("norway")), true, "");
    }

    @Test
    @WithMockUser(username = "nora")
    void anAccountThatIsClosedMovesNothingInAPageThatIsOpen() {
        var row = open(offline("still-open").region("norway"));
        openTicket(row.id());
        accounts.change(ADMIN, "nora", Role.OPERATOR, Set.of(new RegionId("norway")), false, "");
        click("Take");
        assertThat(board.row(row.id()).orElseThrow().state()).isEqualTo(State.OPEN);
        assertThat(said()).anyMatch(text -> text.contains("signed out"));
        accounts.change(ADMIN, "nora", Role.OPERATOR, Set.of(new RegionId("norway")), true, "");
    }

    @Test
    void takingIsSaidAndOffersWhatComesNext() {
        var row = open(offline("take"));
        openTicket(row.id());
        click("Take");

        assertThat(said()).contains(row.id() + " is assigned to you.");
        assertThat(labels()).contains("Release", "Close…", "Assign…").doesNotContain("Take", "Take over");
    }

    @Test
    void aClickOnATicketThatHasMovedShowsAConflictAndMovesNothing() {
        var row = open(offline("meanwhile"));
        openTicket(row.id());
        var take = (MoveButton) find(Button.class).withText("Take").single();
        var seen = take.getElement().getAttribute("data-seen");
        desk.apply(row.id(), row.version(), new Transition.Take(), new Actor("bo", Role.OPERATOR, Set.of()));
        await().pollInSameThread().untilAsserted(() -> {
            drain();
            assertThat(take.offered()).isFalse();
        });
        take.clicked(seen);

        assertThat(said()).anySatisfy(text -> assertThat(text).contains("bo changed " + row.id()));
        assertThat(board.row(row.id()).orElseThrow().assignee()).isEqualTo("bo");
    }

    @Test
    void closingAsksWhyAndSaysThatItStillFires() {
        var row = open(offline("close"));
        openTicket(row.id());
        click("Close…");
        assertThat(find(Dialog.class).single().getElement().getTextRecursively())
                .contains("The alert is still firing");
        click("Close and snooze");

        assertThat(said()).contains(row.id() + " is closed.");
        assertThat(board.row(row.id()).orElseThrow().state().live()).isFalse();
    }

    @Test
    void filtersStandInTheAddressAndAreReadFromIt() {
        var wanted = open(offline("in-address").error("wrong-resolution"));
        open(offline("not-wanted").region("norway"));
        show("region=denmark&state=open&q=wrong-res");

        assertThat(shown()).containsExactly(wanted);
        assertThat(find(TextField.class).single().getValue()).isEqualTo("wrong-res");
    }

    @Test
    void anAddressThatMakesNoSenseShowsEverythingLive() {
        var row = open(offline("nonsense"));
        show("region=%3Cscript%3E&state=bogus");

        assertThat(shown()).contains(row);
        assertThat(find(TicketPanel.class).all()).isEmpty();
    }

    @Test
    void whatIsNoTicketIdIsNoPage() {
        UI.getCurrent().navigate("tickets/1'--");
        assertThat(find(QueueView.class).all()).isEmpty();
    }

    private static void openTicket(TicketId id) {
        UI.getCurrent().navigate(TicketLinks.of(id));
    }

    private TicketRow open(Given given) {
        desk.report(List.of(given.fires()), false);
        var row = board.live(given.key());
        assertThat(row).isNotNull();
        return Objects.requireNonNull(row);
    }

    private List<String> labels() {
        return find(Button.class).all().stream()
                .filter(button -> !(button instanceof MoveButton move) || move.offered())
                .map(Button::getText)
                .toList();
    }
}
