package com.cinemataztic.incidents.alerts.health;

import static com.cinemataztic.incidents.alerts.AlertJson.NOON;
import static com.cinemataztic.incidents.platform.prometheus.StubPrometheus.rule;
import static com.cinemataztic.incidents.platform.prometheus.StubPrometheus.series;

import com.cinemataztic.incidents.alerts.Settings;
import com.cinemataztic.incidents.alerts.SubjectNamesInMemory;
import com.cinemataztic.incidents.alerts.WatchdogInMemory;
import com.cinemataztic.incidents.alerts.internal.StubAlertmanager;
import com.cinemataztic.incidents.platform.prometheus.StubPrometheus;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.regions.RegionsInMemory;
import com.cinemataztic.incidents.tickets.Evidence;
import com.cinemataztic.incidents.tickets.Fault;
import com.cinemataztic.incidents.tickets.Fingerprint;
import com.cinemataztic.incidents.tickets.Origin;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Subject;
import com.cinemataztic.incidents.tickets.Ticket.Notification;
import com.cinemataztic.incidents.tickets.Ticket.Times;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketKey;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.monitoring.Health;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.threeten.extra.MutableClock;

/** A verifier of proofs over a Prometheus and two Alertmanagers that all say that all is well. */
public abstract class HealthVerifierRig {

    static final Instant RECOVERED = NOON;
    static final TicketRow MACHINE = row("02:c1", "fp-machine");
    static final TicketRow HOST = row(null, "fp-host");

    protected final MutableClock clock = MutableClock.of(RECOVERED, ZoneOffset.UTC);
    protected final StubPrometheus prometheus = new StubPrometheus();
    protected final StubAlertmanager alertmanager = new StubAlertmanager();
    final StubAlertmanager other = new StubAlertmanager();
    final SubjectNamesInMemory places = new SubjectNamesInMemory(RegionsInMemory.directory());
    final Watchdog watchdog = new Watchdog(new WatchdogInMemory(), Settings.of(), clock);
    final HealthVerifier verifier = verifier(prometheus, alertmanager.url(), other.url());

    @BeforeEach
    void allIsWell() {
        allIsWell(prometheus);
        vendorReportsTheMachineAt(RECOVERED.plusSeconds(20));
    }

    /** Rules are evaluated and the vendor answers, as that Prometheus says. */
    protected static void allIsWell(StubPrometheus asked) {
        asked.serve("min(time() - timestamp(ALERTS{alertname=\"Watchdog\"", series("5"));
        asked.serve("min(up{job=\"cineexporter\"}) * min(cine_exporter_api_up)", series("1"));
    }

    @AfterEach
    void close() {
        prometheus.close();
        alertmanager.close();
        other.close();
    }

    void vendorReportsTheMachineAt(Instant at) {
        prometheus.serve("cine_machine_data_timestamp_seconds", machineData("02:c1", at));
    }

    static Map<String, Object> machineData(String machineId, Instant at) {
        return series("%d.%03d".formatted(at.getEpochSecond(), at.getNano() / 1_000_000), "machine_id", machineId);
    }

    void poll(int second) {
        poll(verifier, second);
    }

    void poll(HealthVerifier polling, int second) {
        clock.setInstant(RECOVERED.plusSeconds(second));
        evaluates(prometheus, clock.instant());
        rulesAreEvaluated(clock.instant());
        polling.poll();
    }

    /** That Prometheus has evaluated its rules at that time, and the vendor was polled. */
    protected static void evaluates(StubPrometheus asked, Instant at) {
        var second = Long.toString(at.getEpochSecond());
        asked.serve("max(timestamp(ALERTS", series(second));
        asked.serve("min(cine_exporter_last_success", series(second));
        asked.serve("vector(time())", series(second));
        asked.rules(at, alerting("MachineOffline", "up == 0"));
    }

    /** At each poll, unless a test overrides it. */
    void rulesAreEvaluated(Instant at) {
        prometheus.rules(at, alerting("MachineOffline", "up == 0"));
    }

    static String alerting(String name, String query) {
        return rule("alerting", name, query, "ok");
    }

    Health health(TicketRow row) {
        return verifier.of(row, RECOVERED);
    }

    protected final HealthVerifier verifier(StubPrometheus asked, URI... alertmanagers) {
        var settings = Settings.of(alertmanagers);
        return new HealthVerifier(
                new PrometheusProbe(asked.queries(), new RuleProbe(asked.rules(), settings, clock), watchdog, settings),
                StubAlertmanager.asking(settings),
                watchdog,
                places,
                settings,
                clock);
    }

    static TicketRow row(@Nullable String machineId, String fingerprint) {
        return row(
                machineId,
                fingerprint,
                machineId == null
                        ? Map.of("alertname", "HostDown", "instance", "10.0.0.1")
                        : Map.of("alertname", "MachineOffline", "machine_id", machineId));
    }

    static TicketRow row(@Nullable String machineId, String fingerprint, Map<String, String> labels) {
        var subject = new Subject(new RegionId("denmark"), null, null, null, null, machineId, "10.0.0.1");
        var alert = new Fingerprint(fingerprint);
        return new TicketRow(
                new TicketId("DK-1"),
                TicketKey.of("x", subject, alert),
                State.OPEN,
                Severity.CRITICAL,
                subject,
                new Fault("x", "x", "", null, null),
                new Times(
                        RECOVERED.minusSeconds(600),
                        false,
                        RECOVERED.minusSeconds(590),
                        RECOVERED,
                        RECOVERED,
                        null,
                        null),
                null,
                null,
                1,
                Origin.ALERTMANAGER,
                List.of(new Evidence(
                        alert, RECOVERED.minusSeconds(600), RECOVERED.minusSeconds(1), Severity.CRITICAL, labels)),
                new Notification(null, null),
                1,
                2);
    }
}
