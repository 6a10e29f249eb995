package com.cinemataztic.incidents.notifications.ui;

import static com.cinemataztic.incidents.notifications.mail.Mails.NOW;
import static com.cinemataztic.incidents.notifications.mail.Mails.content;
import static com.cinemataztic.incidents.notifications.mail.Mails.several;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.notifications.MailAddress;
import com.cinemataztic.incidents.notifications.TicketEvent;
import com.cinemataztic.incidents.notifications.mail.Mail;
import com.cinemataztic.incidents.notifications.mail.MailContent;
import com.cinemataztic.incidents.notifications.mail.MailSender;
import com.cinemataztic.incidents.notifications.mail.Mails;
import com.cinemataztic.incidents.notifications.takelink.TakeLink;
import com.cinemataztic.incidents.overview.Handovers;
import com.cinemataztic.incidents.support.Chromium;
import com.cinemataztic.incidents.support.Evening;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** Mails, the page behind their links and the page on mail in a real browser; pictures go to target/screenshots. */
@PortalTest
@Import(Evening.class)
@TestPropertySource(properties = "portal.fleet.read-every=500ms")
@Tag("browser")
class MailBrowserTests {

    private static final int WIDE = 600;
    private static final int PHONE = 360;

    @LocalServerPort
    int port;

    @Autowired
    Evening evening;

    @Autowired
    MailSender sender;

    @Autowired
    TakeLink links;

    @Autowired
    TicketDesk desk;

    @Autowired
    LiveBoard board;

    @Test
    void everyMailFitsItsWindowInEveryLanguageAndColour() throws Exception {
        var folder = Files.createDirectories(Path.of("target", "mails"));
        for (var dark : List.of(false, true)) {
            try (var window =
                    new Chromium(folder.toAbsolutePath().toUri().toString().replaceAll("/$", ""), dark)) {
                for (var language : List.of(Locale.ENGLISH, Locale.of("da"))) {
                    for (var each : mails(language).entrySet()) {
                        var name = each.getKey() + "-" + language;
                        var mail = each.getValue();
                        Files.writeString(folder.resolve(name + ".html"), mail.html());
                        Files.writeString(folder.resolve(name + ".txt"), mail.subject() + "\n\n" + mail.text());
                        for (var width : List.of(WIDE, PHONE)) {
                            window.resize(width, 760);
                            window.open(name + ".html");
                            assertFits(window, width);
                            window.screenshot("mail-" + name + "-" + width + (dark ? "-dark" : ""));
                        }
                    }
                }
            }
        }
    }

    @Test
    void theTakePageFitsAPhoneAndTakesWhenItsButtonIsPressed() {
        desk.report(evening.failures(), false);
        var base = "http://127.0.0.1:" + port;
        for (var dark : List.of(false, true)) {
            var suffix = dark ? "-dark" : "";
            try (var window = new Chromium(base, dark)) {
                window.resize(PHONE, 640);
                var ticket = row(dark ? "dk-014/s3" : "dk-014/s2");
                var link = links.link(ticket.id(), new MailAddress("Maja Ærø", "maja@example.com"))
                        .toString()
                        .substring(base.length() + 1);
                window.open(link);
                window.awaitText("Take");
                assertFits(window, PHONE);
                window.screenshot("take" + suffix);
                window.script("document.querySelector('button').click()");
                window.awaitText("is yours.");
                window.screenshot("take-done" + suffix);
                window.open(links.link(ticket.id(), new MailAddress("Ole", "ole@example.com"))
                        .toString()
                        .substring(base.length() + 1));
                window.awaitText("already has it");
                window.screenshot("take-other" + suffix);
                window.open("take/nonsense");
                window.awaitText("link is not valid");
                window.screenshot("take-forged" + suffix);
            }
        }
    }

    @Test
    void theMailPageShowsAMailWithoutLettingItsScriptsRun() {
        mails(Locale.ENGLISH).values().forEach(sender::send);
        for (var dark : List.of(false, true)) {
            var suffix = dark ? "-dark" : "";
            try (var window = new Chromium("http://127.0.0.1:" + port, dark)) {
                window.resize(1360, 860);
                window.signIn("admin", PortalTest.ADMIN_PASSWORD);
                window.open("admin/mail");
                window.awaitText("No mail leaves this machine");
                window.awaitText("[Denmark]");
                window.screenshot("mail-page" + suffix);
                window.open("admin/mail?mail="
                        + sender.kept(Actor.SYSTEM, 99).getLast().id());
                window.await(".mail-html");
                assertThat(window.script("return document.querySelector('.mail-html').getAttribute('sandbox')"))
                        .isEmpty();
                window.screenshot("mail-page-mail" + suffix);
                window.resize(390, 844);
                window.await(".mail-html");
                window.screenshot("mail-page-phone" + suffix);
            }
        }
    }

    private static Map<String, Mail> mails(Locale language) {
        var mails = new LinkedHashMap<String, Mail>();
        mails.put("opened", Mails.written(content(new TicketEvent.Opened()), language));
        mails.put("escalated", Mails.written(content(new TicketEvent.Escalated(2)), language));
        mails.put("closed", Mails.written(content(new TicketEvent.ClosedByItself()), language));
        mails.put(
                "bundle", Mails.written(Mails.bundle(several(6), "c1", List.of("Maja", "Ole Søndergaard")), language));
        mails.put("site", Mails.written(Mails.site(4), language));
        mails.put("handover", Handovers.mail(Handovers.report(several(4)), "Olga", language));
        mails.put("handover-quiet", Handovers.mail(Handovers.quiet(), "Olga", language));
        mails.put("test", Mails.written(new MailContent.Test("admin", "t1", NOW), language));
        return mails;
    }

    private static void assertFits(Chromium window, int width) {
        assertThat(Integer.parseInt(window.script("return document.documentElement.scrollWidth")))
                .isLessThanOrEqualTo(width);
    }

    private TicketRow row(String subject) {
        return board.snapshot().rows().values().stream()
                .filter(row -> row.key().value().endsWith(subject))
                .findFirst()
                .orElseThrow();
    }
}
