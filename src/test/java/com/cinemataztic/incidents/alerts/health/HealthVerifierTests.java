package com.cinemataztic.incidents.alerts.health;

import static com.cinemataztic.incidents.alerts.AlertJson.NOON;
import static com.cinemataztic.incidents.platform.prometheus.StubPrometheus.series;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.alerts.AlertSettings;
import com.cinemataztic.incidents.alerts.Settings;
import com.cinemataztic.incidents.alerts.WebhookBody;
import com.cinemataztic.incidents.alerts.internal.StubAlertmanager;
import com.cinemataztic.incidents.platform.StubHttp;
import com.cinemataztic.incidents.platform.prometheus.StubPrometheus;
import com.cinemataztic.incidents.platform.text.Explanation;
import com.cinemataztic.incidents.tickets.monitoring.Health;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** When monitoring itself can be trusted. */
class HealthVerifierTests extends HealthVerifierRig {

    @Nested
    class WhenAllIsWell {

        @Test
        void healthIsProvenForAsLongAsPollsWereGood() {
            poll(30);
            poll(60);
            poll(90);
            assertThat(health(MACHINE)).isEqualTo(new Health(true, Duration.ofSeconds(60), Explanation.NONE));
            assertThat(health(HOST)).isEqualTo(new Health(true, Duration.ofSeconds(60), Explanation.NONE));
            assertThat(verifier.freshness().at()).isEqualTo(RECOVERED.plusSeconds(90));
            assertThat(verifier.freshness().blind()).isEqualTo(Explanation.NONE);
        }

        @Test
        void nothingIsProvenBeforeTheFirstPoll() {
            assertThat(health(HOST))
                    .isEqualTo(new Health(false, Duration.ZERO, Explanation.of("reason.not-checked-since-recovery")));
            assertThat(verifier.freshness().at()).isNull();
            assertThat(verifier.freshness().blind()).hasToString("monitoring has not been checked yet");
        }

        @Test
        void aPollBeforeTheRecoveryProvesNothing() {
            poll(0);
            assertThat(health(HOST).missing()).hasToString("monitoring has not been checked since it recovered");
        }

        @Test
        void proofExpiresWhenPollingStops() {
            poll(30);
            poll(60);
            clock.add(Duration.ofSeconds(93));
            assertThat(health(HOST).proven()).isTrue();
            clock.add(Duration.ofSeconds(1));
            assertThat(health(HOST))
                    .isEqualTo(
                            new Health(false, Duration.ofSeconds(30), Explanation.of("reason.not-checked-recently")));
            assertThat(verifier.freshness().blind()).hasToString("monitoring has not been checked since");
        }
    }

    @Nested
    class WhenMonitoringIsBlind {

        @Test
        void aPrometheusThatIsDownProvesNothingAndStopsTheClock() {
            poll(30);
            poll(60);
            prometheus.behave(call -> new StubHttp.Answer.Whole(503, ""));
            poll(90);
            var nothing = new Health(false, Duration.ofSeconds(30), Explanation.of("reason.prometheus-silent"));
            assertThat(health(MACHINE)).isEqualTo(nothing);
            assertThat(health(HOST)).isEqualTo(nothing);
            assertThat(verifier.freshness().blind()).hasToString("Prometheus does not answer");
            assertThat(verifier.freshness().at())
                    .as("data is as of the last good poll")
                    .isEqualTo(RECOVERED.plusSeconds(60));
            prometheus.recover();
            poll(120);
            poll(150);
            assertThat(health(HOST).missing()).hasToString("monitoring has only just come back");
            poll(180);
            assertThat(health(HOST)).isEqualTo(new Health(true, Duration.ofSeconds(30), Explanation.NONE));
            assertThat(health(MACHINE).missing()).hasToString("the vendor's data has only just come back");
            poll(210);
            poll(240);
            assertThat(health(MACHINE)).isEqualTo(new Health(true, Duration.ofSeconds(60), Explanation.NONE));
        }

        @Test
        void aVendorThatIsBackIsTrustedAfterACompletePollAndTwoEvaluations() {
            prometheus.serve("min(up{job=\"cineexporter\"}) * min(cine_exporter_api_up)", series("0"));
            poll(30);
            assertThat(health(HOST).proven()).isTrue();
            prometheus.serve("min(up{job=\"cineexporter\"}) * min(cine_exporter_api_up)", series("1"));
            for (int second = 60; second <= 120; second += 30) {
                poll(second);
                assertThat(health(MACHINE).missing()).hasToString("the vendor's data has only just come back");
            }
            poll(150);
            assertThat(health(MACHINE).proven()).isTrue();
        }

        @Test
        void whileManyMachinesAreMissingAtOnceNoneIsProvenWell() {
            prometheus.serve("ALERTS{", series("1", "alertname", "CineMassVanish", "alertstate", "firing"));
            poll(30);
            assertThat(health(MACHINE).missing())
                    .hasToString("many machines are missing from the vendor's list at once");
            assertThat(health(HOST).proven()).isTrue();
        }

