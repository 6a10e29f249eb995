package com.cinemataztic.incidents.alerts.health;

import static com.cinemataztic.incidents.platform.prometheus.StubPrometheus.series;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.platform.text.Explanation;
import com.cinemataztic.incidents.tickets.monitoring.Health;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** When one recovered ticket's subject is proven healthy. */
class ProofOfOneTests extends HealthVerifierRig {

    @Nested
    class WhenTheFaultIsStillSeen {

        @Test
        void byAnyAlertmanagerTheTicketIsNotWell() {
            other.has("fp-machine");
            poll(30);
            assertThat(health(MACHINE).missing()).hasToString("an Alertmanager still has the alert");
            assertThat(health(HOST).proven()).isTrue();
        }

        @Test
        void asPendingByPrometheusTheTicketIsNotWell() {
            prometheus.serve(
                    "ALERTS{alertname!=",
                    series(
                            "1",
                            "__name__",
                            "ALERTS",
                            "alertname",
                            "MachineOffline",
                            "alertstate",
                            "pending",
                            "machine_id",
                            "02:c1"));
            poll(30);
            assertThat(health(MACHINE).missing()).hasToString("Prometheus still sees the fault");
            assertThat(health(HOST).proven()).isTrue();
        }

        @Test
        void byAPrometheusOnlyWhatItEvaluatesStillCountsAndNotWhatItHeldWhenItDied() {
            prometheus.serve(
                    "ALERTS{alertname!=\"Watchdog\"} and time() - timestamp(ALERTS{alertname!=\"Watchdog\"}) <= 60",
                    series("1", "alertname", "MachineOffline", "alertstate", "firing", "machine_id", "02:c1"));
            poll(30);
            assertThat(health(MACHINE).missing()).hasToString("Prometheus still sees the fault");
        }

        @Test
        void onAnotherMachineItSaysNothingOfThisOne() {
            prometheus.serve(
                    "ALERTS{alertname!=",
                    series("1", "alertname", "MachineOffline", "alertstate", "firing", "machine_id", "02:c2"),
                    series("1", "alertname", "WrongResolution", "alertstate", "firing", "machine_id", "02:c1"));
            poll(30);
            assertThat(health(MACHINE).proven()).isTrue();
        }

        @Test
        void labelsThatPrometheusAddsOnTheWayOutDoNotHideIt() {
            var sentWithMore = row(
                    "02:c1",
                    "fp-machine",
                    Map.of("alertname", "MachineOffline", "machine_id", "02:c1", "replica", "a"));
            prometheus.serve(
                    "ALERTS{alertname!=",
                    series("1", "alertname", "MachineOffline", "alertstate", "firing", "machine_id", "02:c1"));
            poll(30);
            assertThat(health(sentWithMore).missing()).hasToString("Prometheus still sees the fault");
        }
    }

    @Nested
    class WhenMachinesAreNotSeen {

        @Test
        void dataOlderThanTheRecoveryProvesNothingOfTheMachine() {
            vendorReportsTheMachineAt(RECOVERED);
            poll(30);
            assertThat(health(MACHINE).missing()).hasToString("the vendor has not reported the machine since");
            assertThat(health(HOST).proven()).isTrue();
            vendorReportsTheMachineAt(RECOVERED.plusMillis(1));
            poll(60);
            assertThat(health(MACHINE).proven()).isTrue();
        }

        @Test
        void theNewestWordOnAMachineCounts() {
            prometheus.serve(
                    "cine_machine_data_timestamp_seconds",
                    machineData("02:c1", RECOVERED.plusSeconds(20)),
                    machineData("02:c1", RECOVERED.minusSeconds(600)));
            poll(30);
            assertThat(health(MACHINE).proven()).isTrue();
        }

        @Test
        void aMachineThatTheVendorDoesNotReportIsNotProvenHealthy() {
            prometheus.serve("cine_machine_data_timestamp_seconds", machineData("02:c2", RECOVERED.plusSeconds(20)));
            poll(30);
            assertThat(health(MACHINE).missing()).hasToString("the vendor has not reported the machine since");
        }

        @Test
        void anExporterThatIsDownHoldsMachinesAndNoHosts() {
            poll(30);
            poll(60);
            prometheus.serve("min(up{job=\"cineexporter\"}) * min(cine_exporter_api_up)", series("0"));
            poll(90);
            assertThat(health(MACHINE))
                    .isEqualTo(new Health(false, Duration.ofSeconds(30), Explanation.of("reason.exporter-down")));
            assertThat(health(HOST)).isEqualTo(new Health(true, Duration.ofSeconds(60), Explanation.NONE));
            assertThat(verifier.freshness().blind()).hasToString("exporter or vendor is down");
        }

        @Test
        void dataIsAsOfTheLastPollThatReachedTheExporter() {
            poll(30);
            prometheus.serve("min(up{job=\"cineexporter\"}) * min(cine_exporter_api_up)", series("0"));
            poll(60);
            poll(90);
            assertThat(verifier.freshness().blind()).hasToString("exporter or vendor is down");
            assertThat(verifier.freshness().at()).isEqualTo(RECOVERED.plusSeconds(30));
        }

        @Test
        void anExporterThatIsNotThereIsDown() {
            prometheus.serve("min(up{job=\"cineexporter\"}) * min(cine_exporter_api_up)");
            poll(30);
            assertThat(health(MACHINE).missing()).hasToString("exporter or vendor is down");
        }
    }

    @Test
    void afterASwapTheMachineThatStandsThereNowHasToProveItsHealth() {
        places.machines.put("null/null", "02:c9");
        poll(30);
        assertThat(health(MACHINE).missing()).hasToString("the vendor has not reported the machine since");
        prometheus.serve("cine_machine_data_timestamp_seconds", machineData("02:c9", RECOVERED.plusSeconds(40)));
        poll(60);
        assertThat(health(MACHINE).missing()).isEqualTo(Explanation.NONE);
    }
}
