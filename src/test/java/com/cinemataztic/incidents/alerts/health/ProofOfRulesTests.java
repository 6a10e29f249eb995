package com.cinemataztic.incidents.alerts.health;

import static com.cinemataztic.incidents.platform.prometheus.StubPrometheus.rule;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.alerts.Settings;
import com.cinemataztic.incidents.platform.StubHttp;
import com.cinemataztic.incidents.platform.health.Finding;
import com.cinemataztic.incidents.platform.health.Level;
import com.cinemataztic.incidents.platform.prometheus.PrometheusSettings;
import com.cinemataztic.incidents.platform.text.Explanation;
import com.cinemataztic.incidents.tickets.monitoring.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That an alert is gone proves something only while its rule is evaluated. */
class ProofOfRulesTests extends HealthVerifierRig {

    private static final String OFFLINE = alerting("MachineOffline", "held == 1");
    private static final String FAILS = rule("alerting", "MachineOffline", "held == 1", "err");

    /** Makes what Prometheus has at the next poll. */
    private Runnable next = () -> prometheus.rules(clock.instant(), OFFLINE);

    @Override
    void rulesAreEvaluated(Instant at) {
        next.run();
    }

    private void poll(int second, String... rules) {
        next = () -> prometheus.rules(clock.instant(), rules);
        poll(second);
    }

    @Test
    void aRuleThatFailsWhileTheWatchdogIsFreshProvesNothing() {
        poll(30, FAILS);
        poll(60, FAILS);
        assertThat(health(MACHINE))
                .isEqualTo(new Health(
                        false,
                        Duration.ZERO,
                        Explanation.of("reason.rule-stopped", "MachineOffline", shown(30) + " UTC")));
        assertThat(health(HOST).proven()).as("another's ticket").isTrue();
    }

    @Test
    void aRuleThatIsBackIsTrustedAfterTwoEvaluationsAndTheGapStaysUnproven() {
        poll(30, OFFLINE);
        poll(60, OFFLINE);
        for (int second = 90; second <= 600; second += 30) {
            poll(second, FAILS);
        }
        poll(630, OFFLINE);
        poll(660, OFFLINE);
        assertThat(health(MACHINE).missing()).hasToString("Prometheus evaluates MachineOffline again, but only just");
        vendorReportsTheMachineAt(RECOVERED.plusSeconds(680));
        poll(690, OFFLINE);
        assertThat(health(MACHINE)).isEqualTo(new Health(true, Duration.ofSeconds(30), Explanation.NONE));
        poll(720, OFFLINE);
        assertThat(health(MACHINE)).isEqualTo(new Health(true, Duration.ofSeconds(60), Explanation.NONE));
    }

    @Test
    void anAlertIsNoBetterThanTheRecordingItRestsOn() {
        poll(
                30,
                OFFLINE,
                rule("recording", "held", "last_over_time(bool[6h])", "ok"),
                rule("recording", "bool", "a * on (x) b", "err"));
        assertThat(health(MACHINE).missing())
                .hasToString("Prometheus has not evaluated MachineOffline, which depends on bool, since " + shown(30)
                        + " UTC");
    }

    @Test
    void aRecordingThatFailsElsewhereIsAnothersTrouble() {
        poll(30, OFFLINE, rule("recording", "elsewhere", "a * on (x) b", "err"));
        assertThat(health(MACHINE).proven()).isTrue();
    }

    @Test
    void aGroupThatStandsStillProvesNothingOneSecondAfterItsAge() {
        next = () -> prometheus.rules(clock.instant().minusSeconds(60), OFFLINE);
        poll(90);
        assertThat(health(MACHINE).proven()).isTrue();
        next = () -> prometheus.rules(clock.instant().minusSeconds(61), OFFLINE);
        poll(120);
        assertThat(health(MACHINE).missing())
                .hasToString("Prometheus has not evaluated MachineOffline since " + shown(59) + " UTC");
    }

    @Test
    void aGroupThatIsDueEveryFiveMinutesDoesNotStandStillAfterOne() {
        next = () -> prometheus.rules(clock.instant().minusSeconds(299), Duration.ofMinutes(5), OFFLINE);
        poll(30);
        assertThat(health(MACHINE).proven()).isTrue();
    }

    @Test
    void aRuleNeverEvaluatedProvesNothing() {
        next = () -> prometheus.rules(Instant.parse("0001-01-01T00:00:00Z"), OFFLINE);
        poll(30);
        assertThat(health(MACHINE).missing())
                .asString()
                .startsWith("Prometheus has not evaluated MachineOffline since");
    }

    @Test
    void anEvaluationInATimeToComeProvesNothing() {
        next = () -> prometheus.rules(clock.instant().plusSeconds(3_600), OFFLINE);
        poll(30);
        assertThat(health(MACHINE).proven()).isFalse();
    }

