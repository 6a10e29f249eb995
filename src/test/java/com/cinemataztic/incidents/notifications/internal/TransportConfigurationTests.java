package com.cinemataztic.incidents.notifications.internal;

import static com.cinemataztic.incidents.notifications.mail.Mails.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cinemataztic.incidents.PortalApplication;
import com.cinemataztic.incidents.notifications.MailMisconfigured;
import com.cinemataztic.incidents.notifications.MailSettings;
import com.cinemataztic.incidents.notifications.mail.MailTransport;
import com.cinemataztic.incidents.platform.Secrets;
import com.cinemataztic.incidents.platform.SecretsOf;
import com.cinemataztic.incidents.store.StoreSettings;
import jakarta.validation.Validation;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Which way mail takes. */
@ExtendWith(OutputCaptureExtension.class)
class TransportConfigurationTests {

    private static final Secrets KEY = SecretsOf.one("PORTAL_SENDGRID_KEY", "SG.key");

    @TempDir
    Path data;

    @Test
    void withNothingConfiguredItStaysHereAndSaysSo(CapturedOutput output) {
        var transport = transport(settings("publicUrl", "", "from", ""), SecretsOf.nothing());
        assertThat(transport.name()).isEqualTo("mailbox");
        assertThat(transport.describe())
                .isEqualTo("No mail leaves this machine: neither SendGrid nor SMTP is configured.");
        assertThat(output).contains(transport.describe());
    }

    @Test
    void sendGridWinsOverSmtpAndTheLogSaysSo(CapturedOutput output) {
        assertThat(transport(settings("smtpHost", "mail.example.com"), KEY).name())
                .isEqualTo("sendgrid");
        assertThat(output).contains("Both SendGrid and SMTP are configured").doesNotContain("SG.key");
    }

    @Test
    void smtpIsTakenWhenAHostIsNamed() {
        assertThat(transport(settings("smtpHost", "mail.example.com"), SecretsOf.nothing())
                        .describe())
                .isEqualTo("Mail goes out by mail.example.com:587 (SMTP), from incidents@example.com.");
    }

    @Test
    void beforeGoingLiveNothingLeavesWhateverIsConfigured() {
        var transport = transport(
                settings("smtpHost", "mail.example.com", "goLive", "false", "publicUrl", "", "from", ""), KEY);
        assertThat(transport.name()).isEqualTo("mailbox");
        assertThat(transport.describe()).contains("PORTAL_MAIL_GO_LIVE");
    }

    @ParameterizedTest
    @CsvSource({"publicUrl, PORTAL_PUBLIC_URL", "from, PORTAL_MAIL_FROM"})
    void mailThatWouldBeOfNoUseIsNotStartedWith(String setting, String variable) {
        assertThatThrownBy(() -> transport(settings(setting, ""), KEY))
                .isInstanceOfSatisfying(MailMisconfigured.class, refused -> {
                    var analysis = Objects.requireNonNull(new MailFailures().analyze(refused));
                    assertThat(analysis.getDescription()).contains(variable);
                    assertThat(analysis.getAction()).contains(variable, "PORTAL_MAIL_GO_LIVE=false");
                });
    }

    @Test
    void aStartWithItFailsWithAFewLinesThatSayWhatToDo(CapturedOutput output) {
        assertThatThrownBy(() -> SpringApplication.run(
                        PortalApplication.class,
                        "--server.port=0",
                        "--portal.store.data=" + data,
                        "--portal.store.uri=",
                        "--PORTAL_SENDGRID_KEY=SG.key",
                        "--portal.mail.public-url="))
                .isNotNull();
        assertThat(output)
                .contains("APPLICATION FAILED TO START", "PORTAL_PUBLIC_URL is not set", "PORTAL_MAIL_GO_LIVE=false")
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://incidents.example.com",
                "https://incidents.example.com/incidentsportal/",
                "http://127.0.0.1:8080",
                "http://localhost:8080",
                "http://[::1]:8080",
                ""
            })
    void aPublicUrlIsEncryptedOrThisMachine(String url) {
        assertThat(faults(settings("publicUrl", url))).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://incidents.example.com",
                "incidents.example.com",
                "ftp://127.0.0.1",
                "https://user:pw@example.com",
                "https://example.com/?a=b",
                "https://example.com/#a",
                "https://",
                "javascript:alert(1)",
                "http://127.0.0.1.example.com"
            })
    void anyOtherPublicUrlIsRefused(String url) {
        assertThat(faults(settings("publicUrl", url))).isEqualTo(1);
    }

    @Test
    void aSenderThatIsNoAddressIsRefused() {
        assertThat(faults(settings("from", "a@b\r\nBcc: c@d"))).isEqualTo(1);
        assertThat(faults(settings("sendgridUrl", "http://api.sendgrid.com"))).isEqualTo(1);
    }

    private static int faults(MailSettings settings) {
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            return factory.getValidator().validate(settings).size();
        }
    }

    private MailTransport transport(MailSettings settings, Secrets secrets) {
        var mailbox = new DiskMailbox(new StoreSettings("", data.toString()), settings, Clock.systemUTC());
        return new TransportConfiguration().transport(settings, secrets, mailbox, Clock.systemUTC());
    }
}
