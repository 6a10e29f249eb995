import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.UserImpl;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stores each mail as a file, for trials without a mail server. GreenMail receives the mail by SMTP on loopback;
 * nothing is forwarded. {@code java -cp greenmail-standalone.jar ops/mail-sink/MailSink.java}
 *
 * <p>Environment: {@code MAIL_SINK_PORT} (2525; 0 picks a free one) and {@code MAIL_SINK_FOLDER} (data/mail).
 */
public final class MailSink {

    private static final int MOST_MESSAGES = 200;

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Discards the message: GreenMail would keep it in memory for its users. */
    private static final UserImpl NOBODY = new UserImpl("", "", "", null) {
        @Override
        public void deliver(MovingMessage message) {}
    };

    private final Path folder;
    private final AtomicLong number = new AtomicLong();

    private MailSink(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder).toRealPath();
        Files.setPosixFilePermissions(this.folder, PosixFilePermissions.fromString("rwx------"));
    }

    public static void main(String[] args) throws IOException {
        int port = Integer.parseInt(System.getenv().getOrDefault("MAIL_SINK_PORT", "2525"));
        MailSink sink = new MailSink(Path.of(System.getenv().getOrDefault("MAIL_SINK_FOLDER", "data/mail")));
        GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.getUserManager().setMessageDeliveryHandler((message, to) -> {
            // Called for each recipient, with the same message.
            if (to.equals(message.getToAddresses().iterator().next())) {
                sink.keep(message.getMessage());
            }
            return NOBODY;
        });
        server.start();
        System.out.println(
                "listening on 127.0.0.1:" + server.getSmtp().getPort() + ", storing mails in " + sink.folder);
    }

    /**
     * Stores the message as one complete file, never half of one. The file's name consists of a time and a number and
     * contains nothing that was received. If this throws, the sender keeps the message.
     */
    private synchronized void keep(MimeMessage message) throws MessagingException {
        try {
            var ours = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            Path draft = Files.createTempFile(folder, ".", ".new", ours);
            Path file;
            do {
                file = folder.resolve(NAME.format(Instant.now(Clock.systemUTC()))
                        + String.format(Locale.ROOT, "-%04d.eml", number.incrementAndGet() % 10_000));
            } while (Files.exists(file));
            try (OutputStream out = Files.newOutputStream(draft)) {
                message.writeTo(out);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            dropOldest();
            System.out.println("stored " + file.getFileName());
        } catch (IOException e) {
            System.out.println("could not store a message: " + e);
            throw new MessagingException("could not store it", e);
        }
    }

    /** The names sort by time. Any draft present now is left over from a failure. */
    private void dropOldest() throws IOException {
        try (var drafts = Files.newDirectoryStream(folder, ".*.new")) {
            for (Path draft : drafts) {
                Files.deleteIfExists(draft);
            }
        }
        try (var all = Files.list(folder)) {
            var messages = all.filter(f -> f.getFileName().toString().endsWith(".eml"))
                    .sorted()
                    .toList();
            for (Path old : messages.subList(0, Math.max(0, messages.size() - MOST_MESSAGES))) {
                Files.deleteIfExists(old);
            }
        }
    }
}