    @Test
    void ofTwoRulesOfOneNameBothMustBeEvaluated() {
        poll(30, OFFLINE, FAILS);
        assertThat(health(MACHINE).proven()).isFalse();
    }

    @Test
    void aMachinesAlertWithoutARuleProvesNothing() {
        poll(30, alerting("WrongResolution", "up"));
        assertThat(health(MACHINE).missing()).hasToString("Prometheus has no rule MachineOffline");
    }

    @Test
    void anAlertThatThisPrometheusNeverHeldIsAnothersWhichIsNotAsked() {
        poll(30, OFFLINE);
        assertThat(health(HOST).proven()).isTrue();
    }

    @Test
    void anAlertThatThisPrometheusOnceListedNeedsItsRule() {
        prometheus.remembers("Watchdog", "HostDown");
        poll(30, OFFLINE);
        assertThat(health(HOST).missing()).hasToString("Prometheus has no rule HostDown");
        poll(60, OFFLINE, alerting("HostDown", "up"));
        poll(90, OFFLINE, alerting("HostDown", "up"));
        assertThat(health(HOST).missing()).hasToString("Prometheus evaluates HostDown again, but only just");
        poll(120, OFFLINE, alerting("HostDown", "up"));
        assertThat(health(HOST).proven()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7",
                "[]",
                "null",
                "{}",
                "{\"status\":\"success\"}",
                "{\"status\":\"success\",\"data\":{}}",
                "{\"status\":\"success\",\"data\":{\"groups\":7}}",
                "{\"status\":\"error\",\"data\":{\"groups\":[]}}",
                "{\"status\":\"success\",\"data\":{\"groups\":[",
                "<html>sign in</html>"
            })
    void anAnswerWithoutRulesProvesNothing(String body) {
        prometheus.answerForRules(call -> StubHttp.ok(body));
        poll(30);
        assertThat(health(MACHINE).missing()).hasToString("Prometheus does not report which rules it evaluates");
        assertThat(health(HOST).proven()).isFalse();
        assertThat(watchdog.restartedRecently()).isFalse();
    }

    @Test
    void afterALookWithoutRulesTwoEvaluationsAreWaitedFor() {
        poll(30, OFFLINE);
        prometheus.answerForRules(call -> new StubHttp.Answer.Whole(404, ""));
        poll(60, OFFLINE);
        prometheus.answerForRules(null);
        poll(90, OFFLINE);
        poll(120, OFFLINE);
        assertThat(health(MACHINE).proven()).isFalse();
        poll(150, OFFLINE);
        assertThat(health(MACHINE).proven()).isTrue();
    }

    @Test
    void prometheussTimeMustBeKnown() {
        next = () -> {
            prometheus.rules(clock.instant(), OFFLINE);
            prometheus.serve("vector(time())");
        };
        poll(30);
        assertThat(health(MACHINE).missing()).hasToString("Prometheus does not report which rules it evaluates");
    }

    @Test
    void aNameFromOutsideIsShortAndOnOneLine() {
        var name = "Bad\n" + "x".repeat(5_000);
        poll(30, rule("alerting", name, "up", "err"));
        assertThat(health(row("02:c1", "fp", Map.of("alertname", name))).missing())
                .asString()
                .startsWith("Prometheus has not evaluated Bad x")
                .hasSizeLessThan(250);
    }

    @Test
    void theHealthFindingsNameTheAlertsThatAreNotEvaluated() {
        assertThat(found()).as("before the first look").isEmpty();
        poll(30, FAILS, alerting("HostDown", "up"));
        assertThat(found())
                .hasValue(new Finding(
                        "Alert rules",
                        "1 not evaluated",
                        Level.WRONG,
                        "Tickets that depend on these do not close automatically: MachineOffline. Checked:",
                        clock.instant()));
        poll(60, OFFLINE, alerting("HostDown", "up"));
        assertThat(found()).hasValueSatisfying(finding -> {
            assertThat(finding.level()).isEqualTo(Level.OK);
            assertThat(finding.value()).isEqualTo("2 evaluated");
            assertThat(finding.explanation()).contains("belong to another one and are not checked here");
        });
        prometheus.answerForRules(call -> new StubHttp.Answer.Whole(404, ""));
        poll(90);
        assertThat(found())
                .hasValueSatisfying(finding -> assertThat(finding.value()).isEqualTo("not reported"));
    }

    private Optional<Finding> found() {
        var settings = new PrometheusSettings(prometheus.url(), Duration.ofSeconds(5));
        return new MonitoringHealth(verifier, watchdog, settings, Settings.of())
                .evidence().findings().stream()
                        .filter(finding -> finding.what().equals("Alert rules"))
                        .findFirst();
    }

    private static String shown(int second) {
        return RECOVERED.plusSeconds(second).toString().replace('T', ' ').replace("Z", "");
    }
}
