package com.cinemataztic.incidents.overview.tonight.ui;

import static com.cinemataztic.incidents.support.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.maintenance.MaintenanceDesk;
import com.cinemataztic.incidents.maintenance.PlanResult;
import com.cinemataztic.incidents.maintenance.Scope;
import com.cinemataztic.incidents.oncall.EditResult;
import com.cinemataztic.incidents.overview.tonight.DailyMail;
import com.cinemataztic.incidents.overview.tonight.DailyMailDesk;
import com.cinemataztic.incidents.platform.text.Explanation;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.Fault;
import com.cinemataztic.incidents.tickets.Fingerprint;
import com.cinemataztic.incidents.tickets.Origin;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.Subject;
import com.cinemataztic.incidents.tickets.TicketKey;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.timepicker.TimePicker;
import com.vaadin.flow.router.QueryParameters;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.annotation.DirtiesContext;

/** The page Ready for tonight: what is counted as what, for whom, and who may have it mailed. */
@PortalTest
@DirtiesContext
@Import(TonightFleet.class)
@WithMockUser(username = "admin", roles = "ADMIN")
class TonightViewTests extends SpringBrowserlessTest {

    private static final RegionId DENMARK = new RegionId("denmark");
    private static final String PASSWORD = "long enough to be one";

    @Autowired
    TonightFleet fleet;

    @Autowired
    AccountDesk accounts;

    @Autowired
    TicketDesk tickets;

    @Autowired
    LiveBoard board;

    @Autowired
    DailyMailDesk mails;

    @Autowired
    MaintenanceDesk maintenance;

    @BeforeEach
    void aBrokenScreen() {
        accounts.add(Actor.SYSTEM, "vera", PASSWORD, Role.VIEWER, Set.of(DENMARK));
        accounts.add(Actor.SYSTEM, "nils", PASSWORD, Role.OPERATOR, Set.of(new RegionId("norway")));
        if (board.snapshot().rows().isEmpty()) {
            tickets.report(List.of(offline("dk-014", "s1")), false);
        }
    }

    @AfterEach
    void monitoringSeesEverything() {
        fleet.blind = Explanation.NONE;
    }

    @Test
    void everyScreenIsCountedOnceAndOnlyWhatIsProvenIsReady() {
        open(Map.of());
        assertThat(tile("ready")).isEqualTo("6 ready");
        assertThat(tile("at-risk")).isEqualTo("2 at risk");
        assertThat(tile("unknown")).isEqualTo("3 unknown");
        assertThat(text()).contains("1 screen has no show by then.");
        assertThat(region("denmark"))
                .contains(
                        "Sal 1Machine offline",
                        "Sal 2faulty, and no ticket is open",
                        "Sal 3no fresh data",
                        "Sal 4no show is known",
                        "Sal 6no machine is listed",
                        "1 cinema is ready");
        assertThat(find(Anchor.class).all())
                .extracting(Anchor::getHref)
                .anyMatch(href -> href.startsWith("tickets/DK-"));
    }

    @Test
    void regionsWithSomethingAtRiskComeFirst() {
        open(Map.of());
        assertThat(find(Section.class).all())
                .extracting(section -> section.getElement().getAttribute("data-region"))
                .containsExactly("denmark", "norway");
    }

    @Test
    void whileMonitoringIsBlindNothingIsReady() {
        fleet.blind = Explanation.of("reason.prometheus-silent");
        open(Map.of());
        assertThat(tile("ready")).isEqualTo("0 ready");
        assertThat(text()).contains("Monitoring does not see everything: Prometheus does not answer.");
        assertThat(tile("at-risk")).isEqualTo("2 at risk");
    }

    @Test
    void aDanishPageSaysInDanishWhatMonitoringCannotSee() {
        fleet.blind = Explanation.of("reason.prometheus-silent");
        UI.getCurrent().setLocale(Locale.of("da"));
        open(Map.of());
        assertThat(text()).contains("Prometheus svarer ikke").doesNotContain("does not answer");
    }

    @Test
    void theAddressChoosesRegionAndHours() {
        open(Map.of("region", "norway", "hours", "1"));
        assertThat(find(Section.class).all()).hasSize(1);
        assertThat(tile("ready")).isEqualTo("0 ready");
        assertThat(text()).contains("2 screens have no show by then.");
        open(Map.of("region", "norway", "hours", "99"));
        assertThat(tile("ready")).isEqualTo("2 ready");
    }

    @Test
    @WithMockUser(username = "vera", roles = "VIEWER")
    void aReaderSeesTheirRegionAndNothingOfItsMail() {
        open(Map.of());
        assertThat(find(Section.class).all()).hasSize(1);
        assertThat(text()).doesNotContain("Bergen", "Mailed", "Not mailed");
        assertThat(find(Button.class, view()).all()).isEmpty();
        open(Map.of("region", "norway"));
        assertThat(text()).contains("This region does not exist, or you may not see it.");
    }

