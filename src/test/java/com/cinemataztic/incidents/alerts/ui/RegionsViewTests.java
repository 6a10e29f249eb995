package com.cinemataztic.incidents.alerts.ui;

import static com.cinemataztic.incidents.alerts.AlertJson.firing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.alerts.AlertJson;
import com.cinemataztic.incidents.alerts.intake.AlertIntake;
import com.cinemataztic.incidents.alerts.intake.Removal;
import com.cinemataztic.incidents.alerts.regions.RegionDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.regions.PendingRegion;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.regions.RegionAcceptance;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.TicketKey;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Tickets;
import com.cinemataztic.incidents.tickets.TimelineEntry;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextField;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** The page where admins accept the regions that labels name. */
@PortalTest
@DirtiesContext
@TestPropertySource(properties = "portal.tickets.sweep-every=200ms")
@WithMockUser(username = "admin", roles = "ADMIN")
class RegionsViewTests extends SpringBrowserlessTest {

    private static final Actor OTTO = new Actor("otto", Role.OPERATOR, Set.of());

    @Autowired
    AlertIntake intake;

    @Autowired
    LiveBoard board;

    @Autowired
    Tickets tickets;

    @Autowired
    RegionDesk desk;

    @Test
    void aLabelNobodyKnowsIsUnassignedUntilAnAdminAcceptsItAndThenItsTicketsMove() {
        named("sweden", "s1");
        var before = ticket("sweden", "s1");
        assertThat(before.subject().region()).isEqualTo(RegionId.UNASSIGNED);
        assertThat(before.id().value()).startsWith("ZZ-");
        navigate(RegionsView.class);
        press("sweden", "Accept…");
        assertThat(find(TextField.class).all()).extracting(TextField::getValue).contains("Sweden", "SE");
        test(button("Accept")).click();
        assertThat(said()).anySatisfy(text -> assertThat(text).contains("time zone"));
        assertThat(find(Dialog.class).all()).hasSize(1);
        zone().setValue("Europe/Stockholm");
        test(button("Accept")).click();
        assertThat(find(Dialog.class).all()).isEmpty();
        assertThat(labels()).doesNotContain("sweden");
        assertThat(accepted()).contains("Sweden sweden SE Europe/Stockholm");
        await().until(() -> ticket("sweden", "s1").subject().region().equals(new RegionId("sweden")));
        assertThat(Objects.requireNonNull(tickets.find(Set.of(before.id())).get(before.id()))
                        .timeline())
                .anySatisfy(entry -> {
                    assertThat(entry.kind()).isEqualTo(TimelineEntry.Kind.MOVED);
                    assertThat(entry.note()).isEqualTo("from unassigned to sweden");
                    assertThat(entry.notable()).isTrue();
                });
        named("sweden", "s2");
        assertThat(ticket("sweden", "s2").id().value()).startsWith("SE-");
    }

    @Test
    void theCodeOfARegionThatTheFleetNamedIsSetByAnAdmin(@Autowired RegionDirectory directory) {
        directory.learn(new RegionId("latvia"), ZoneId.of("Europe/Riga"));
        navigate(RegionsView.class);
        assertThat(accepted()).contains("Latvia latvia ZZ Europe/Riga");
        var row = accepted().indexOf("Latvia latvia ZZ Europe/Riga");
        test((Button) test(acceptedGrid()).getCellComponent(row, 2)).click();
        test(button("Save")).click();
        assertThat(said()).anySatisfy(text -> assertThat(text).contains("ISO 3166"));
        find(TextField.class).single().setValue("lv");
        test(button("Save")).click();
        assertThat(find(Dialog.class).all()).isEmpty();
        assertThat(accepted()).contains("Latvia latvia LV Europe/Riga");
        assertThat(desk.setCode(new RegionId("latvia"), "LT", OTTO))
                .isInstanceOf(RegionAcceptance.Outcome.Rejected.class);
    }

    @Test
    void aDanishPageRejectsInDanish() {
        named("island", "i1");
        UI.getCurrent().setLocale(Locale.of("da"));
        navigate(RegionsView.class);
        press("island", "Godkend…");
        find(TextField.class).all().getFirst().setValue("Denmark");
        test(button("Godkend")).click();
        assertThat(said()).contains("Landekoden skal have to bogstaver efter ISO 3166, for eksempel SE.");
        find(TextField.class).all().getLast().setValue("IS");
        zone().setValue("Atlantic/Reykjavik");
        test(button("Godkend")).click();
        assertThat(said()).contains("En anden region har allerede dette navn.");
    }

