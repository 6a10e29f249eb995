package com.cinemataztic.incidents.alerts;

import static com.cinemataztic.incidents.alerts.AlertJson.NOON;
import static com.cinemataztic.incidents.platform.prometheus.StubPrometheus.series;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.alerts.internal.StubAlertmanager;
import com.cinemataztic.incidents.platform.StubHttp;
import com.cinemataztic.incidents.platform.prometheus.StubPrometheus;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.regions.RegionsInMemory;
import com.cinemataztic.incidents.support.MovableClock;
import com.cinemataztic.incidents.tickets.Evidence;
import com.cinemataztic.incidents.tickets.Fault;
import com.cinemataztic.incidents.tickets.Fingerprint;
import com.cinemataztic.incidents.tickets.Health;
import com.cinemataztic.incidents.tickets.Origin;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Subject;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketKey;
import com.cinemataztic.incidents.tickets.TicketRow;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ProofKeeperTests {

    private static final Instant RECOVERED = NOON;
    private static final TicketRow MACHINE = row("02:c1", "fp-machine");
    private static final TicketRow HOST = row(null, "fp-host");

    private final MovableClock clock = new MovableClock(RECOVERED);
    private final StubPrometheus prometheus = new StubPrometheus();
    private final StubAlertmanager alertmanager = new StubAlertmanager();
    private final StubAlertmanager other = new StubAlertmanager();
    private final PlacesInMemory places = new PlacesInMemory(RegionsInMemory.directory());
    private final Watchdog watchdog = new Watchdog(new WatchdogInMemory(), Settings.of(), clock);
    private final ProofKeeper keeper = keeper(prometheus, alertmanager.url(), other.url());

    @BeforeEach
    void allIsWell() {
        prometheus.tell("min(time() - timestamp(ALERTS{alertname=\"Watchdog\"", series("5"));
        prometheus.tell("min(up{job=\"cineexporter\"}) * min(cine_exporter_api_up)", series("1"));
        vendorTellsOfTheMachineAt(RECOVERED.plusSeconds(20));
    }

    @AfterEach
    void close() {
        prometheus.close();
        alertmanager.close();
        other.close();
    }

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
            clock.advance(Duration.ofSeconds(93));
            assertThat(health(HOST).proven()).isTrue();
            clock.advance(Duration.ofSeconds(1));
            assertThat(health(HOST))
                    .isEqualTo(
                            new Health(false, Duration.ofSeconds(30), "the monitoring has not been looked at lately"));
            assertThat(keeper.sight().blind()).isEqualTo("the monitoring has not been looked at since");
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
            assertThat(health(MACHINE)).isEqualTo(new Health(true, Duration.ofSeconds(60), ""));
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
            assertThat(health(HOST).missing()).isEqualTo("an Alertmanager does not answer");
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
    class WhenTheFaultIsStillSeen {

        @Test
        void byAnyAlertmanagerTheTicketIsNotWell() {
            other.has("fp-machine");
            look(30);
            assertThat(health(MACHINE).missing()).isEqualTo("an Alertmanager still has the alert");
            assertThat(health(HOST).proven()).isTrue();
        }

        @Test
        void asPendingByPrometheusTheTicketIsNotWell() {
            prometheus.tell(
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
            look(30);
            assertThat(health(MACHINE).missing()).isEqualTo("Prometheus still sees the fault");
            assertThat(health(HOST).proven()).isTrue();
        }

        @Test
        void onAnotherMachineItSaysNothingOfThisOne() {
            prometheus.tell(
                    "ALERTS{alertname!=",
                    series("1", "alertname", "MachineOffline", "alertstate", "firing", "machine_id", "02:c2"),
                    series("1", "alertname", "WrongResolution", "alertstate", "firing", "machine_id", "02:c1"));
            look(30);
            assertThat(health(MACHINE).proven()).isTrue();
        }

        @Test
        void labelsThatPrometheusAddsOnTheWayOutDoNotHideIt() {
            var sentWithMore = row(
                    "02:c1",
                    "fp-machine",
                    Map.of("alertname", "MachineOffline", "machine_id", "02:c1", "replica", "a"));
            prometheus.tell(
                    "ALERTS{alertname!=",
                    series("1", "alertname", "MachineOffline", "alertstate", "firing", "machine_id", "02:c1"));
            look(30);
            assertThat(health(sentWithMore).missing()).isEqualTo("Prometheus still sees the fault");
        }
    }

    @Nested
    class WhenMachinesAreNotSeen {

        @Test
        void dataOlderThanTheRecoveryProvesNothingOfTheMachine() {
            vendorTellsOfTheMachineAt(RECOVERED);
            look(30);
            assertThat(health(MACHINE).missing()).isEqualTo("the vendor has not told of the machine since");
            assertThat(health(HOST).proven()).isTrue();
            vendorTellsOfTheMachineAt(RECOVERED.plusMillis(1));
            look(60);
            assertThat(health(MACHINE).proven()).isTrue();
        }

        @Test
        void theNewestWordOnAMachineCounts() {
            prometheus.tell(
                    "cine_machine_data_timestamp_seconds",
                    machineData("02:c1", RECOVERED.plusSeconds(20)),
                    machineData("02:c1", RECOVERED.minusSeconds(600)));
            look(30);
            assertThat(health(MACHINE).proven()).isTrue();
        }

        @Test
        void aMachineTheVendorDoesNotTellOfIsNotProvenWell() {
            prometheus.tell("cine_machine_data_timestamp_seconds", machineData("02:c2", RECOVERED.plusSeconds(20)));
            look(30);
            assertThat(health(MACHINE).missing()).isEqualTo("the vendor has not told of the machine since");
        }

        @Test
        void anExporterThatIsDownHoldsMachinesAndNoHosts() {
            look(30);
            look(60);
            prometheus.tell("min(up{job=\"cineexporter\"}) * min(cine_exporter_api_up)", series("0"));
            look(90);
            assertThat(health(MACHINE))
                    .isEqualTo(new Health(false, Duration.ofSeconds(30), "exporter or vendor is down"));
            assertThat(health(HOST)).isEqualTo(new Health(true, Duration.ofSeconds(60), ""));
            assertThat(keeper.sight().blind()).isEqualTo("exporter or vendor is down");
        }

        @Test
        void dataIsAsOfTheLastLookThatSawTheExporter() {
            look(30);
            prometheus.tell("min(up{job=\"cineexporter\"}) * min(cine_exporter_api_up)", series("0"));
            look(60);
            look(90);
            assertThat(keeper.sight().blind()).isEqualTo("exporter or vendor is down");
            assertThat(keeper.sight().at()).isEqualTo(RECOVERED.plusSeconds(30));
        }

        @Test
        void anExporterThatIsNotThereIsDown() {
            prometheus.tell("min(up{job=\"cineexporter\"}) * min(cine_exporter_api_up)");
            look(30);
            assertThat(health(MACHINE).missing()).isEqualTo("exporter or vendor is down");
        }
    }

    @Nested
    class WithoutPrometheus {

        private final ProofKeeper withoutPrometheus = new ProofKeeper(
                StubPrometheus.queries(null, Duration.ofSeconds(1)),
                StubAlertmanager.asking(Settings.of()),
                watchdog,
                places,
                Settings.of(),
                clock);

        @Test
        void aWatchdogThatIsHeardIsTheProof() {
            watchdog.hear(List.of(new Delivery.Beat(NOON, true)));
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
            watchdog.hear(List.of(new Delivery.Beat(NOON, true)));
            for (int second = 30; second <= 180; second += 30) {
                look(withoutPrometheus, second);
            }
            assertThat(withoutPrometheus.of(HOST, RECOVERED))
                    .isEqualTo(new Health(false, Duration.ofSeconds(120), "the Watchdog is silent"));
        }
    }

    @Test
    void afterASwapTheMachineThatStandsThereNowHasToProveItsHealth() {
        places.machines.put("null/null", "02:c9");
        look(30);
        assertThat(health(MACHINE).missing()).isEqualTo("the vendor has not told of the machine since");
        prometheus.tell("cine_machine_data_timestamp_seconds", machineData("02:c9", RECOVERED.plusSeconds(40)));
        look(60);
        assertThat(health(MACHINE).missing()).isEmpty();
    }

    private void vendorTellsOfTheMachineAt(Instant at) {
        prometheus.tell("cine_machine_data_timestamp_seconds", machineData("02:c1", at));
    }

    private static Map<String, Object> machineData(String machineId, Instant at) {
        return series("%d.%03d".formatted(at.getEpochSecond(), at.getNano() / 1_000_000), "machine_id", machineId);
    }

    private void look(int second) {
        look(keeper, second);
    }

    private void look(ProofKeeper looking, int second) {
        clock.set(RECOVERED.plusSeconds(second));
        looking.look();
    }

    private Health health(TicketRow row) {
        return keeper.of(row, RECOVERED);
    }

    private ProofKeeper keeper(StubPrometheus asked, URI... alertmanagers) {
        var settings = Settings.of(alertmanagers);
        return new ProofKeeper(asked.queries(), StubAlertmanager.asking(settings), watchdog, places, settings, clock);
    }

    private static TicketRow row(@Nullable String machineId, String fingerprint) {
        return row(
                machineId,
                fingerprint,
                machineId == null
                        ? Map.of("alertname", "HostDown", "instance", "10.0.0.1")
                        : Map.of("alertname", "MachineOffline", "machine_id", machineId));
    }

    private static TicketRow row(@Nullable String machineId, String fingerprint, Map<String, String> labels) {
        var subject = new Subject(new RegionId("denmark"), null, null, null, null, machineId, "10.0.0.1");
        var alert = new Fingerprint(fingerprint);
        return new TicketRow(
                new TicketId("DK-1"),
                TicketKey.of("x", subject, alert),
                State.OPEN,
                Severity.CRITICAL,
                subject,
                new Fault("x", "x", "", null, null),
                RECOVERED.minusSeconds(600),
                false,
                RECOVERED.minusSeconds(590),
                RECOVERED,
                RECOVERED,
                null,
                null,
                null,
                null,
                1,
                Origin.ALERTMANAGER,
                List.of(new Evidence(
                        alert, RECOVERED.minusSeconds(600), RECOVERED.minusSeconds(1), Severity.CRITICAL, labels)),
                1,
                2);
    }
}
