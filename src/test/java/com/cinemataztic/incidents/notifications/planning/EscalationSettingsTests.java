package com.cinemataztic.incidents.notifications.planning;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.notifications.SettingsBinder;
import com.cinemataztic.incidents.notifications.planning.EscalationSettings.Others;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.support.Given;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.rules.OpenTicket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class EscalationSettingsTests {

    private static final String PREFIX = "portal.notifications.escalation.";

    @Test
    void theDefaultsAreGoodAndAsDescribed() {
        assertThat(SettingsBinder.mistakes()).isEmpty();
        assertThat(settings())
                .isEqualTo(new EscalationSettings(
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(45),
                        Duration.ofMinutes(15),
                        Severity.WARNING,
                        Duration.ofSeconds(45),
                        Duration.ofMinutes(30),
                        Map.of(),
                        Map.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "untaken=0s",
                "untaken=-1m",
                "before-show=0s",
                "last-call=0s",
                "roll-up-wait=-1s",
                "roll-up-unless=-1s",
                "severities.info.untaken=0s",
                "severities.critical.before-show=-1s",
                "regions.denmark.untaken=0s",
                "regions.denmark.before-show=0s",
                "regions.denmark.last-call=-1s"
            })
    void refusesTimesThatAreNone(String property) {
        assertThat(SettingsBinder.mistakes(PREFIX + property))
                .containsExactly(
                        "timesGood: the times of portal.notifications.escalation are to be longer than nothing, but for"
                                + " those of the roll-up");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fatal", "CRITICAL", "none"})
    void refusesASeverityThatIsNone(String name) {
        assertThat(SettingsBinder.mistakes(PREFIX + "severities." + name + ".untaken=5m"))
                .containsExactly(
                        "severitiesKnown: portal.notifications.escalation.severities are named critical, warning and"
                                + " info");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Denmark", "[new zealand]", "[denmark_]"})
    void refusesWhatCanBeTheIdOfNoRegion(String name) {
        assertThat(SettingsBinder.mistakes(PREFIX + "regions." + name + ".untaken=5m"))
                .containsExactly("regionsNamed: portal.notifications.escalation.regions are named by their ids, like"
                        + " new-zealand");
    }

    @Test
    void aRollUpNeedNotWait() {
        assertThat(SettingsBinder.mistakes(PREFIX + "roll-up-wait=0s", PREFIX + "roll-up-unless=0s"))
                .isEmpty();
    }

    @Test
    void regionsAndSeveritiesAreBoundByTheirNames() {
        var settings = settings(
                PREFIX + "from-severity=critical",
                PREFIX + "regions.denmark.untaken=5m",
                PREFIX + "regions.new-zealand.before-show=2h",
                PREFIX + "severities.info.last-call=90s");
        assertThat(settings.fromSeverity()).isEqualTo(Severity.CRITICAL);
        assertThat(settings.regions())
                .isEqualTo(Map.of(
                        "denmark", new Others(Duration.ofMinutes(5), null, null),
                        "new-zealand", new Others(null, Duration.ofHours(2), null)));
        assertThat(settings.severities()).isEqualTo(Map.of("info", new Others(null, null, Duration.ofSeconds(90))));
    }

    @Test
    void aRegionIsBoundFromTheEnvironment() {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                Map.of("PORTAL_NOTIFICATIONS_ESCALATION_REGIONS_DENMARK_BEFORESHOW", "50m")));
        var settings =
                Binder.get(environment).bindOrCreate("portal.notifications.escalation", EscalationSettings.class);
        assertThat(settings.regions()).isEqualTo(Map.of("denmark", new Others(null, Duration.ofMinutes(50), null)));
    }

    /** General: 10, 45 and 15 minutes; Denmark: 20 and 50; critical: 5 and, for the last call, 7. */
    @ParameterizedTest
    @CsvSource({
        "norway,  warning,  10, 45, 15",
        "norway,  critical,  5, 45,  7",
        "denmark, warning,  20, 50, 15",
        "denmark, info,     20, 50, 15",
        "denmark, critical,  5, 50,  7"
    })
    void eachTimeIsThatOfTheSeverityElseOfTheRegionElseTheUsualOne(
            String region, String severity, int untaken, int beforeShow, int lastCall) {
        var settings = settings(
                PREFIX + "regions.denmark.untaken=20m",
                PREFIX + "regions.denmark.before-show=50m",
                PREFIX + "severities.critical.untaken=5m",
                PREFIX + "severities.critical.last-call=7m");
        assertThat(settings.steps(new RegionId(region), Severity.parse(severity)))
                .isEqualTo(new EscalationDelays(
                        Duration.ofMinutes(untaken), Duration.ofMinutes(beforeShow), Duration.ofMinutes(lastCall)));
    }

    @ParameterizedTest
    @CsvSource({"info,     true,  true,  true", "warning,  false, true,  true", "critical, false, false, true"})
    void aSeverityBelowTheLeastOneDoesNotEscalate(String from, boolean info, boolean warning, boolean critical) {
        var settings = settings(PREFIX + "from-severity=" + from);
        assertThat(settings.escalates(ticket("lamp", Severity.INFO))).isEqualTo(info);
        assertThat(settings.escalates(ticket("lamp", Severity.WARNING))).isEqualTo(warning);
        assertThat(settings.escalates(ticket("lamp", Severity.CRITICAL))).isEqualTo(critical);
        assertThat(settings.escalates(ticket("drill", Severity.CRITICAL))).isFalse();
    }

    private static Ticket ticket(String errorId, Severity severity) {
        return OpenTicket.of("DK-1", Given.offline("s1").error(errorId).severity(severity), Given.NOON);
    }

    private static EscalationSettings settings(String... properties) {
        return SettingsBinder.settings(EscalationSettings.class, properties);
    }
}
