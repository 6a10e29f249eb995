package com.cinemataztic.incidents.notifications.internal;

import static com.cinemataztic.incidents.notifications.mail.Mails.mail;
import static com.cinemataztic.incidents.notifications.mail.Mails.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cinemataztic.incidents.notifications.DeliveryResult;
import com.cinemataztic.incidents.notifications.MailMisconfigured;
import com.cinemataztic.incidents.support.OwnCertificate;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpTransportTests {

    @RegisterExtension
    static final GreenMailExtension SERVER = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort());

    @Test
    void aMailArrivesAsItWasWritten() throws Exception {
        assertThat(transport(SERVER.getSmtp().getPort()).send(mail("Sal 3 på Ærø 🎬")))
                .isInstanceOf(DeliveryResult.Accepted.class);
        var arrived = SERVER.getReceivedMessages()[0];
        assertThat(arrived.getSubject()).isEqualTo("Sal 3 på Ærø 🎬");
        assertThat(arrived.getHeader("Message-ID")).containsExactly("<DK-1.c1.abc@incidents.example.com>");
        assertThat(arrived.getHeader("References")).containsExactly("<DK-1.abc@incidents.example.com>");
        assertThat(arrived.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(arrived.getFrom()[0]).hasToString("Incidents Portal <incidents@example.com>");
        assertThat(arrived.getContentType()).startsWith("multipart/alternative");
        assertThat(MimeMail.body(arrived, "text/plain")).contains("Sal 3 på Ærø Bio");
        assertThat(MimeMail.body(arrived, "text/html")).contains("<p>Sal 3 på Ærø Bio</p>");
        assertThat(GreenMailUtil.getHeaders(arrived)).contains("To: =?UTF-8?Q?Maja_=C3=86r=C3=B8?= <maja@example.com>");
    }

    @Test
    void aServerThatOffersNoStarttlsGetsNoMail() {
        var transport = transport(SERVER.getSmtp().getPort(), "", null, true);
        assertThat(transport.send(mail("secret"))).isInstanceOf(DeliveryResult.Later.class);
        assertThat(SERVER.getReceivedMessages()).isEmpty();
        assertThat(transport.problem())
                .hasValueSatisfying(problem -> assertThat(problem).contains("encrypt"));
    }

    @Test
    void aServerWithACertificateOfOnesOwnAuthorityGetsMailOnlyIfTheAuthorityIsGiven(@TempDir Path folder)
            throws Exception {
        var tls = new OwnCertificate(folder, "localhost");
        try (var server =
                new StubSmtp(Map.of("EHLO", "250-stub\r\n250 STARTTLS", "STARTTLS", "220 now"), tls.context())) {
            var port = Integer.toString(server.port());
            var stranger = settings("smtpHost", "localhost", "smtpPort", port);
            assertThat(new SmtpTransport(stranger, null, true, Clock.systemUTC()).send(mail("s")))
                    .isInstanceOf(DeliveryResult.Later.class)
                    .asString()
                    .contains("certification path");
            assertThat(server.known()).noneMatch(line -> line.startsWith("MAIL"));
            var known = settings(
                    "smtpHost",
                    "localhost",
                    "smtpPort",
                    port,
                    "smtpCa",
                    tls.pem().toString());
            assertThat(new SmtpTransport(known, null, true, Clock.systemUTC()).send(mail("s")))
                    .isInstanceOf(DeliveryResult.Accepted.class);
        }
    }

    @Test
    void aFileThatIsNoCertificateStopsTheStart(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("ca.pem"), "no certificate");
        for (var path : new Path[] {file, folder.resolve("absent.pem")}) {
            assertThatThrownBy(() -> new SmtpTransport(
                            settings("smtpHost", "localhost", "smtpCa", path.toString()),
                            null,
                            true,
                            Clock.systemUTC()))
                    .isInstanceOf(MailMisconfigured.class)
                    .hasMessageContaining("PORTAL_SMTP_CA names " + path);
        }
    }

    @Test
    void encryptionIsAskedOfEveryServerButThisMachine() {
        for (var host : new String[] {"mail.example.com", "10.0.0.1", "127.0.0.1.example.com", "localhost.example"}) {
            assertThat(settings("smtpHost", host).smtpOnLoopback())
                    .describedAs(host)
                    .isFalse();
        }
        for (var host : new String[] {"localhost", "127.0.0.1", "::1"}) {
            assertThat(settings("smtpHost", host).smtpOnLoopback())
                    .describedAs(host)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 no such person, Rejected",
        "RCPT, 450 try later, Later",
        "MAIL, 553 not from you, Rejected",
        "MAIL, 451 not now, Later",
        "DATA, 554 no, Rejected",
        "., 552 too large, Rejected",
        "., 452 disk full, Later",
        "BANNER, 554 go away, Later"
    })
    void whatTheServerAnswersDecidesWhetherItIsFinal(String at, String answer, String outcome) {
        try (var server = new StubSmtp(Map.of(at, answer))) {
            var delivery = transport(server.port()).send(mail("s"));
            assertThat(delivery.getClass().getSimpleName()).isEqualTo(outcome);
            assertThat(delivery.toString()).contains(answer.substring(4));
        }
    }

    @Test
    void aPasswordThatIsRejectedIsFinalAndAProblemUntilOneIsAccepted() {
        try (var server = new StubSmtp(Map.of("EHLO", "250-stub\r\n250 AUTH PLAIN", "AUTH", "535 5.7.8 wrong"))) {
            var transport = transport(server.port(), "portal", "geheim", false);
            var delivery = transport.send(mail("s"));
            assertThat(delivery).isInstanceOf(DeliveryResult.Rejected.class);
            assertThat(delivery.toString()).contains("535").doesNotContain("geheim");
            assertThat(transport.problem())
                    .hasValueSatisfying(problem -> assertThat(problem).contains("PORTAL_SMTP_USER"));
        }
    }

    @Test
    void aServerThatIsNotThereIsTriedAgainLater() throws IOException {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        assertThat(transport(free).send(mail("s"))).isInstanceOf(DeliveryResult.Later.class);
    }

    @ParameterizedTest
    @CsvSource({"BANNER", "RCPT", "."})
    void aServerThatFallsSilentIsNotWaitedForLongerThanTheTimeOut(String at) {
        try (var server = new StubSmtp(Map.of(at, "SILENCE"))) {
            var impatient =
                    settings("smtpHost", "127.0.0.1", "smtpPort", Integer.toString(server.port()), "timeout", "PT2S");
            var began = System.nanoTime();
            assertThat(new SmtpTransport(impatient, null, false, Clock.systemUTC()).send(mail("s")))
                    .isInstanceOf(DeliveryResult.Later.class);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(60));
        }
    }

    private static SmtpTransport transport(int port) {
        return transport(port, "", null, false);
    }

    private static SmtpTransport transport(int port, String user, @Nullable String password, boolean mustEncrypt) {
        return new SmtpTransport(
                settings("smtpHost", "127.0.0.1", "smtpPort", Integer.toString(port), "smtpUser", user),
                password,
                mustEncrypt,
                Clock.systemUTC());
    }
}