        @Test
        void anOutageInTwoPollsInARowIsARestartOfMonitoringButOneFailedQueryIsNone() {
            poll(30);
            prometheus.behave(call -> new StubHttp.Answer.Whole(503, ""));
            poll(60);
            prometheus.recover();
            poll(90);
            assertThat(watchdog.restartedRecently()).isFalse();
            prometheus.behave(call -> new StubHttp.Answer.Whole(503, ""));
            poll(120);
            poll(150);
            assertThat(watchdog.restartedRecently()).isTrue();
            prometheus.recover();
            poll(180);
            assertThat(watchdog.restartedRecently()).isTrue();
        }

        @Test
        void rulesNotEvaluatedInTwoPollsAreAnOutageToo() {
            prometheus.serve("min(time() - timestamp(ALERTS{alertname=\"Watchdog\"", series("61"));
            poll(30);
            poll(60);
            assertThat(watchdog.restartedRecently()).isTrue();
        }

        @Test
        void rulesThatAreNotEvaluatedProveNothing() {
            prometheus.serve("min(time() - timestamp(ALERTS{alertname=\"Watchdog\"", series("61"));
            poll(30);
            assertThat(health(HOST).missing()).hasToString("Prometheus evaluates no rules");
            prometheus.serve("min(time() - timestamp(ALERTS{alertname=\"Watchdog\"", series("60"));
            poll(60);
            poll(90);
            poll(120);
            assertThat(health(HOST).proven()).isTrue();
        }

        @Test
        void aPrometheusWithoutTheWatchdogRuleProvesNothing() {
            prometheus.serve("min(time() - timestamp(ALERTS{alertname=\"Watchdog\"");
            poll(30);
            assertThat(health(HOST).missing()).hasToString("Prometheus evaluates no rules");
        }

        @Test
        void anAlertmanagerThatDoesNotAnswerProvesNothingThoughTheOtherDoes() {
            other.behave(call -> new StubHttp.Answer.Whole(500, ""));
            poll(30);
            assertThat(health(HOST).missing()).hasToString("an Alertmanager does not answer");
        }

        @Test
        void anAlertmanagerWithoutTheWatchdogHasJustStartedAndProvesNothing() {
            other.behave(call -> StubHttp.ok("[]"));
            poll(30);
            assertThat(health(HOST).missing()).hasToString("an Alertmanager has just started and knows no Watchdog");
            other.has();
            poll(60);
            assertThat(health(HOST).proven()).isTrue();
        }

        @Test
        void timeThatWasBlindIsNotMadeUpForLater() {
            poll(30);
            for (int second = 60; second <= 300; second += 30) {
                alertmanager.behave(call -> new StubHttp.Answer.Whole(503, ""));
                poll(second);
            }
            alertmanager.has();
            poll(330);
            assertThat(health(HOST)).isEqualTo(new Health(true, Duration.ZERO, Explanation.NONE));
        }
    }

    @Nested
    class WithoutPrometheus {

        private PrometheusProbe witnessOfNone(AlertSettings settings) {
            var timeLimit = Duration.ofSeconds(1);
            return new PrometheusProbe(
                    StubPrometheus.queries(null, timeLimit),
                    new RuleProbe(StubPrometheus.rules(null, timeLimit), settings, clock),
                    watchdog,
                    settings);
        }

        private final HealthVerifier withoutPrometheus = new HealthVerifier(
                witnessOfNone(Settings.of()),
                StubAlertmanager.asking(Settings.of()),
                watchdog,
                places,
                Settings.of(),
                clock);

        @Test
        void anAlertmanagerWithoutTheWatchdogInTwoPollsIsARestartOfMonitoring() {
            var settings = Settings.of(alertmanager.url());
            var withAlertmanager = new HealthVerifier(
                    witnessOfNone(settings), StubAlertmanager.asking(settings), watchdog, places, settings, clock);
            alertmanager.behave(call -> StubHttp.ok("[]"));
            poll(withAlertmanager, 30);
            assertThat(watchdog.restartedRecently()).isFalse();
            poll(withAlertmanager, 60);
            assertThat(watchdog.restartedRecently()).isTrue();
        }

        @Test
        void aReceivedWatchdogIsTheProof() {
            watchdog.record(List.of(new WebhookBody.Beat(NOON, true)));
            poll(withoutPrometheus, 30);
            poll(withoutPrometheus, 60);
            var proven = new Health(true, Duration.ofSeconds(30), Explanation.NONE);
            assertThat(withoutPrometheus.of(MACHINE, RECOVERED)).isEqualTo(proven);
            assertThat(withoutPrometheus.of(HOST, RECOVERED)).isEqualTo(proven);
        }

        @Test
        void aWatchdogNeverReceivedProvesNothing() {
            poll(withoutPrometheus, 30);
            assertThat(withoutPrometheus.of(HOST, RECOVERED).missing()).hasToString("the Watchdog is silent");
            assertThat(withoutPrometheus.freshness().blind()).hasToString("the Watchdog is silent");
        }

        @Test
        void aWatchdogThatFellSilentProvesNothingFromThenOn() {
            watchdog.record(List.of(new WebhookBody.Beat(NOON, true)));
            for (int second = 30; second <= 180; second += 30) {
                poll(withoutPrometheus, second);
            }
            assertThat(withoutPrometheus.of(HOST, RECOVERED))
                    .isEqualTo(new Health(false, Duration.ofSeconds(120), Explanation.of("reason.watchdog-silent")));
        }
    }
}