    @Test
    void threeHundredTyposMakeNoRegionAndEveryTicketIsSeenByAll() {
        var regions = desk.accepted(Actor.SYSTEM).size();
        for (int i = 0; i < 300; i++) {
            named("typo-" + i, "t" + i);
        }
        assertThat(desk.accepted(Actor.SYSTEM)).hasSize(regions);
        assertThat(Objects.requireNonNull(board.snapshot().liveByRegion().get(RegionId.UNASSIGNED)))
                .hasSizeGreaterThanOrEqualTo(300);
        assertThat(ticket("typo-7", "t7").evidence())
                .allSatisfy(held -> assertThat(held.labels()).containsEntry("region", "typo-7"));
        navigate(RegionsView.class);
        assertThat(labels()).hasSize(RegionAcceptance.MOST_PENDING);
    }

    @Test
    void whatIsDismissedOffersNoSecondDismissal() {
        named("norge", "n1");
        navigate(RegionsView.class);
        press("norge", "Dismiss");
        assertThat(said()).anySatisfy(text -> assertThat(text).startsWith("Dismissed."));
        assertThat(labels()).contains("norge");
        assertThat(action("norge", "Dismiss").isVisible()).isFalse();
        assertThat(ticket("norge", "n1").subject().region()).isEqualTo(RegionId.UNASSIGNED);
    }

    @Test
    @WithMockUser(username = "otto", roles = "OPERATOR")
    void isNotThereForAnOperator() {
        named("suomi", "f1");
        assertThatThrownBy(() -> navigate(RegionsView.class)).isInstanceOf(IllegalArgumentException.class);
        assertThat(desk.pending(OTTO)).isEmpty();
        assertThat(desk.accepted(OTTO)).isEmpty();
        assertThat(desk.dismiss(new RegionId("suomi"), OTTO)).isEqualTo(Removal.NOT_ALLOWED);
        assertThat(desk.accept(new RegionId("suomi"), "Suomi", "FI", "Europe/Helsinki", OTTO))
                .isInstanceOf(RegionAcceptance.Outcome.Rejected.class);
        assertThat(desk.pending(Actor.SYSTEM))
                .extracting(region -> region.id().value())
                .contains("suomi");
    }

    private void named(String region, String screen) {
        var alert = firing(screen)
                .label("cinema_id", "at-" + region)
                .label("region", region)
                .fingerprint("fp-" + region + "-" + screen);
        assertThat(intake.take(AlertJson.body(alert), Map.of()).opened()).isOne();
    }

    private TicketRow ticket(String region, String screen) {
        return Objects.requireNonNull(board.live(new TicketKey("1|machine-offline|at-" + region + "/" + screen)));
    }

    @SuppressWarnings("unchecked")
    private Grid<PendingRegion> pending() {
        return find(Grid.class).all().stream()
                .filter(grid -> grid.getColumns().size() == 5)
                .findFirst()
                .orElseThrow();
    }

    private List<String> labels() {
        return pending()
                .getListDataView()
                .getItems()
                .map(region -> region.id().value())
                .toList();
    }

    @SuppressWarnings("unchecked")
    private Grid<Region> acceptedGrid() {
        return find(Grid.class).all().stream()
                .filter(each -> each.getColumns().size() == 4)
                .findFirst()
                .orElseThrow();
    }

    private List<String> accepted() {
        return acceptedGrid()
                .getListDataView()
                .getItems()
                .map(region -> region.name() + " " + region.id() + " " + region.code() + " " + region.zone())
                .toList();
    }

    private Button action(String region, String text) {
        var cell = test(pending()).getCellComponent(labels().indexOf(region), 4);
        return ((Div) cell)
                .getChildren()
                .map(Button.class::cast)
                .filter(button -> button.getText().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private void press(String region, String text) {
        action(region, text).click();
    }

    private Button button(String text) {
        return find(Button.class).all().stream()
                .filter(button -> button.getText().equals(text))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private ComboBox<String> zone() {
        return find(ComboBox.class).single();
    }

    private List<String> said() {
        return find(Notification.class).all().stream()
                .map(notification -> test(notification).getText())
                .toList();
    }
}
