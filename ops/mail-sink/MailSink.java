import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes mail by SMTP on loopback and keeps each message as a file, for trials in which no mail server is at hand:
 * {@code java ops/mail-sink/MailSink.java}. It hands nothing on, and keeps the newest messages only.
 *
 * <p>In the environment: {@code MAIL_SINK_PORT} (2525; 0 takes a free one) and {@code MAIL_SINK_FOLDER} (data/mail).
 */
public final class MailSink {

    private static final int SENDERS = 8;
    private static final int SILENCE_MILLIS = 30_000;

    private MailSink() {}

    public static void main(String[] args) throws IOException {
        int port = Integer.parseInt(System.getenv().getOrDefault("MAIL_SINK_PORT", "2525"));
        Mailbox mailbox = new Mailbox(Path.of(System.getenv().getOrDefault("MAIL_SINK_FOLDER", "data/mail")));
        Semaphore free = new Semaphore(SENDERS);
        try (ServerSocket door = new ServerSocket()) {
            door.setReuseAddress(true);
            door.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
            System.out.println("takes mail at 127.0.0.1:" + door.getLocalPort() + ", keeps it in " + mailbox.folder);
            while (true) {
                Socket sender = door.accept();
                if (free.tryAcquire()) {
                    Thread.ofVirtual().start(() -> {
                        try {
                            serve(sender, mailbox);
                        } finally {
                            free.release();
                        }
                    });
                } else {
                    // Without an answer: one that does not read it must not hold up the others.
                    sender.close();
                }
            }
        }
    }

    private static void serve(Socket sender, Mailbox mailbox) {
        try (sender) {
            sender.setSoTimeout(SILENCE_MILLIS);
            new Session(sender, mailbox).run();
        } catch (IOException e) {
            System.out.println("a sender broke off: " + e.getMessage());
        }
    }

    /** The messages in one folder. File names are made here, of the time and a number; nothing that came is in them. */
    private static final class Mailbox {

        static final int MOST_MESSAGES = 200;
        private static final DateTimeFormatter NAME =
                DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

        private final Path folder;
        private final AtomicLong number = new AtomicLong();

        Mailbox(Path folder) throws IOException {
            this.folder = Files.createDirectories(folder).toRealPath();
            Files.setPosixFilePermissions(this.folder, PosixFilePermissions.fromString("rwx------"));
        }

        /** When it returns, the message is a file of its own; never half of one. */
        synchronized Path keep(byte[] message) throws IOException {
            var ours = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            Path draft = Files.createTempFile(folder, ".", ".new", ours);
            Path file;
            do {
                file = folder.resolve(NAME.format(Instant.now(Clock.systemUTC()))
                        + String.format(Locale.ROOT, "-%04d.eml", number.incrementAndGet() % 10_000));
            } while (Files.exists(file));
            try {
                Files.write(draft, message);
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(draft);
            }
            dropOldest();
            return file;
        }

        /** The names sort by time. A draft that is here now is what a kill left behind. */
        private void dropOldest() throws IOException {
            try (var drafts = Files.newDirectoryStream(folder, ".*.new")) {
                for (Path draft : drafts) {
                    Files.deleteIfExists(draft);
                }
            }
            try (var all = Files.list(folder)) {
                var messages = all.filter(f -> f.getFileName().toString().endsWith(".eml")).sorted().toList();
                for (Path old : messages.subList(0, Math.max(0, messages.size() - MOST_MESSAGES))) {
                    Files.deleteIfExists(old);
                }
            }
        }
    }

    /** One sender, from greeting to QUIT. */
    private static final class Session {

        /** RFC 5321 wants 512 of a command and 1000 of a line of text; some senders need more. */
        private static final int LONGEST_LINE = 4_096;

        private static final int LONGEST_MESSAGE = 256 * 1_024;
        private static final int MOST_RECIPIENTS = 50;

        /** With commands that lead nowhere a sender could stay for ever. */
        private static final int MOST_COMMANDS = 1_000;

        private static final long LONGEST_STAY = Duration.ofMinutes(2).toNanos();

        private final long begin = System.nanoTime();
        private final InputStream in;
        private final OutputStream out;
        private final Mailbox mailbox;
        private boolean fromGiven;
        private int recipients;

