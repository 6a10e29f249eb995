package com.cinemataztic.incidents.overview.ui;

import static com.cinemataztic.incidents.notifications.GivenContact.named;
import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.notifications.DeliveryResult;
import com.cinemataztic.incidents.notifications.mail.KeptMail;
import com.cinemataztic.incidents.notifications.mail.MailSender;
import com.cinemataztic.incidents.oncall.Contact;
import com.cinemataztic.incidents.oncall.ContactBook;
import com.cinemataztic.incidents.oncall.ContactDesk;
import com.cinemataztic.incidents.oncall.ContactId;
import com.cinemataztic.incidents.oncall.RotaDesk;
import com.cinemataztic.incidents.oncall.RotaOverride;
import com.cinemataztic.incidents.overview.HandoverMail;
import com.cinemataztic.incidents.overview.Handovers;
import com.cinemataztic.incidents.platform.ui.CopyText;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.timepicker.TimePicker;
import com.vaadin.flow.router.QueryParameters;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.annotation.DirtiesContext;

/** The page Handover: what stands there, for whom, and whom it can be sent to. */
@PortalTest
@DirtiesContext
@WithMockUser(username = "olga", roles = "OPERATOR")
class HandoverViewTests extends SpringBrowserlessTest {

    private static final Actor OLGA = new Actor("olga", Role.OPERATOR, Set.of());
    private static final RegionId DENMARK = new RegionId("denmark");

    @Autowired
    AccountDesk accounts;

    @Autowired
    ContactDesk contacts;

    @Autowired
    ContactBook book;

    @Autowired
    RotaDesk rotas;

    @Autowired
    TicketDesk desk;

    @Autowired
    LiveBoard board;

    @Autowired
    MailSender postman;

    @Autowired
    HandoverMail mail;

    @BeforeEach
    void aShift() {
        accounts.add(Actor.SYSTEM, "olga", "a good password", Role.OPERATOR, Set.of());
        accounts.add(Actor.SYSTEM, "vera", "a good password", Role.VIEWER, Set.of());
        accounts.add(Actor.SYSTEM, "nils", "a good password", Role.OPERATOR, Set.of(new RegionId("norway")));
        if (board.snapshot().rows().isEmpty()) {
            desk.report(
                    List.of(
                            offline("s1").fires(),
                            offline("s2").region("norway").fires()),
                    false);
            contacts.add(Actor.SYSTEM, named("NOC").asFallback());
            contacts.add(Actor.SYSTEM, named("Bo").of("denmark").contact());
            contacts.add(Actor.SYSTEM, danish(named("Åse").of("denmark").contact()));
            var now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
            var rota = book.rota(DENMARK);
            rotas.write(
                    Actor.SYSTEM,
                    rota,
                    rota.plus(override(now.minusSeconds(3_600), now.plusSeconds(3_600), "bo"))
                            .plus(override(now.plusSeconds(3_600), now.plusSeconds(9_000), "ase")));
        }
    }

    @Test
    void aRegionsPartsAreThereAndTheEmptyOnesSaySo() {
        open(Map.of("region", "denmark"));
        assertThat(text("waiting")).contains("Waiting now1", denmarksTicket(), "nobody has taken it");
        assertThat(text("due")).contains(denmarksTicket(), "next show unknown, so due now");
        assertThat(text("opened")).contains(denmarksTicket());
        assertThat(text("recovered")).contains("Nothing recovered by itself.");
        assertThat(text("closed")).contains("Nobody closed anything.");
        assertThat(text("on-call")).contains("Bo (by an override), until");
        assertThat(find(Anchor.class).all()).extracting(Anchor::getHref).contains("tickets/" + denmarksTicket());
        assertThat(paragraphs()).contains("Denmark: 1 open ticket");
    }

    @Test
    void ofAllRegionsEachTicketNamesItsOwnAndNoMailGoesOut() {
        open(Map.of());
        assertThat(text("waiting")).contains("Denmark", "Norway");
        assertThat(button("Send by mail…").isEnabled()).isFalse();
        assertThat(paragraphs()).contains("All regions: 2 open tickets");
    }

    @Test
    void whatIsCopiedIsTheWholeText() {
        open(Map.of("region", "denmark"));
        var copied = find(CopyText.class).single().getElement().getProperty("text", "");
        assertThat(copied).startsWith("Handover · Denmark: 1 open ticket\n").contains("tickets/" + denmarksTicket());
    }

    @Test
    void thePickersStandInTheAddressAndWhatCannotBeReadIsAsIfItWereNotThere() {
        open(Map.of("region", "denmark", "since", "06:30"));
        assertThat(find(TimePicker.class).single().getValue()).hasToString("06:30");
        open(Map.of("region", "denmark", "hours", "12"));
        assertThat(select("Period").getValue()).hasToString("Optional[12]");
        open(Map.of("region", "../..", "hours", "900"));
        assertThat(select("Period").getValue()).hasToString("Optional[8]");
        assertThat(select("Region").getValue()).hasToString("Optional.empty");
        open(Map.of("region", "atlantis"));
        assertThat(paragraphs()).contains("This region does not exist, or you may not see it. Choose another.");
    }

