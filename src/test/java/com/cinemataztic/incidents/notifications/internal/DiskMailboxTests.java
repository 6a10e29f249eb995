package com.cinemataztic.incidents.notifications.internal;

import static com.cinemataztic.incidents.notifications.mail.Mails.mail;
import static com.cinemataztic.incidents.notifications.mail.Mails.settings;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.notifications.DeliveryResult;
import com.cinemataztic.incidents.notifications.mail.KeptMail;
import com.cinemataztic.incidents.notifications.mail.Mails;
import com.cinemataztic.incidents.store.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.threeten.extra.MutableClock;

class DiskMailboxTests {

    @TempDir
    Path data;

    private final MutableClock clock = MutableClock.of(Mails.NOW, ZoneOffset.UTC);

    @Test
    void aMailComesBackAsItWasAndOnlyThePortalReadsItsFile() throws IOException {
        var mailbox = mailbox(10);
        var id = mailbox.put(mail("Sal 3 på Ærø 🎬"));
        var kept = new KeptMail(id, Mails.NOW, "Maja Ærø <maja@example.com>", "Sal 3 på Ærø 🎬");
        assertThat(mailbox.list(10)).containsExactly(kept);
        assertThat(mailbox.read(id)).hasValueSatisfying(content -> {
            assertThat(content.mail()).isEqualTo(kept);
            assertThat(content.text()).contains("Sal 3 på Ærø Bio");
            assertThat(content.html()).isEqualTo("<p>Sal 3 på Ærø Bio</p>");
        });
        var file = data.resolve("mailbox").resolve(id + ".eml");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
        assertThat(Files.readString(file)).contains("Message-ID: <DK-1.c1.abc@incidents.example.com>");
    }

    @Test
    void theNewestStandFirstAndTheOldestGoWhenThereAreTooMany() throws IOException {
        var mailbox = mailbox(3);
        for (int i = 1; i <= 5; i++) {
            mailbox.put(mail("mail " + i));
            clock.add(Duration.ofMillis(1));
        }
        assertThat(mailbox.list(10)).extracting(KeptMail::subject).containsExactly("mail 5", "mail 4", "mail 3");
        assertThat(mailbox.list(2)).extracting(KeptMail::subject).containsExactly("mail 5", "mail 4");
        try (var files = Files.list(data.resolve("mailbox"))) {
            assertThat(files).hasSize(3);
        }
    }

    @Test
    void readsNothingButItsOwnMails() throws IOException {
        var mailbox = mailbox(3);
        mailbox.put(mail("one"));
        Files.writeString(data.resolve("secret.eml"), "Subject: secret\n\nx");
        Files.writeString(data.resolve("mailbox").resolve("foreign.eml"), "Subject: foreign\n\nx");
        for (var id :
                List.of("../secret", "foreign", "", "20261123T164800000Z-00000000", "20261123T164800000Z-0000000/")) {
            assertThat(mailbox.read(id)).isEmpty();
        }
        assertThat(mailbox.list(10)).hasSize(1);
    }

    @Test
    void aFileThatIsNoMailHidesNoOther() throws IOException {
        var mailbox = mailbox(3);
        mailbox.put(mail("one"));
        Files.write(data.resolve("mailbox").resolve("20261123T164800001Z-00000000.eml"), new byte[] {0, 1, 2, -1});
        assertThat(mailbox.list(10)).extracting(KeptMail::subject).contains("one");
    }

    @Test
    void anEmptyMailboxIsEmpty() {
        assertThat(mailbox(3).list(10)).isEmpty();
    }

    @Test
    void aFolderThatCannotBeWrittenToIsTriedAgainLater() throws IOException {
        Files.writeString(data.resolve("mailbox"), "in the way");
        var transport = new MailboxTransport(mailbox(3), "why");
        assertThat(transport.send(mail("one"))).isInstanceOf(DeliveryResult.Later.class);
        Files.delete(data.resolve("mailbox"));
        assertThat(transport.send(mail("one"))).isInstanceOf(DeliveryResult.Kept.class);
    }

    private DiskMailbox mailbox(int size) {
        return new DiskMailbox(
                new StoreSettings("", data.toString()), settings("mailboxSize", Integer.toString(size)), clock);
    }
}
