package com.cinemataztic.incidents.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.pipeline.PackagedPortal;
import com.cinemataztic.incidents.pipeline.SeenTicket;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The whole fleet goes dark, and each new ticket is named in exactly one mail to each contact, in a handful of mails:
 * through a real SMTP server while the portal is killed in the middle of it, and through a SendGrid that answers as badly
 * as it can. {@code -Dkill.seed=N} repeats a run.
 */
@Tag("kill")
class MailKillTests {

    private static final long SEED = Long.getLong("kill.seed", System.nanoTime() & 0xffff_ffffL);
    private static final int SCREENS = 700;
    private static final int CONNECTIONS = 100;
    private static final int PAGE = 500;
    private static final Duration TIME_LIMIT = Duration.ofMinutes(4);

    /** A contact for each region of the storm; and the one for all that has no other. */
    private static final Map<String, String> CONTACTS = Map.of(
            "DK", "denmark@example.com",
            "DE", "germany@example.com",
            "NZ", "new-zealand@example.com");

    private static final String DEFAULT = "desk@example.com";
    private static final String NOT_THERE = "germany@example.com";

    private final Random random = new Random(SEED);

    @Test
    void eachTicketOfAStormIsNamedInOneMailThoughThePortalIsKilledInTheMidstOfIt() throws Exception {
        var folder = PackagedPortal.madeAnew(Path.of("target", "kill-mail"));
        var unpacked = UnpackedPortal.ofThisBuild();
        var smtp = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        smtp.start();
        var settings = settings(folder);
        settings.put("PORTAL_SMTP_HOST", "127.0.0.1");
        settings.put("PORTAL_SMTP_PORT", Integer.toString(smtp.getSmtp().getPort()));
        try (var portal = new PortalProgram(folder.resolve("portal"), unpacked, settings)) {
            portal.start();
            var storm = new Storm(portal, Storm.Alert.ofRound(1, SCREENS), CONNECTIONS);
            storm.rage();
            assertThat(storm.awaitAcknowledged(1, TIME_LIMIT)).isTrue();
            await().atMost(TIME_LIMIT).until(() -> smtp.getReceivedMessages().length > 0);
            Thread.sleep(random.nextInt(6_000));
            portal.kill();
            storm.awaitOver();
            int before = smtp.getReceivedMessages().length;

            portal.start();
            var again = new Storm(portal, storm.alerts(), CONNECTIONS);
            again.rage();
            again.awaitOver();
            assertThat(again.acknowledged()).hasSize(SCREENS);
            var tickets = Kept.of(portal.api(), PAGE).tickets();
            assertThat(tickets).hasSize(SCREENS);
            await("each ticket is named to its contact")
                    .atMost(TIME_LIMIT)
                    .untilAsserted(() -> eachIsNamed(tickets, received(smtp, 0)));
            var mails = received(smtp, 0);
            var twice = CONTACTS.values().stream()
                    .flatMap(address -> mails.named(address).entrySet().stream())
                    .filter(named -> named.getValue() > 1)
                    .map(Map.Entry::getKey)
                    .toList();
            System.out.printf(
                    "mails of a storm: seed %d, killed with %d of %d acknowledged and %d mails out; in the end %s"
                            + " mails, %d tickets named twice%n",
                    SEED, storm.acknowledged().size(), SCREENS, before, counts(mails), twice.size());
            assertThat(CONTACTS.values())
                    .allSatisfy(address -> assertThat(mails.count(address))
                            .as("mails to %s", address)
                            .isLessThanOrEqualTo(8));
            // Twice is allowed for what the mail server had taken when the portal died: no later mail repeats another.
            var afterwards = received(smtp, before);
            var beforehand = received(smtp, 0, before);
            assertThat(CONTACTS.values()).allSatisfy(address -> {
                assertThat(beforehand.named(address).values()).allMatch(count -> count == 1);
                assertThat(afterwards.named(address).values()).allMatch(count -> count == 1);
            });
        } finally {
            smtp.stop();
        }
    }

