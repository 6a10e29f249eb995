package com.cinemataztic.incidents.overview;

import static com.cinemataztic.incidents.notifications.GivenContact.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.notifications.mail.MailSender;
import com.cinemataztic.incidents.oncall.ContactDesk;
import com.cinemataztic.incidents.support.Chromium;
import com.cinemataztic.incidents.support.Evening;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** The page Handover in a real browser, on a desk and on a phone, light and dark; pictures go to target/screenshots. */
@PortalTest
@Import(Evening.class)
@TestPropertySource(properties = "portal.fleet.read-every=500ms")
@Tag("browser")
class HandoverBrowserTests {

    private static final Actor OLGA = new Actor("olga", Role.OPERATOR, Set.of());

    @LocalServerPort
    int port;

    @Autowired
    Evening evening;

    @Autowired
    TicketDesk desk;

    @Autowired
    LiveBoard board;

    @Autowired
    ContactDesk contacts;

    @Autowired
    MailSender postman;

    @Test
    void aShiftIsReadCopiedAndSentOnADeskAndOnAPhone() {
        desk.report(evening.failures(), false);
        contacts.add(Actor.SYSTEM, named("NOC").asFallback());
        contacts.add(Actor.SYSTEM, named("Maja Ærø").of("denmark").contact());
        move("dk-014", "s2", new Transition.Take());
        move("dk-014", "s2", new Transition.FollowUp("Swap the power strip behind the rack"));
        move("ee-002", "s4", new Transition.Close(CloseReason.FIXED, ""));
        for (var dark : List.of(false, true)) {
            var suffix = dark ? "-dark" : "";
            try (var window = new Chromium("http://127.0.0.1:" + port, dark)) {
                window.resize(1360, 1000);
                window.signIn("admin", PortalTest.ADMIN_PASSWORD);
                window.open("handover");
                window.awaitText("All regions: 7 open tickets");
                window.awaitText("To send the handover by mail, choose one region.");
                assertFits(window);
                window.screenshot("handover" + suffix);

                // No clipboard, as over plain http: the text itself is there, selected.
                window.script("Object.defineProperty(navigator, 'clipboard', {value: undefined, configurable: true})");
                window.click("Copy as text");
                window.awaitText("This browser does not allow copying");
                assertThat(window.script("return document.getSelection().toString()"
                                + " || document.activeElement.value.substring(0, 200)"))
                        .startsWith("Handover · All regions: 7 open tickets");
                window.screenshot("handover-copy-by-hand" + suffix);
                window.script("window.copied = ''; Object.defineProperty(navigator, 'clipboard',"
                        + " {value: {writeText: async (text) => { window.copied = text; }}, configurable: true})");
                window.click("Copy as text");
                window.awaitText("✔ Copied");
                assertThat(window.script("return window.copied"))
                        .contains("Waiting now (8)", "fixed, by olga; it still fired", "tickets/DK-");
                assertThat(window.script("return document.querySelector('copy-text textarea').hidden"))
                        .isEqualTo("true");

                window.open("handover?region=denmark&since=06:00");
                window.awaitText("Denmark: 3 open tickets");
                window.awaitText("Since (your time)");
                window.screenshot("handover-region" + suffix);
                window.click("Send by mail…");
                window.awaitText("The person who is on call next is preselected");
                window.screenshot("handover-send" + suffix);
                window.click("Send");
                window.awaitText("Not sent: kept in the mailbox");
                assertThat(postman.kept(Actor.SYSTEM, 1))
                        .singleElement()
                        .satisfies(mail -> assertThat(mail.subject()).startsWith("[Denmark] Handover: 3 open tickets"));

                window.resize(390, 844);
                window.open("handover?region=denmark");
                window.awaitText("Denmark: 3 open tickets");
                assertFits(window);
                window.screenshot("handover-phone" + suffix);
                window.script("document.querySelector('[data-part=waiting]').scrollIntoView()");
                window.screenshot("handover-phone-waiting" + suffix);
                window.open("handover?region=spain&hours=4");
                window.awaitText("Spain: 1 open ticket");
                window.awaitText("Nothing recovered by itself.");
            }
        }
    }

    private static void assertFits(Chromium window) {
        assertThat(window.script("return document.documentElement.scrollWidth <= window.innerWidth"))
                .isEqualTo("true");
    }

    private void move(String cinema, String screen, Transition transition) {
        var row = board.snapshot().rows().values().stream()
                .filter(each -> cinema.equals(each.subject().cinemaId())
                        && screen.equals(each.subject().screenId()))
                .findFirst()
                .orElseThrow();
        desk.apply(row.id(), row.version(), transition, OLGA);
    }
}
