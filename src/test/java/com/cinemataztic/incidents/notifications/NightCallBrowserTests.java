package com.cinemataztic.incidents.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.alerts.AlertJson;
import com.cinemataztic.incidents.fleet.CinemaCard;
import com.cinemataztic.incidents.fleet.CinemaDesk;
import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.oncall.ContactDesk;
import com.cinemataztic.incidents.support.Chromium;
import com.cinemataztic.incidents.support.Evening;
import com.cinemataztic.incidents.support.LocalPort;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A night call on a phone: an alert arrives at the webhook, its mail at a mail server, and the person opens the mail,
 * taps its link, takes the ticket and calls the cinema.
 */
@PortalTest
@DirtiesContext
@Import(Evening.class)
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NightCallBrowserTests {

    private static final Actor ADMIN = new Actor("admin", Role.ADMIN, Set.of());
    private static final String BASE = "http://127.0.0.1:" + LocalPort.free();
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private static final GreenMail SMTP = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @Autowired
    LiveBoard board;

    @Autowired
    AccountDesk accounts;

    @Autowired
    CinemaDesk cinemas;

    @Autowired
    ContactDesk contacts;

    /** The portal's address is in its mails, so it is chosen before the portal starts. */
    @DynamicPropertySource
    static void mailGoesOut(DynamicPropertyRegistry properties) {
        SMTP.start();
        properties.add("server.port", () -> URI.create(BASE).getPort());
        properties.add("PORTAL_PUBLIC_URL", () -> BASE);
        properties.add("PORTAL_MAIL_FROM", () -> "incidents@example.com");
        properties.add("PORTAL_SMTP_HOST", () -> "127.0.0.1");
        properties.add("PORTAL_SMTP_PORT", () -> SMTP.getSmtp().getPort());
        properties.add("portal.notifications.outbox.poll-every", () -> "200ms");
    }

    @AfterAll
    void stop() {
        SMTP.stop();
    }

    @BeforeAll
    void people() {
        accounts.add(ADMIN, "olga", "a password of olga", Role.OPERATOR, Set.of());
        contacts.add(ADMIN, GivenContact.named("Olga").of("denmark").contact());
        contacts.add(ADMIN, GivenContact.named("Maja").of("spain").contact());
        cinemas.write(ADMIN, cinemas.card("dk-014"), new CinemaCard("dk-014", "+45 62 52 11 90", "da", ""));
        cinemas.write(ADMIN, cinemas.card("es-004"), new CinemaCard("es-004", "+34 91 555 01 23", "es", ""));
    }

    @Test
    void fromTheMailToTheSignedInDeskTheTicketIsTakenWithOneTapAndTheCinemaCalledWithTheNext() throws Exception {
        var started = Instant.now();
        fires("dk-014", "s3", "denmark");
        var mail = mailTo("olga@example.com");
        var arrived = Instant.now();
        try (var phone = phone()) {
            read(phone, mail);
            var row = row("dk-014/s3");
            var facts = mailFacts(phone);
            assertThat(facts).contains(row.id().value(), "Ærø Bio, Sal 3", "missing a show right now", "critical");
            assertThat(mail.getSubject()).startsWith("[" + row.id() + "]");
            assertThat(phone.script("return document.querySelector('a[href^=tel]').href"))
                    .isEqualTo("tel:+4562521190");
            phone.screenshot("journey-phone-mail");

            phone.tap("a[href='" + BASE + "/tickets/" + row.id() + "']");
            phone.signInHere("olga", "a password of olga");
            phone.awaitText("Timeline");
            assertThat(phone.script("return location.pathname")).isEqualTo("/tickets/" + row.id());
            assertThat(phone.text())
                    .contains(row.id().value(), "Ærø Bio, Sal 3", "Machine is offline", "critical", "missing now")
                    .contains(endOfShow(facts) + " local");
            assertThat(inReach(phone, "vaadin-button[data-shortcut=take]")).isTrue();
            phone.screenshot("journey-phone-open");
            var tapped = Instant.now();
            phone.tap("vaadin-button[data-shortcut=take]");
            await().atMost(A_MINUTE).until(() -> now(row).state() == State.INPROGRESS);
            assertThat(now(row).assignee()).isEqualTo("olga");
            phone.await(".ticket-call[data-primary]");
            System.out.printf(
                    "a night call: the mail %d ms after the alert, the number to call %d ms after the tap on Take%n",
                    Duration.between(started, arrived).toMillis(),
                    Duration.between(tapped, Instant.now()).toMillis());

            assertThat(inReach(phone, ".ticket-call")).isTrue();
            assertThat(phone.await(".ticket-call").getDomAttribute("href")).isEqualTo("tel:+4562521190");
            phone.screenshot("journey-phone-taken");
        }
    }

    @Test
    void withTheMailsTakeLinkNobodySignsInAndOneTapTakesTheTicket() throws Exception {
        fires("es-004", "s2", "spain");
        var mail = mailTo("maja@example.com");
        try (var phone = phone()) {
            read(phone, mail);
            var row = row("es-004/s2");
            var facts = mailFacts(phone);
            phone.tap("a[href*='/take/']");
            phone.awaitText("Take " + row.id());
            assertThat(phone.text())
                    .contains(
                            "Machine is offline",
                            "Cines Peñalara Madrid, Sala 2",
                            "missing a show right now",
                            "critical")
                    .contains("as Maja");
            assertThat(phone.text()).contains(endOfShow(facts));
            assertThat(facts).contains("Cines Peñalara Madrid, Sala 2", "missing a show right now", "critical");
            assertThat(now(row).state()).as("opening the link takes nothing").isEqualTo(State.OPEN);
            phone.screenshot("journey-phone-take-link");
            phone.tap("button");
            await().atMost(A_MINUTE).until(() -> now(row).state() == State.INPROGRESS);
            phone.awaitText(row.id() + " is yours.");
            assertThat(now(row).assignee()).isEqualTo("mail:Maja");
        }
    }

    /** Whether a thumb reaches it: it is in the lower third of the screen, and large enough. */
    private static boolean inReach(Chromium phone, String css) {
        return Boolean.parseBoolean(phone.script(
                "const box = document.querySelector(arguments[0]).getBoundingClientRect();"
                        + "return box.top > innerHeight * 2 / 3 && box.bottom <= innerHeight && box.height >= 44;",
                css));
    }

    private static void fires(String cinema, String screen, String region) throws Exception {
        var alert = AlertJson.firing(screen)
                .label("cinema_id", cinema)
                .label("region", region)
                .fingerprint(cinema + "-" + screen)
                .startsAt(Instant.now().minusSeconds(60));
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(BASE + "/api/alertmanager/webhook"))
                    .header("Authorization", "Bearer " + PortalTest.WEBHOOK_TOKEN)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(AlertJson.body(alert)));
            assertThat(http.send(request.build(), BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
        }
    }

    private static MimeMessage mailTo(String address) {
        return await().atMost(A_MINUTE)
                .until(
                        () -> Arrays.stream(SMTP.getReceivedMessages())
                                .filter(mail -> isTo(mail, address))
                                .findFirst(),
                        mail -> mail.isPresent())
                .orElseThrow();
    }

    private static boolean isTo(MimeMessage mail, String address) {
        try {
            return mail.getAllRecipients()[0].toString().contains(address);
        } catch (MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Opens the mail as the phone's mail program does. */
    private static void read(Chromium phone, MimeMessage mail) throws MessagingException, IOException {
        phone.show(html(mail));
        phone.awaitText("Open the ticket");
    }

    private static String html(Part part) throws MessagingException, IOException {
        if (part.isMimeType("text/html")) {
            return (String) part.getContent();
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                var found = html(parts.getBodyPart(i));
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }

    private static String mailFacts(Chromium phone) {
        return phone.text().replaceAll("\\s+", " ");
    }

    /** @return e.g. {@code until 23:10} */
    private static String endOfShow(String facts) {
        var until = Pattern.compile("until [0-9]{2}:[0-9]{2}").matcher(facts);
        assertThat(until.find()).as("the end of the show in: " + facts).isTrue();
        return until.group();
    }

    private static Chromium phone() {
        var phone = new Chromium(BASE, false);
        phone.resize(390, 844);
        return phone;
    }

    private TicketRow now(TicketRow row) {
        return board.row(row.id()).orElseThrow();
    }

    private TicketRow row(String subject) {
        return board.snapshot().rows().values().stream()
                .filter(row -> row.key().value().endsWith(subject))
                .findFirst()
                .orElseThrow();
    }
}
