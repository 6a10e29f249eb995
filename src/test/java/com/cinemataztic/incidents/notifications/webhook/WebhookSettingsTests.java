package com.cinemataztic.incidents.notifications.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cinemataztic.incidents.notifications.SettingsBinder;
import com.cinemataztic.incidents.notifications.WebhookName;
import com.cinemataztic.incidents.notifications.mail.Mails;
import com.cinemataztic.incidents.platform.SecretsOf;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.Severity;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** How a hook is configured, and when the portal does not start with it. */
class WebhookSettingsTests {

    private static final String PAGER = "portal.notifications.webhooks.pager.";
    private static final String URL = PAGER + "url=https://hooks.example.com/t0ken?key=s3cret";
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @Test
    void withNothingSetThereIsNoHook() {
        assertThat(SettingsBinder.mistakes()).isEmpty();
        assertThat(SettingsBinder.settings(WebhookSettings.class).webhooks()).isEmpty();
    }

    @Test
    void theDefaultsAreAsDescribed() {
        assertThat(SettingsBinder.settings(WebhookSettings.class, URL).webhooks())
                .isEqualTo(Map.of(
                        "pager",
                        new WebhookSettings.Each(
                                "https://hooks.example.com/t0ken?key=s3cret",
                                List.of(),
                                Severity.WARNING,
                                Duration.ofSeconds(10))));
    }

