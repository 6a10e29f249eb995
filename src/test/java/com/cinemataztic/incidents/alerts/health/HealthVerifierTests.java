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
import com.cinemataztic.incidents.tickets.Health;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** When the monitoring itself may be believed. */
class HealthVerifierTests extends ProofKeeperRig {

    @Nested
    class WhenAllIsWell {

        @Test
        void healthIsProvenForAsLongAsThereWereGoodLooks() {
            look(30);
            look(60);
            look(90);
            assertThat(health(MACHINE)).isEqualTo(new Health(true, Duration.ofSeconds(60), ""));
            assertThat(health(HOST)).isEqualTo(new Health(true, Duration.ofSeconds(60), ""));
            assertThat(keeper.sight().at()).isEqualTo(RECOVERED.plusSeconds(90));
            assertThat(keeper.sight().blind()).isEmpty();
        }

        @Test
        void nothingIsProvenBeforeTheFirstLook() {
            assertThat(health(HOST)).isEqualTo(new Health(false, Duration.ZERO, "not looked since it recovered"));
            assertThat(keeper.sight().at()).isNull();
            assertThat(keeper.sight().blind()).isEqualTo("not looked yet");
        }

        @Test
        void aLookFromBeforeTheRecoveryProvesNothing() {
            look(0);
            assertThat(health(HOST).missing()).isEqualTo("not looked since it recovered");
        }

        @Test
        void proofGrowsOldWhenNobodyLooksAnyMore() {
            look(30);
            look(60);
            clock.add(Duration.ofSeconds(93));
            assertThat(health(HOST).proven()).isTrue();
            clock.add(Duration.ofSeconds(1));
            assertThat(health(HOST))
                    .isEqualTo(new Health(false, Duration.ofSeconds(30), "monitoring has not been checked recently"));
            assertThat(keeper.sight().blind()).isEqualTo("monitoring has not been checked since");
        }
    }

    @Nested
    class WhenMonitoringIsBlind {

        @Test
        void aPrometheusThatIsDownProvesNothingAndStopsTheClock() {
            look(30);
            look(60);
            prometheus.behave(call -> new StubHttp.Answer.Whole(503, ""));
            look(90);
            var nothing = new Health(false, Duration.ofSeconds(30), "Prometheus does not answer");
            assertThat(health(MACHINE)).isEqualTo(nothing);
            assertThat(health(HOST)).isEqualTo(nothing);
            assertThat(keeper.sight().blind()).isEqualTo("Prometheus does not answer");
            assertThat(keeper.sight().at())
                    .as("data is as of the last good look")
                    .isEqualTo(RECOVERED.plusSeconds(60));
            prometheus.recover();
            look(120);
            look(150);
            assertThat(health(HOST).missing()).isEqualTo("the monitoring is only just back");
            look(180);
            assertThat(health(HOST)).isEqualTo(new Health(true, Duration.ofSeconds(30), ""));
            assertThat(health(MACHINE).missing()).isEqualTo("the vendor's data is only just back");
            look(210);
            look(240);
            assertThat(health(MACHINE)).isEqualTo(new Health(true, Duration.ofSeconds(60), ""));
        }

        @Test
        void aVendorThatIsBackIsBelievedAfterAWholePollAndTwoEvaluationsSinceThen() {
            prometheus.tell("min(up{job=\"cineexporter\"}) * min(cine_exporter_api_up)", series("0"));
            look(30);
            assertThat(health(HOST).proven()).isTrue();
            prometheus.tell("min(up{job=\"cineexporter\"}) * min(cine_exporter_api_up)", series("1"));
            for (int second = 60; second <= 120; second += 30) {
                look(second);
                assertThat(health(MACHINE).missing()).isEqualTo("the vendor's data is only just back");
            }
            look(150);
            assertThat(health(MACHINE).proven()).isTrue();
        }

        @Test
        void whileManyMachinesAreMissingAtOnceNoneIsProvenWell() {
            prometheus.tell("ALERTS{", series("1", "alertname", "CineMassVanish", "alertstate", "firing"));
            look(30);
            assertThat(health(MACHINE).missing()).isEqualTo("many machines are missing from the vendor's list at once");
            assertThat(health(HOST).proven()).isTrue();
        }

        @Test
        void anOutageThatTwoLooksInARowFindIsARestartOfTheMonitoringButOneFailedQueryIsNone() {
            look(30);
            prometheus.behave(call -> new StubHttp.Answer.Whole(503, ""));
            look(60);
            prometheus.recover();
            look(90);
            assertThat(watchdog.restartedLately()).isFalse();
            prometheus.behave(call -> new StubHttp.Answer.Whole(503, ""));
            look(120);
            look(150);
            assertThat(watchdog.restartedLately()).isTrue();
            prometheus.recover();
            look(180);
            assertThat(watchdog.restartedLately()).isTrue();
        }