    @Test
    void eachTicketOfAStormIsNamedInOneMailThoughSendGridAnswersAsBadlyAsItCan() throws Exception {
        var folder = PackagedPortal.madeAnew(Path.of("target", "kill-sendgrid"));
        var unpacked = UnpackedPortal.ofThisBuild();
        try (var sendGrid = new UnreliableSendGrid(random, NOT_THERE)) {
            var settings = settings(folder);
            settings.put("PORTAL_SENDGRID_KEY", "SG.storm");
            settings.put("PORTAL_SENDGRID_URL", sendGrid.url());
            settings.put("PORTAL_MAIL_TIMEOUT", "3s");
            // Else a mail that fails eight times in a row, by chance, or follows many others, would wait longer
            // than the test does.
            settings.put("PORTAL_NOTIFICATIONS_OUTBOX_LAST_RETRY", "4s");
            settings.put("PORTAL_NOTIFICATIONS_OUTBOX_BUNDLE_MOST", "8s");
            try (var portal = new PortalProgram(folder.resolve("portal"), unpacked, settings)) {
                portal.start();
                var storm = new Storm(portal, Storm.Alert.ofRound(1, SCREENS), CONNECTIONS);
                storm.rage();
                storm.awaitOver();
                assertThat(storm.acknowledged()).hasSize(SCREENS);
                var tickets = Kept.of(portal.api(), PAGE).tickets();
                await("each ticket is named to its contact")
                        .atMost(TIME_LIMIT)
                        .untilAsserted(() -> eachIsNamed(tickets, sendGrid.accepted()));
                var accepted = sendGrid.accepted();
                assertThat(accepted.texts().keySet())
                        .allSatisfy(
                                address -> assertThat(accepted.named(address).values())
                                        .as("named to %s", address)
                                        .allMatch(count -> count == 1));
                assertThat(accepted.count(DEFAULT))
                        .as("instead of %s", NOT_THERE)
                        .isPositive();
                System.out.printf(
                        "mails of a storm: seed %d, SendGrid answered %s; in the end %s mails%n",
                        SEED, sendGrid.answers(), counts(sendGrid.accepted()));
            }
        }
    }

    /** The fallback contact is notified instead of the missing contact. */
    private static void eachIsNamed(List<SeenTicket> tickets, Mails mails) {
        var named = new HashMap<String, Integer>();
        CONTACTS.values()
                .forEach(address -> mails.named(address).forEach((id, count) -> named.merge(id, count, Integer::sum)));
        mails.named(DEFAULT).forEach((id, count) -> named.merge(id, count, Integer::sum));
        assertThat(named.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        tickets.stream().map(SeenTicket::id).toList());
    }

    private static Map<String, Integer> counts(Mails mails) {
        return mails.texts().keySet().stream().sorted().collect(Collectors.toMap(address -> address, mails::count));
    }

    private static Map<String, String> settings(Path folder) throws IOException {
        Files.createDirectories(folder);
        var contacts = folder.resolve("contacts.csv").toAbsolutePath();
        Files.writeString(contacts, """
                name,email,regions,default
                Denmark,denmark@example.com,denmark,no
                Germany,germany@example.com,germany,no
                New Zealand,new-zealand@example.com,new-zealand,no
                Desk,desk@example.com,,yes
                """);
        var settings = new HashMap<String, String>();
        settings.put("PORTAL_PUBLIC_URL", "http://127.0.0.1:8080");
        settings.put("PORTAL_MAIL_FROM", "incidents@example.com");
        settings.put("PORTAL_CONTACTS_FILE", contacts.toString());
        settings.put("PORTAL_NOTIFICATIONS_OUTBOX_BUNDLE", "8s");
        settings.put("PORTAL_NOTIFICATIONS_OUTBOX_FIRST_RETRY", "1s");
        return settings;
    }

    private static Mails received(GreenMail smtp, int from) {
        return received(smtp, from, smtp.getReceivedMessages().length);
    }

    private static Mails received(GreenMail smtp, int from, int to) {
        var collected = new Mails.Collector();
        var messages = smtp.getReceivedMessages();
        for (int i = from; i < to; i++) {
            try {
                collected.add(
                        messages[i].getAllRecipients()[0].toString().replaceAll(".*<|>.*", ""), text(messages[i]));
            } catch (MessagingException | IOException unreadable) {
                throw new IllegalStateException("a mail can't be read", unreadable);
            }
        }
        return collected.mails();
    }

    private static String text(MimeMessage message) throws MessagingException, IOException {
        var parts = (Multipart) message.getContent();
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart part = parts.getBodyPart(i);
            if (part.isMimeType("text/plain")) {
                return message.getSubject() + "\n" + part.getContent();
            }
        }
        throw new IllegalStateException("a mail without text");
    }
}
