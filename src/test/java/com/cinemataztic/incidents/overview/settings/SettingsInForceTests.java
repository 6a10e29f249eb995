package com.cinemataztic.incidents.overview.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.overview.settings.Setting.Source;
import com.cinemataztic.incidents.platform.Secrets;
import com.cinemataztic.incidents.support.PortalTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** The settings in force, with their sources and without a secret. */
@PortalTest
@DirtiesContext
@TestPropertySource(
        properties = {
            "portal.tickets.settle=7m",
            "portal.tickets.quiet-leads.denmark=2h",
            "PORTAL_PUBLIC_URL=http://127.0.0.1:8080",
            "PORTAL_WEBHOOK_PAGER_SECRET=" + SettingsInForceTests.PAGER_SECRET,
            "portal.notifications.webhooks.pager.url=https://hooks.example.com/services/"
                    + SettingsInForceTests.PAGER_PATH
        })
class SettingsInForceTests {

    static final String PAGER_SECRET = "a-secret-of-the-pager-that-nobody-may-read";
    static final String PAGER_PATH = "T00000000B00000000XXXXXXXX";

    private static final Actor ADA = new Actor("ada", Role.ADMIN, Set.of());

    @Autowired
    SettingsInForce settings;

    @Autowired
    Secrets secrets;

    @Autowired
    Environment environment;

    @Test
    void aKeyThatWasSetNamesItsSourceAndAnyOtherIsADefaultWithItsDescription() {
        assertThat(key("portal.tickets.settle")).satisfies(key -> {
            assertThat(key.value()).isEqualTo("7m");
            assertThat(key.source()).isNotEqualTo(Source.DEFAULT);
            assertThat(key.module()).isEqualTo("tickets");
        });
        assertThat(key("portal.tickets.reopen")).satisfies(key -> {
            assertThat(key.value()).isEqualTo("30m");
            assertThat(key.source()).isEqualTo(Source.DEFAULT);
            assertThat(key.description()).isNotEmpty().doesNotContain("{@");
        });
        assertThat(key("portal.mail.public-url").place()).isEqualTo("PORTAL_PUBLIC_URL");
        assertThat(key("portal.tickets.quiet-leads.denmark").value()).isEqualTo("2h");
    }

    @Test
    void noValueOfASecretAppears() throws Exception {
        var shown = settings.all(ADA, Locale.UK).toString();
        assertThat(shown)
                .contains("PORTAL_WEBHOOK_PAGER_SECRET", "PORTAL_TAKE_KEY", "PORTAL_API_TOKEN")
                .contains("https://hooks.example.com/…")
                .doesNotContain(PortalTest.WEBHOOK_TOKEN, PortalTest.API_TOKEN, PortalTest.ADMIN_PASSWORD)
                .doesNotContain(PAGER_SECRET, PAGER_PATH);
        var folder = Path.of(environment.getRequiredProperty("portal.store.data"), "secrets");
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                assertThat(shown).doesNotContain(Files.readString(file).strip());
            }
        }
    }

    @Test
    void aSecretSaysWhereItComesFrom() {
        assertThat(secrets.sources())
                .containsEntry("PORTAL_API_TOKEN", Secrets.Source.VARIABLE)
                .containsEntry("PORTAL_TAKE_KEY", Secrets.Source.GENERATED)
                .containsEntry("PORTAL_SENDGRID_KEY", Secrets.Source.NONE);
    }

    @Test
    void onlyAnAdminReadsThem() {
        assertThat(settings.all(new Actor("otto", Role.OPERATOR, Set.of()), Locale.UK))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "portal.store.uri,              mongodb://user:pw@db/incidents,       …",
        "portal.mail.smtp-password,     pw,                                   …",
        "portal.anything.api-token,     pw,                                   …",
        "portal.anything.url,           https://user:pw@host:9090/path,       https://host:9090/…",
        "portal.anything.url,           https://host/path?key=pw,             https://host/…",
        "portal.anything.urls,          'http://a,http://user:pw@b',          …",
        "portal.prometheus.url,         http://127.0.0.1:9090,                http://127.0.0.1:9090",
        "portal.mail.take-link-valid,   24h,                                  24h",
    })
    void whatMayHoldASecretIsMasked(String name, String value, String shown) {
        assertThat(SettingsInForce.masked(name, value)).isEqualTo(shown);
    }

    private Setting.Key key(String name) {
        return settings.all(ADA, Locale.UK).stream()
                .filter(Setting.Key.class::isInstance)
                .map(Setting.Key.class::cast)
                .filter(key -> key.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