        Session(Socket sender, Mailbox mailbox) throws IOException {
            this.in = new BufferedInputStream(sender.getInputStream());
            this.out = sender.getOutputStream();
            this.mailbox = mailbox;
        }

        void run() throws IOException {
            say("220 mail sink");
            for (int commands = 0; commands < MOST_COMMANDS; commands++) {
                Line line = read();
                if (line == null) {
                    return;
                }
                if (line.tooLong()) {
                    say("500 line too long");
                    continue;
                }
                String text = new String(line.bytes(), StandardCharsets.ISO_8859_1).strip();
                String command = text.toUpperCase(Locale.ROOT);
                if (command.equals("QUIT")) {
                    say("221 bye");
                    return;
                }
                answer(command);
            }
            say("421 too many commands");
        }

        private void answer(String command) throws IOException {
            if (command.startsWith("EHLO")) {
                reset();
                say("250-mail sink\r\n250-8BITMIME\r\n250 SIZE " + LONGEST_MESSAGE);
            } else if (command.startsWith("HELO")) {
                reset();
                say("250 mail sink");
            } else if (command.startsWith("MAIL FROM:")) {
                reset();
                fromGiven = true;
                say("250 go on");
            } else if (command.startsWith("RCPT TO:")) {
                recipient();
            } else if (command.equals("DATA")) {
                data();
            } else if (command.equals("RSET")) {
                reset();
                say("250 forgotten");
            } else if (command.equals("NOOP")) {
                say("250 here");
            } else {
                say("502 not known here");
            }
        }

        private void recipient() throws IOException {
            if (!fromGiven) {
                say("503 MAIL FROM first");
            } else if (recipients == MOST_RECIPIENTS) {
                say("452 too many recipients");
            } else {
                recipients++;
                say("250 go on");
            }
        }

        private void data() throws IOException {
            if (recipients == 0) {
                say("503 RCPT TO first");
                return;
            }
            say("354 until a line with a dot alone");
            var message = new ByteArrayOutputStream();
            boolean refused = false;
            while (true) {
                Line line = read();
                if (line == null) {
                    // Cut off in the midst: it was never taken, so the sender sends it again.
                    return;
                }
                byte[] bytes = line.bytes();
                boolean dotted = bytes.length > 0 && bytes[0] == '.';
                if (dotted && bytes.length == 1 && !line.tooLong()) {
                    break;
                }
                refused |= line.tooLong() || message.size() + bytes.length > LONGEST_MESSAGE;
                if (!refused) {
                    // A dot at the beginning of a line is sent twice.
                    message.write(bytes, dotted ? 1 : 0, bytes.length - (dotted ? 1 : 0));
                    message.write('\r');
                    message.write('\n');
                }
            }
            reset();
            if (refused) {
                say("552 message or one of its lines too long");
                return;
            }
            try {
                System.out.println("kept " + mailbox.keep(message.toByteArray()).getFileName());
            } catch (IOException e) {
                System.out.println("could not keep a message: " + e);
                say("451 could not keep it");
                return;
            }
            say("250 kept");
        }

        private void reset() {
            fromGiven = false;
            recipients = 0;
        }

        /** @param bytes without the CR LF at its end; the beginning only, if it was too long */
        private record Line(byte[] bytes, boolean tooLong) {}

        /**
         * Only CR LF ends a line. Were a lone LF enough, a message could hold a line with a dot that others do not see,
         * and commands after it.
         *
         * @return null at the end of what the sender sends
         */
        private Line read() throws IOException {
            var line = new ByteArrayOutputStream(128);
            int length = 0;
            int before = -1;
            while (true) {
                if (System.nanoTime() - begin > LONGEST_STAY) {
                    throw new IOException("it stayed too long");
                }
                int next = in.read();
                if (next < 0) {
                    return null;
                }
                if (before == '\r' && next == '\n') {
                    byte[] bytes = line.toByteArray();
                    boolean tooLong = length > LONGEST_LINE;
                    return new Line(tooLong ? bytes : Arrays.copyOf(bytes, bytes.length - 1), tooLong);
                }
                if (++length <= LONGEST_LINE) {
                    line.write(next);
                } else if (length > LONGEST_MESSAGE) {
                    throw new IOException("a line without end");
                }
                before = next;
            }
        }

        private void say(String answer) throws IOException {
            out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
    }
}