    @Test
    void fromTheEnvironmentAHookIsCalledByOneWord() {
        var hooks = fromEnvironment(Map.of(
                "PORTAL_NOTIFICATIONS_WEBHOOKS_PAGER_URL", "https://hooks.example.com/p",
                "PORTAL_NOTIFICATIONS_WEBHOOKS_PAGER_REGIONS", "denmark,new-zealand",
                "PORTAL_NOTIFICATIONS_WEBHOOKS_PAGER_LEAST_SEVERITY", "critical",
                "PORTAL_NOTIFICATIONS_WEBHOOKS_PAGER_TIMEOUT", "3s"));
        var secrets = SecretsOf.one("PORTAL_WEBHOOK_PAGER_SECRET", SECRET);
        var variables = List.of(
                "PORTAL_NOTIFICATIONS_WEBHOOKS_PAGER_URL",
                "PORTAL_NOTIFICATIONS_WEBHOOKS_PAGER_REGIONS_0",
                "PORTAL_NOTIFICATIONS_WEBHOOKS_PAGER_LEAST_SEVERITY",
                "PORTAL_WEBHOOK_PAGER_SECRET");
        assertThat(new OutgoingWebhooks(new WebhookSettings(hooks), Mails.settings(), secrets, variables).all())
                .hasSize(1);
        assertThat(hooks)
                .isEqualTo(Map.of(
                        "pager",
                        new WebhookSettings.Each(
                                "https://hooks.example.com/p",
                                List.of("denmark", "new-zealand"),
                                Severity.CRITICAL,
                                Duration.ofSeconds(3))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PORTAL_NOTIFICATIONS_WEBHOOKS_ON_CALL_URL",
                "PORTAL_NOTIFICATIONS_WEBHOOKS_ON-CALL_URL",
                "PORTAL_NOTIFICATIONS_WEBHOOKS_PAGER_SECRET",
                "PORTAL_NOTIFICATIONS_WEBHOOKS_PAGER_LEAST",
                "PORTAL_NOTIFICATIONS_WEBHOOKS__URL",
                "portal_notifications_webhooks_other_url"
            })
    void aVariableThatSetsNothingIsNotPassedOver(String variable) {
        var settings = SettingsBinder.settings(WebhookSettings.class, URL);
        var secrets = SecretsOf.one("PORTAL_WEBHOOK_PAGER_SECRET", SECRET);
        assertThatThrownBy(() -> new OutgoingWebhooks(settings, Mails.settings(), secrets, List.of("PATH", variable)))
                .isInstanceOfSatisfying(
                        WebhookMisconfigured.class,
                        refused ->
                                assertThat(refused.remedy()).contains("one word", "SPRING_CONFIG_ADDITIONAL_LOCATION"))
                .hasMessageContaining(variable);
    }

    @Test
    void fromAFileItMayHaveADash() {
        assertThat(SettingsBinder.settings(WebhookSettings.class, URL.replace("pager", "on-call"))
                        .webhooks())
                .containsOnlyKeys("on-call");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hooks.example.com",
                "/path",
                "ftp://hooks.example.com/x",
                "file:///etc/passwd",
                "http://hooks.example.com/x",
                "http://localhost.example.com/x",
                "http://128.0.0.1/x",
                "https://user@hooks.example.com/x",
                "https://user:word@hooks.example.com/x",
                "https://hooks.example.com/x#y",
                "https:///x",
                "https://hooks.example.com/a b"
            })
    void refusesAnAddressThatEventsMustNotGoToAndDoesNotRepeatIt(String url) {
        assertThat(SettingsBinder.mistakes(PAGER + "url=" + url))
                .singleElement()
                .asString()
                .startsWith("webhooks[pager].urlGood: a hook's url is to be an address like https://")
                .doesNotContain("word");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.example.com",
                "HTTPS://hooks.example.com:8443/a/b?c=d",
                "http://localhost:9000/x",
                "http://127.0.0.1/x",
                "http://[::1]:9000/x"
            })
    void takesHttpsAndThisMachine(String url) {
        assertThat(SettingsBinder.mistakes(PAGER + "url=" + url)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "timeout=0s, timeoutGood",
        "timeout=-1s, timeoutGood",
        "timeout=61s, timeoutGood",
        "regions=Ærø, regionsGood"
    })
    void refusesTimesAndRegionsThatMakeNoSense(String property, String mistake) {
        assertThat(SettingsBinder.mistakes(URL, PAGER + property))
                .singleElement()
                .asString()
                .startsWith("webhooks[pager]." + mistake + ": ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-x", "On Call", "x-", "a--b", "an-overlong-name-of-33-characters"})
    void refusesNamesThatAreNotKebabCase(String name) {
        assertThat(SettingsBinder.mistakes(URL.replace(".pager.", "[" + name + "].")))
                .singleElement()
                .asString()
                .startsWith("namesGood: ");
    }

    @Test
    void itsSecretIsTheFirstOfItsOwnVariable() {
        var settings = SettingsBinder.settings(
                WebhookSettings.class,
                URL.replace("pager", "on-call"),
                "portal.notifications.webhooks.on-call.regions=New Zealand");
        var secrets = SecretsOf.one("PORTAL_WEBHOOK_ON_CALL_SECRET", SECRET + "\n" + SECRET + "-old");
        var hooks = new OutgoingWebhooks(settings, Mails.settings(), secrets, List.of());
        assertThat(hooks.all())
                .containsExactly(new OutgoingWebhook(
                        new WebhookName("on-call"),
                        URI.create("https://hooks.example.com/t0ken?key=s3cret"),
                        Set.of(new RegionId("new-zealand")),
                        Severity.WARNING,
                        Duration.ofSeconds(10),
                        SECRET));
        assertThat(hooks.all().getFirst()).hasToString("on-call at hooks.example.com");
        assertThat(settings.toString()).doesNotContain("t0ken", "s3cret");
    }

    @ParameterizedTest
    @CsvSource({"'', has no secret", "0123456789abcdef0123456789abcde, is too short"})
    void withoutASecretThatIsOneThePortalDoesNotStartAndSaysWhatToDo(String secret, String wrong) {
        var settings = SettingsBinder.settings(WebhookSettings.class, URL);
        var secrets = SecretsOf.one("PORTAL_WEBHOOK_PAGER_SECRET", secret);
        assertThatThrownBy(() -> new OutgoingWebhooks(settings, Mails.settings(), secrets, List.of()))
                .isInstanceOfSatisfying(
                        WebhookMisconfigured.class,
                        refused -> assertThat(refused.remedy())
                                .contains("PORTAL_WEBHOOK_PAGER_SECRET", "32", "openssl rand -hex 32"))
                .hasMessageContaining(wrong)
                .hasMessageNotContaining("0123");
    }

    @Test
    void withoutAnAddressOfItsOwnThePortalNotifiesNoProgramUnlessItHoldsAllBack() {
        var settings = SettingsBinder.settings(WebhookSettings.class, URL);
        var secrets = SecretsOf.one("PORTAL_WEBHOOK_PAGER_SECRET", SECRET);
        assertThatThrownBy(() -> new OutgoingWebhooks(settings, Mails.settings("publicUrl", ""), secrets, List.of()))
                .isInstanceOf(WebhookMisconfigured.class)
                .hasMessageContaining("PORTAL_PUBLIC_URL");
        var held =
                new OutgoingWebhooks(settings, Mails.settings("publicUrl", "", "goLive", "false"), secrets, List.of());
        assertThat(held.held()).isTrue();
        assertThat(held.all()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "denmark, warning, true",
        "denmark, critical, true",
        "denmark, info, false",
        "norway, critical, false",
        "unassigned, critical, false"
    })
    void receivesItsRegionsAndSeverities(String region, String severity, boolean received) {
        var hook = new OutgoingWebhook(
                new WebhookName("pager"),
                URI.create("https://hooks.example.com"),
                Set.of(new RegionId("denmark")),
                Severity.WARNING,
                Duration.ofSeconds(1),
                SECRET);
        assertThat(hook.receives(new RegionId(region), Severity.parse(severity)))
                .isEqualTo(received);
    }

    private static Map<String, WebhookSettings.Each> fromEnvironment(Map<String, Object> variables) {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .forEach(source -> environment.getPropertySources().remove(source.getName()));
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        return new Binder(ConfigurationPropertySources.from(environment.getPropertySources()))
                .bind("portal.notifications", WebhookSettings.class)
                .get()
                .webhooks();
    }
}