        @Test
        void rulesThatTwoLooksFindNotEvaluatedAreAnOutageToo() {
            prometheus.tell("min(time() - timestamp(ALERTS{alertname=\"Watchdog\"", series("61"));
            look(30);
            look(60);
            assertThat(watchdog.restartedLately()).isTrue();
        }

        @Test
        void rulesThatAreNotEvaluatedProveNothing() {
            prometheus.tell("min(time() - timestamp(ALERTS{alertname=\"Watchdog\"", series("61"));
            look(30);
            assertThat(health(HOST).missing()).isEqualTo("Prometheus evaluates no rules");
            prometheus.tell("min(time() - timestamp(ALERTS{alertname=\"Watchdog\"", series("60"));
            look(60);
            look(90);
            look(120);
            assertThat(health(HOST).proven()).isTrue();
        }

        @Test
        void aPrometheusWithoutTheWatchdogRuleProvesNothing() {
            prometheus.tell("min(time() - timestamp(ALERTS{alertname=\"Watchdog\"");
            look(30);
            assertThat(health(HOST).missing()).isEqualTo("Prometheus evaluates no rules");
        }

        @Test
        void anAlertmanagerThatDoesNotAnswerProvesNothingThoughTheOtherDoes() {
            other.behave(call -> new StubHttp.Answer.Whole(500, ""));
            look(30);
            assertThat(health(HOST).missing()).isEqualTo("an Alertmanager does not answer");
        }

        @Test
        void anAlertmanagerWithoutTheWatchdogHasJustStartedAndProvesNothing() {
            other.behave(call -> StubHttp.ok("[]"));
            look(30);
            assertThat(health(HOST).missing()).isEqualTo("an Alertmanager has just started and knows no Watchdog");
            other.has();
            look(60);
            assertThat(health(HOST).proven()).isTrue();
        }

        @Test
        void timeThatWasBlindIsNotMadeUpForLater() {
            look(30);
            for (int second = 60; second <= 300; second += 30) {
                alertmanager.behave(call -> new StubHttp.Answer.Whole(503, ""));
                look(second);
            }
            alertmanager.has();
            look(330);
            assertThat(health(HOST)).isEqualTo(new Health(true, Duration.ZERO, ""));
        }
    }

    @Nested
    class WithoutPrometheus {

        private PrometheusProbe witnessOfNone(AlertSettings settings) {
            var patience = Duration.ofSeconds(1);
            return new PrometheusProbe(
                    StubPrometheus.queries(null, patience),
                    new RuleProbe(StubPrometheus.rules(null, patience), settings, clock),
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
        void anAlertmanagerThatTwoLooksFindWithoutTheWatchdogIsARestartOfTheMonitoring() {
            var settings = Settings.of(alertmanager.url());
            var asksIt = new HealthVerifier(
                    witnessOfNone(settings), StubAlertmanager.asking(settings), watchdog, places, settings, clock);
            alertmanager.behave(call -> StubHttp.ok("[]"));
            look(asksIt, 30);
            assertThat(watchdog.restartedLately()).isFalse();
            look(asksIt, 60);
            assertThat(watchdog.restartedLately()).isTrue();
        }

        @Test
        void aWatchdogThatIsHeardIsTheProof() {
            watchdog.hear(List.of(new WebhookBody.Beat(NOON, true)));
            look(withoutPrometheus, 30);
            look(withoutPrometheus, 60);
            var proven = new Health(true, Duration.ofSeconds(30), "");
            assertThat(withoutPrometheus.of(MACHINE, RECOVERED)).isEqualTo(proven);
            assertThat(withoutPrometheus.of(HOST, RECOVERED)).isEqualTo(proven);
        }

        @Test
        void aWatchdogThatWasNeverHeardProvesNothing() {
            look(withoutPrometheus, 30);
            assertThat(withoutPrometheus.of(HOST, RECOVERED).missing()).isEqualTo("the Watchdog is silent");
            assertThat(withoutPrometheus.sight().blind()).isEqualTo("the Watchdog is silent");
        }

        @Test
        void aWatchdogThatFellSilentProvesNothingFromThenOn() {
            watchdog.hear(List.of(new WebhookBody.Beat(NOON, true)));
            for (int second = 30; second <= 180; second += 30) {
                look(withoutPrometheus, second);
            }
            assertThat(withoutPrometheus.of(HOST, RECOVERED))
                    .isEqualTo(new Health(false, Duration.ofSeconds(120), "the Watchdog is silent"));
        }
    }
}
