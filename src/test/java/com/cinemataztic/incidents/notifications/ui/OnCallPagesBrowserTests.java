package com.cinemataztic.incidents.notifications.ui;

import static com.cinemataztic.incidents.notifications.GivenContact.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.oncall.Contact;
import com.cinemataztic.incidents.oncall.ContactBook;
import com.cinemataztic.incidents.oncall.ContactDesk;
import com.cinemataztic.incidents.oncall.ContactId;
import com.cinemataztic.incidents.oncall.RotaDesk;
import com.cinemataztic.incidents.oncall.RotaOverride;
import com.cinemataztic.incidents.oncall.Shift;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.support.Chromium;
import com.cinemataztic.incidents.support.Evening;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.Severity;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** The pages Contacts and On call in a real browser, on a desk and on a phone, light and dark. */
@PortalTest
@Import(Evening.class)
@Tag("browser")
class OnCallPagesBrowserTests {

    private static final Actor ADMIN = new Actor("admin", Role.ADMIN, Set.of());
    private static final RegionId DENMARK = new RegionId("denmark");

    @LocalServerPort
    int port;

    @Autowired
    ContactBook book;

    @Autowired
    ContactDesk desk;

    @Autowired
    RotaDesk rotas;

    @Autowired
    AccountDesk accounts;

    @BeforeEach
    void people() {
        for (Contact contact : List.of(
                named("NOC").asFallback(),
                named("Åke Østergård").of("denmark", "norway").inOffice("noc").lead(),
                named("Bo Holm")
                        .of("denmark")
                        .at("dk-014")
                        .notifiedOf(Severity.CRITICAL)
                        .contact(),
                named("Matilda Wolfeschlegelsteinhausenbergerdorff")
                        .of("germany")
                        .contact())) {
            desk.add(ADMIN, contact);
        }
        var rota = book.rota(DENMARK);
        for (var day : DayOfWeek.values()) {
            rota = rota.plus(new Shift(day, LocalTime.of(8, 0), LocalTime.of(20, 0), new ContactId("ake-ostergard")));
        }
        rota = rota.plus(
                new Shift(DayOfWeek.FRIDAY, LocalTime.of(20, 0), LocalTime.of(2, 0), new ContactId("bo-holm")));
        var now = Instant.now().truncatedTo(ChronoUnit.HOURS);
        rotas.write(
                ADMIN,
                book.rota(DENMARK),
                rota.plus(new RotaOverride(
                        now.minus(1, ChronoUnit.HOURS),
                        now.plus(9, ChronoUnit.HOURS),
                        new ContactId("bo-holm"),
                        "admin")));
    }

    @Test
    void thePagesFitADeskAndAPhoneLightAndDark() {
        for (var dark : List.of(false, true)) {
            var suffix = dark ? "-dark" : "";
            try (var window = new Chromium("http://127.0.0.1:" + port, dark)) {
                window.resize(1360, 900);
                window.signIn("admin", PortalTest.ADMIN_PASSWORD);
                for (var width : List.of(1360, 390)) {
                    var prefix = width == 390 ? "phone-" : "";
                    window.resize(width, width == 390 ? 844 : 900);
                    window.open("admin/contacts");
                    window.awaitText("Wolfeschlegel");
                    assertThat(window.script("return document.documentElement.scrollWidth <= window.innerWidth"))
                            .isEqualTo("true");
                    window.screenshot(prefix + "contacts" + suffix);
                    window.click("Edit…");
                    window.awaitText("Only in working hours");
                    window.script("[...document.querySelectorAll('vaadin-checkbox')]"
                            + ".find(one => one.textContent.includes('Only in working hours')).click()");
                    window.awaitText("Stand-in");
                    window.script("document.querySelector('.contact-hours').scrollIntoView()");
                    window.screenshot(prefix + "contact-edit" + suffix);
                    window.open("on-call?region=denmark");
                    window.awaitText("On call by an override");
                    assertThat(window.text()).contains("Bo Holm", "nobody", "added by admin");
                    assertThat(window.script("return document.documentElement.scrollWidth <= window.innerWidth"))
                            .isEqualTo("true");
                    window.screenshot(prefix + "on-call" + suffix);
                    window.click("Add an override…");
                    window.awaitText("instead of the weekly plan");
                    assertThat(window.script("""
                            return [...document.querySelectorAll('.dialog-content')].every(it => it.scrollWidth <= it.clientWidth)""")).isEqualTo("true");
                    window.screenshot(prefix + "override" + suffix);
                    window.open("on-call?region=spain");
                    window.awaitText("No shifts yet");
                    window.click("Add a shift…");
                    window.awaitText("it ends on the next day");
                    window.screenshot(prefix + "shift" + suffix);
                }
            }
        }
    }
}
