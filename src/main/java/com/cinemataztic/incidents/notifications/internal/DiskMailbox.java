package com.cinemataztic.incidents.notifications.internal;

import com.cinemataztic.incidents.notifications.MailSettings;
import com.cinemataztic.incidents.notifications.mail.KeptMail;
import com.cinemataztic.incidents.notifications.mail.Mail;
import com.cinemataztic.incidents.notifications.mail.Mailbox;
import com.cinemataztic.incidents.store.StoreSettings;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The mailbox as files that any mail program opens: {@code PORTAL_DATA/mailbox/*.eml}, readable by the portal alone.
 */
@Component
class DiskMailbox implements Mailbox {

    private static final Logger LOGGER = LoggerFactory.getLogger(DiskMailbox.class);

    /** The time of storage and a unique suffix. Sorting by name sorts by time. */
    private static final Pattern ID = Pattern.compile("[0-9]{8}T[0-9]{9}Z-[0-9a-f]{8}");

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int STAMP_LENGTH = "20261123T120000000Z".length();
    private static final String SUFFIX = ".eml";
    private static final Comparator<Path> NEWEST_FIRST =
            Comparator.comparing(file -> file.getFileName().toString(), Comparator.reverseOrder());

    private final Path folder;
    private final MailSettings settings;
    private final Clock clock;
    private final Session session = Session.getInstance(new Properties());

    DiskMailbox(StoreSettings store, MailSettings settings, Clock clock) {
        this.folder = Path.of(store.data(), "mailbox");
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public synchronized String put(Mail mail) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var now = clock.instant();
        var id = STAMP.format(now) + "-" + UUID.randomUUID().toString().substring(0, 8);
        var whole = file(id);
        var part = folder.resolve(id + ".part");
        try {
            write(part, bytes(mail, now));
            Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
        forgetOldest();
        return id;
    }

    @Override
    public List<KeptMail> list(int limit) {
        return files().stream()
                .limit(limit)
                .flatMap(file -> head(file).stream())
                .toList();
    }

    @Override
    public Optional<KeptMail.Content> read(String id) {
        if (!ID.matcher(id).matches()) {
            return Optional.empty();
        }
        try {
            var message = parse(file(id));
            return Optional.of(new KeptMail.Content(
                    kept(id, message), MimeMail.body(message, "text/plain"), MimeMail.body(message, "text/html")));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException | MessagingException unreadable) {
            LOGGER.warn("The mail {} can't be read: {}", id, unreadable.toString());
            return Optional.empty();
        }
    }

    private Optional<KeptMail> head(Path file) {
        try {
            return Optional.of(kept(id(file), parse(file)));
        } catch (IOException | MessagingException unreadable) {
            LOGGER.warn("The mail {} can't be read: {}", file.getFileName(), unreadable.toString());
            return Optional.empty();
        }
    }

    private static KeptMail kept(String id, MimeMessage message) throws MessagingException {
        var to = Stream.of(Optional.ofNullable(message.getRecipients(Message.RecipientType.TO))
                        .orElse(new InternetAddress[0]))
                .map(address -> address instanceof InternetAddress person ? called(person) : address.toString())
                .findFirst()
                .orElse("");
        return new KeptMail(
                id, stamp(id), to, Optional.ofNullable(message.getSubject()).orElse(""));
    }

    private static String called(InternetAddress person) {
        return person.getPersonal() == null
                ? person.getAddress()
                : person.getPersonal() + " <" + person.getAddress() + ">";
    }

    private static Instant stamp(String id) throws MessagingException {
        try {
            return STAMP.parse(id.substring(0, STAMP_LENGTH), Instant::from);
        } catch (DateTimeParseException unreadable) {
            throw new MessagingException("no moment in its name", unreadable);
        }
    }

    private MimeMessage parse(Path file) throws IOException, MessagingException {
        try (var stream = Files.newInputStream(file)) {
            return new MimeMessage(session, stream);
        }
    }

    private byte[] bytes(Mail mail, Instant now) throws IOException {
        try {
            var bytes = new ByteArrayOutputStream();
            MimeMail.compose(session, mail, settings.sender(), now).writeTo(bytes);
            return bytes.toByteArray();
        } catch (MessagingException failed) {
            throw new IOException("the mail can't be put into its form", failed);
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        try (var channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            var buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    private void forgetOldest() {
        files().stream().skip(settings.mailboxSize()).forEach(file -> {
            try {
                Files.deleteIfExists(file);
            } catch (IOException stays) {
                LOGGER.warn("The mail {} is over and can't be deleted: {}", file.getFileName(), stays.toString());
            }
        });
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX)
                            && ID.matcher(id(file)).matches())
                    .sorted(NEWEST_FIRST)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String id(Path file) {
        var name = file.getFileName().toString();
        return name.substring(0, name.length() - SUFFIX.length());
    }

    private Path file(String id) {
        return folder.resolve(id + SUFFIX);
    }
}
