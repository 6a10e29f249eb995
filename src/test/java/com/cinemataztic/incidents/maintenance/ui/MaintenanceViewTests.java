package com.cinemataztic.incidents.maintenance.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.maintenance.MaintenanceDesk;
import com.cinemataztic.incidents.maintenance.MaintenanceWindow;
import com.cinemataztic.incidents.maintenance.PlanResult;
import com.cinemataztic.incidents.maintenance.Scope;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.support.Evening;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.support.ReaderBrowser;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.QueryParameters;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.security.test.context.support.WithMockUser;

/** The page Maintenance: who sees and does what there. */
@PortalTest
@Import(Evening.class)
@WithMockUser(username = "olga", roles = "OPERATOR")
class MaintenanceViewTests extends SpringBrowserlessTest {

    private static final Actor ADMIN = new Actor("admin", Role.ADMIN, Set.of());
    private static final String PASSWORD = "a good password";
    private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");

    @Autowired
    MaintenanceDesk desk;

    @Autowired
    AccountDesk accounts;

    @BeforeEach
    void nothingPlanned() {
        accounts.add(ADMIN, "olga", PASSWORD, Role.OPERATOR, Set.of());
        accounts.add(ADMIN, "nora", PASSWORD, Role.OPERATOR, Set.of(new RegionId("norway")));
        accounts.add(ADMIN, "vera", PASSWORD, Role.VIEWER, Set.of());
        windows().forEach(window -> desk.end(ADMIN, window.id(), window.version()));
    }

    @Test
    void untilALocationIsChosenTheTimesAreTheReaders() {
        open("");
        ReaderBrowser.isIn("Pacific/Auckland");
        press("Plan maintenance…");
        var here = LocalDateTime.now(ZoneId.of("Pacific/Auckland"));
        assertThat(picker("From").getValue()).isBetween(here.minusMinutes(16), here);
    }

    @Test
    void aDeepLinkOpensTheDialogForItsScreenAndPlansThere() {
        open("screen=dk-014/s2");
        assertThat(dialogText()).contains("Plan maintenance", "Local time: ");
        var there = LocalDateTime.now(COPENHAGEN);
        var from = picker("From").getValue();
        assertThat(from).isBetween(there.minusMinutes(16), there);
        find(TextArea.class).single().setValue(" new\nprojector ");
        press("Plan");
        assertThat(said()).anyMatch(text -> text.startsWith("Maintenance is planned for Ærø Bio, Sal 2"));
        assertThat(windows()).singleElement().satisfies(window -> {
            assertThat(window.scope()).isEqualTo(new Scope.OfScreen("dk-014", "s2"));
            assertThat(window.reason()).isEqualTo("new projector");
            assertThat(window.from()).isEqualTo(from.atZone(COPENHAGEN).toInstant());
            assertThat(window.by()).isEqualTo("olga");
        });
        assertThat(find(Dialog.class).all()).isEmpty();
        assertThat(rows()).hasSize(1);
    }

    @Test
    void missingOrInvalidFieldsAreNamedAndWhatWasTypedStays() {
        open("");
        press("Plan maintenance…");
        press("Plan");
        assertThat(said()).contains("Choose a screen, a cinema or a region.");
        open("cinema=dk-014");
        press("Plan");
        assertThat(said()).anyMatch(text -> text.startsWith("Enter a reason"));
        find(TextArea.class).all().getLast().setValue("work");
        picker("Until").setValue(picker("From").getValue().plusDays(31));
        assertThat(dialogText()).contains("The window is too long: at most 30 days.");
        press("Plan");
        assertThat(said()).anyMatch(text -> text.equals("The window is too long: at most 30 days."));
        picker("Until").setValue(picker("From").getValue());
        assertThat(dialogText()).contains("The end must be after the start.");
        picker("Until").setValue(null);
        press("Plan");
        assertThat(said()).contains("Enter a start and an end.");
        assertThat(find(TextArea.class).all().getLast().getValue()).isEqualTo("work");
        assertThat(windows()).isEmpty();
    }

    @Test
    void whereClocksChangeItIsSaidInTheDialog() {
        open("cinema=dk-014");
        picker("From").setValue(LocalDateTime.parse("2027-03-28T02:30"));
        picker("Until").setValue(LocalDateTime.parse("2027-03-28T04:00"));
        assertThat(dialogText())
                .contains("02:30 does not exist on Sun 28 Mar: local clocks skip it. The window starts at 03:30.");
        picker("From").setValue(LocalDateTime.parse("2027-10-31T02:15"));
        picker("Until").setValue(LocalDateTime.parse("2027-10-31T02:45"));
        assertThat(dialogText())
                .contains(
                        "02:15 occurs twice on Sun 31 Oct: local clocks go back. The window starts at the first, in CEST.",
                        "The window ends at the second, in CET.",
                        "Local time: Sun 31 Oct 02:15 CEST – 02:45 CET (1 h 30 min)",
                        "Your time: Sun 31 Oct 00:15 – 01:45 UTC");
    }

    @Test
    void aNeighbouringWindowIsAHintAndNoError() {
        plan(new Scope.OfCinema("dk-014"), -1, 60, "cables");
        open("screen=dk-014/s2");
        assertThat(dialogText()).contains("Overlaps another window: Ærø Bio, whole cinema", "cables");
        find(TextArea.class).single().setValue("projector");
        press("Plan");
        assertThat(windows()).hasSize(2);
    }