    @Test
    @WithMockUser(username = "nils", roles = "OPERATOR")
    void anOperatorSeesWhetherItIsMailedAndChangesNothing() {
        open(Map.of());
        assertThat(text()).contains("Not mailed.");
        assertThat(find(Button.class, view()).all()).isEmpty();
        var nils = new Actor("nils", Role.OPERATOR, Set.of(new RegionId("norway")));
        var off = DailyMail.off(new RegionId("norway"));
        assertThat(mails.write(nils, off, off)).isInstanceOf(EditResult.Rejected.class);
    }

    @Test
    void anAdminHasItMailedDaily() {
        open(Map.of("region", "denmark"));
        click("Daily mail…");
        find(Checkbox.class).all().getFirst().setValue(true);
        find(TimePicker.class).single().setValue(LocalTime.of(15, 30));
        find(TextArea.class).single().setValue("noc@example.com, nobody");
        click("Save");
        assertThat(said()).anyMatch(text -> text.contains("“nobody” is not a mail address"));
        find(TextArea.class).single().setValue("noc@example.com\n noc2@example.com");
        click("Save");
        assertThat(find(Dialog.class).all()).isEmpty();
        assertThat(text()).contains("Mailed daily at 15:30 local.");
        var stored = Objects.requireNonNull(mails.all(Actor.SYSTEM).get(DENMARK));
        assertThat(stored.addresses()).hasSize(2);
        assertThat(stored.on()).isTrue();
    }

    @Test
    void aSettingThatSomeoneElseChangedIsNotOverwritten() {
        open(Map.of("region", "norway"));
        click("Daily mail…");
        var norway = new RegionId("norway");
        mails.write(Actor.SYSTEM, DailyMail.off(norway), DailyMail.off(norway));
        click("Save");
        assertThat(said()).anyMatch(text -> text.contains("someone else changed it"));
    }

    @Test
    void maintenanceIsAColumnOfItsOwn() {
        var admin = new Actor("admin", Role.ADMIN, Set.of());
        var now = Instant.now();
        var planned = (PlanResult.Done) maintenance.plan(
                admin,
                new Scope.OfScreen("no-003", "s2"),
                now.plusSeconds(60),
                now.plus(Duration.ofHours(3)),
                "new projector");
        open(Map.of("region", "norway"));
        assertThat(tile("maintenance")).isEqualTo("1 in maintenance");
        assertThat(tile("ready")).isEqualTo("1 ready");
        assertThat(region("norway")).contains("Sal 2until ");
        maintenance.end(admin, planned.window().id(), planned.window().version());
        open(Map.of("region", "norway"));
        assertThat(tile("ready")).isEqualTo("2 ready");
    }

    private void open(Map<String, String> parameters) {
        UI.getCurrent().navigate(TonightView.class, QueryParameters.simple(parameters));
    }

    private void click(String label) {
        test(find(Button.class).all().stream()
                        .filter(button -> button.getText().equals(label))
                        .findFirst()
                        .orElseThrow())
                .click();
    }

    private String tile(String kind) {
        var counts = find(ReadinessCounts.class).all().getFirst();
        return counts.getElement()
                .getChildren()
                .filter(item -> kind.equals(item.getAttribute("data-readiness")))
                .map(item -> item.getChild(0).getText() + " " + item.getChild(1).getText())
                .findFirst()
                .orElseThrow();
    }

    private String region(String id) {
        return find(Section.class).all().stream()
                .filter(section -> id.equals(section.getElement().getAttribute("data-region")))
                .findFirst()
                .orElseThrow()
                .getElement()
                .getTextRecursively();
    }

    private String text() {
        return view().getElement().getTextRecursively();
    }

    /** The frame around it has buttons of its own. */
    private TonightView view() {
        return find(TonightView.class).single();
    }

    private List<String> said() {
        return find(Notification.class).all().stream()
                .map(notification -> test(notification).getText())
                .toList();
    }

    static Signal.Firing offline(String cinema, String screen) {
        var subject = new Subject(DENMARK, cinema, null, screen, null, "02:" + cinema, null);
        var alert = new Fingerprint("offline-" + screen);
        return new Signal.Firing(
                TicketKey.of("machine-offline", subject, alert),
                alert,
                NOON,
                subject,
                new Fault("machine-offline", "Machine offline", "", null, null),
                Severity.CRITICAL,
                null,
                Map.of("alertname", "MachineOffline"),
                Origin.ALERTMANAGER,
                false);
    }
}