    @Test
    void theMailGoesToWhoComesOnCallNextInTheirLanguageAndItsOutcomeIsSaid() {
        open(Map.of("region", "denmark"));
        test(button("Send by mail…")).click();
        assertThat(select("To").getValue())
                .isInstanceOfSatisfying(
                        Contact.class, next -> assertThat(next.name()).isEqualTo("Åse"));
        test(button("Send")).click();
        assertThat(said()).anyMatch(text -> text.startsWith("Not sent: kept in the mailbox"));
        assertThat(postman.kept(Actor.SYSTEM, 1))
                .singleElement()
                .extracting(KeptMail::subject)
                .isEqualTo("[Denmark] Vagtskifte: 1 åben sag");
    }

    @Test
    void nobodyMailsInALoopOrForARegionOfOthers() {
        var report = Handovers.quiet();
        var often = new Actor("often", Role.OPERATOR, Set.of());
        for (int i = 0; i < 5; i++) {
            assertThat(mail.send(often, report, new ContactId("bo"))).isInstanceOf(DeliveryResult.Kept.class);
        }
        assertThat(mail.send(often, report, new ContactId("bo")))
                .isInstanceOfSatisfying(
                        DeliveryResult.Rejected.class,
                        refused -> assertThat(refused.reason()).contains("Wait a minute"));
        assertThat(mail.send(OLGA, report, new ContactId("nobody"))).isInstanceOf(DeliveryResult.Rejected.class);
        for (var other : List.of(
                new Actor("vera", Role.VIEWER, Set.of()),
                new Actor("nils", Role.OPERATOR, Set.of(new RegionId("norway"))))) {
            assertThat(mail.recipients(other, DENMARK)).isEmpty();
            assertThat(mail.send(other, report, new ContactId("bo"))).isInstanceOf(DeliveryResult.Rejected.class);
        }
    }

    @Test
    @WithMockUser(username = "nils", roles = "OPERATOR")
    void anOperatorOfOneRegionSeesThatOnly() {
        open(Map.of());
        assertThat(text("waiting")).contains("Norway").doesNotContain("Denmark");
        assertThat(select("Region").getListDataView().getItems()).hasSize(3);
    }

    @Test
    void whoMayNoLongerHandOverSeesNothing() {
        var model = open(Map.of("region", "denmark"));
        assertThat(model.isVisible()).isTrue();
        accounts.change(Actor.SYSTEM, "olga", Role.VIEWER, Set.of(), true, "");
        open(Map.of("region", "norway"));
        assertThat(paragraphs()).anyMatch(text -> text.startsWith("You are signed out"));
        assertThat(find(Section.class).all()).isEmpty();
        accounts.change(Actor.SYSTEM, "olga", Role.OPERATOR, Set.of(), true, "");
    }

    @Test
    void whoMayNoLongerHandOverFindsNobodyToWriteToInAPageThatIsOpen() {
        open(Map.of("region", "denmark"));
        accounts.change(Actor.SYSTEM, "olga", Role.VIEWER, Set.of(), true, "");
        test(button("Send by mail…")).click();
        assertThat(select("To").getListDataView().getItems()).isEmpty();
        accounts.change(Actor.SYSTEM, "olga", Role.OPERATOR, Set.of(), true, "");
    }

    private Component open(Map<String, String> parameters) {
        UI.getCurrent().navigate(HandoverView.class, QueryParameters.simple(parameters));
        return find(HandoverView.class).single();
    }

    private String text(String part) {
        return find(Section.class).all().stream()
                .filter(section -> part.equals(section.getElement().getAttribute("data-part")))
                .map(section -> section.getElement().getTextRecursively())
                .findFirst()
                .orElseThrow();
    }

    private Button button(String text) {
        return find(Button.class).withText(text).single();
    }

    private Select<?> select(String label) {
        return find(Select.class).withPropertyValue(Select::getLabel, label).single();
    }

    private String denmarksTicket() {
        return board.snapshot().rows().values().stream()
                .filter(row -> row.subject().region().equals(DENMARK))
                .map(row -> row.id().value())
                .findFirst()
                .orElseThrow();
    }

    private List<String> paragraphs() {
        return find(Paragraph.class).all().stream()
                .filter(Component::isVisible)
                .map(Paragraph::getText)
                .toList();
    }

    private List<String> said() {
        return find(Notification.class).all().stream()
                .map(notification -> notification.getElement().getProperty("text", ""))
                .toList();
    }

    private static RotaOverride override(Instant from, Instant to, String contact) {
        return new RotaOverride(from, to, new ContactId(contact), "admin");
    }

    private static Contact danish(Contact contact) {
        return new Contact(
                contact.id(),
                contact.name(),
                contact.email(),
                "da",
                contact.threshold(),
                contact.regions(),
                contact.cinemas(),
                contact.hours(),
                contact.standIn(),
                contact.lead(),
                contact.isFallback(),
                contact.version());
    }
}