    @Test
    void aWindowIsMovedAndEndedFromItsPanel() {
        var window = plan(new Scope.OfScreen("dk-014", "s2"), -1, 60, "<script>alert(1)</script>");
        open("window=" + window.id());
        assertThat(panelText()).contains("Running", "Ærø Bio, Sal 2", "<script>alert(1)</script>", "admin");
        press("Change end…");
        var later = picker("Until").getValue().plusHours(3);
        picker("Until").setValue(later);
        press("Save");
        assertThat(said()).contains("The end is changed.");
        assertThat(windows().getFirst().until())
                .isEqualTo(later.atZone(COPENHAGEN).toInstant());
        assertThat(panelText()).contains("End changed by", "olga");
        press("End now…");
        assertThat(dialogText()).contains("notify immediately");
        press("End now");
        assertThat(windows()).isEmpty();
        assertThat(panelText()).contains("Ended", "Ended by");
        assertThat(labels()).doesNotContain("Change end…", "End now…");
    }

    @Test
    void ofTwoWhoEndAtOnceTheSecondSeesAConflictAndNothingIsOverwritten() {
        var window = plan(new Scope.OfScreen("dk-014", "s2"), -1, 60, "work");
        open("window=" + window.id());
        press("Change end…");
        desk.end(ADMIN, window.id(), window.version());
        press("Save");
        assertThat(said()).anyMatch(text -> text.startsWith("Nothing changed: somebody else changed this window"));
        assertThat(windows()).isEmpty();
    }

    @Test
    void oneThatIsToComeIsCancelledAndStandsAmongThePast() {
        var window = plan(new Scope.OfRegion(new RegionId("denmark")), 60, 120, "network");
        open("window=" + window.id());
        assertThat(panelText()).contains("Upcoming", "Denmark, whole region");
        press("Cancel window…");
        press("Cancel window");
        assertThat(rows()).isEmpty();
        assertThat(emptyText()).contains("No maintenance is planned");
        open("past=true");
        assertThat(rows()).anySatisfy(row -> {
            assertThat(row.id()).isEqualTo(window.id());
            assertThat(row.state()).isEqualTo(MaintenanceWindow.State.CANCELLED);
        });
    }

    @Test
    @WithMockUser(username = "vera", roles = "VIEWER")
    void aViewerReadsAndPlansNothing() {
        var window = plan(new Scope.OfCinema("dk-014"), -1, 60, "work");
        open("window=" + window.id());
        assertThat(rows()).hasSize(1);
        assertThat(labels()).doesNotContain("Plan maintenance…", "Change end…", "End now…");
        open("screen=dk-014/s2");
        assertThat(find(Dialog.class).all()).isEmpty();
    }

    @Test
    @WithMockUser(username = "nora", roles = "OPERATOR")
    void anOperatorSeesAndChoosesAmongOwnRegionsOnly() {
        var danish = plan(new Scope.OfCinema("dk-014"), -1, 60, "work");
        open("window=" + danish.id());
        assertThat(rows()).isEmpty();
        assertThat(find(Section.class).all()).isEmpty();
        open("screen=dk-014/s2");
        assertThat(said()).contains("The portal does not know that location. Choose another one.");
        ComboBox<?> cinema = find(ComboBox.class)
                .withPropertyValue(ComboBox::getLabel, "Cinema")
                .single();
        assertThat(cinema.getValue()).isNull();
        assertThat(cinema.getListDataView().getItems().map(Object::toString))
                .hasSize(1)
                .allMatch(text -> text.contains("no-003"));
    }

    @Test
    void anAddressThatMakesNoSenseShowsTheListAndNothingElse() {
        open("window=x&region=%3Cscript%3E&screen=%2F%2F&cinema=&past=yes&plan");
        assertThat(find(Dialog.class).all()).isEmpty();
        assertThat(rows()).isEmpty();
    }

    private MaintenanceWindow plan(Scope scope, int fromMinutes, int untilMinutes, String reason) {
        var now = Instant.now();
        var outcome = desk.plan(
                ADMIN,
                scope,
                now.plus(Duration.ofMinutes(fromMinutes)),
                now.plus(Duration.ofMinutes(untilMinutes)),
                reason);
        assertThat(outcome).isInstanceOf(PlanResult.Done.class);
        return ((PlanResult.Done) outcome).window();
    }

    private List<MaintenanceWindow> windows() {
        return desk.ahead(ADMIN, null, 100, null).windows();
    }

    private static void open(String query) {
        UI.getCurrent().navigate("maintenance", QueryParameters.fromString(query));
    }

    private void press(String label) {
        var button = find(Button.class).withText(label).all().getLast();
        test(button).click();
    }

    private DateTimePicker picker(String label) {
        return find(DateTimePicker.class)
                .withPropertyValue(DateTimePicker::getLabel, label)
                .all()
                .getLast();
    }

    @SuppressWarnings("unchecked")
    private List<MaintenanceViewModel.Row> rows() {
        Grid<MaintenanceViewModel.Row> grid = find(Grid.class).single();
        return grid.getGenericDataView().getItems().toList();
    }

    private List<String> labels() {
        return find(Button.class).all().stream()
                .filter(Component::isVisible)
                .map(Button::getText)
                .toList();
    }

    private String dialogText() {
        return find(Dialog.class).all().getLast().getHeaderTitle()
                + find(Dialog.class).all().getLast().getElement().getTextRecursively();
    }

    private String panelText() {
        return find(Section.class).single().getElement().getTextRecursively();
    }

    private String emptyText() {
        return find(Div.class).withClassName("queue-empty").all().stream()
                .map(Div::getText)
                .collect(Collectors.joining());
    }

    private List<String> said() {
        return find(Notification.class).all().stream()
                .map(notification -> notification.getElement().getProperty("text", ""))
                .toList();
    }
}
