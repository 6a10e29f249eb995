package com.cinemataztic.incidents.alerts;

import com.cinemataztic.incidents.fleet.Swap;
import com.cinemataztic.incidents.platform.MonitoringSight;
import com.cinemataztic.incidents.platform.prometheus.ExporterSeries;
import com.cinemataztic.incidents.platform.prometheus.PrometheusQueries;
import com.cinemataztic.incidents.platform.prometheus.Sample;
import com.cinemataztic.incidents.tickets.Evidence;
import com.cinemataztic.incidents.tickets.Health;
import com.cinemataztic.incidents.tickets.HealthProofs;
import com.cinemataztic.incidents.tickets.TicketRow;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks every now and then whether what recovered may be believed to be well: the rules are evaluated, every
 * Alertmanager answers and has the alerts no more, and for a machine the exporter and the vendor tell of it anew.
 * An answer is kept and asked of; a source that is not configured is not asked.
 */
@Component
class ProofKeeper implements HealthProofs, MonitoringSight {

    /** What blinds a look at which some Alertmanager gave no believable answer, and nothing else is wrong. */
    static final String NO_ALERTMANAGER = "an Alertmanager does not answer";

    private static final String EVALUATION_AGE =
            "min(time() - timestamp(ALERTS{alertname=\"Watchdog\",alertstate=\"firing\"}))";
    private static final String ALERTS = "ALERTS{alertname!=\"Watchdog\"}";

    private final PrometheusQueries prometheus;
    private final Alertmanagers alertmanagers;
    private final Watchdog watchdog;
    private final Places places;
    private final AlertSettings settings;
    private final Clock clock;
    private final ProofClock monitoring;
    private final ProofClock machines;
    private volatile Look look;

    /** Looks in a row that found no rules being evaluated; only the look itself touches it. */
    private int looksInTheDark;

    /**
     * One look at all sources.
     *
     * @param at when it began
     * @param monitoringBlind what is wrong with the monitoring, empty if nothing
     * @param machinesBlind what is wrong with the way from the machines to it, empty if nothing
     * @param heard what the Alertmanagers said
     * @param pending what Prometheus itself holds to be pending or firing, by alertname
     * @param machineData when each machine last told of itself
     */
    record Look(
            Instant at,
            String monitoringBlind,
            String machinesBlind,
            Alertmanagers.Heard heard,
            Map<String, List<Sample>> pending,
            Map<String, Instant> machineData) {}

    ProofKeeper(
            PrometheusQueries prometheus,
            Alertmanagers alertmanagers,
            Watchdog watchdog,
            Places places,
            AlertSettings settings,
            Clock clock) {
        this.prometheus = prometheus;
        this.alertmanagers = alertmanagers;
        this.watchdog = watchdog;
        this.places = places;
        this.settings = settings;
        this.clock = clock;
        var longestGap = settings.askEvery().multipliedBy(3).plus(settings.askTimeout());
        this.monitoring = new ProofClock(longestGap);
        this.machines = new ProofClock(longestGap);
        this.look = new Look(
                Instant.EPOCH,
                "not looked yet",
                "not looked yet",
                new Alertmanagers.Heard(0, 0, Set.of()),
                Map.of(),
                Map.of());
    }

    @Override
    public Health of(TicketRow recovered, Instant since) {
        var latest = look;
        var aboutMachine = recovered.subject().machineId() != null;
        var missing = missing(recovered, since, latest);
        var proven = aboutMachine ? machines : monitoring;
        return new Health(missing.isEmpty(), proven.since(since), missing);
    }

    @Override
    public Sight sight() {
        var latest = look;
        if (!latest.monitoringBlind().isEmpty()) {
            return new Sight(monitoring.lastGood(), latest.monitoringBlind());
        }
        if (!monitoring.runs(clock.instant())) {
            return new Sight(monitoring.lastGood(), "the monitoring has not been looked at since");
        }
        return latest.machinesBlind().isEmpty()
                ? new Sight(monitoring.lastGood(), "")
                : new Sight(machines.lastGood(), latest.machinesBlind());
    }

    /** @return the latest look; its moment is {@link Instant#EPOCH} while there was none */
    Look latest() {
        return look;
    }

    /** Asks all sources once. */
    @Scheduled(fixedDelayString = "${portal.alerts.ask-every:30s}")
    void look() {
        var at = clock.instant();
        var heard = alertmanagers.ask();
        var blind = heard.allAnswered() ? "" : NO_ALERTMANAGER;
        var machinesBlind = "";
        var dark = false;
        Map<String, List<Sample>> pending = Map.of();
        Map<String, Instant> machineData = Map.of();
        if (prometheus.configured()) {
            try {
                var age = single(EVALUATION_AGE);
                if (age == null || age > settings.evaluationAge().toSeconds()) {
                    blind = "Prometheus evaluates no rules";
                    dark = true;
                }
                pending = prometheus.vector(ALERTS).stream()
                        .collect(Collectors.groupingBy(alert -> alert.label("alertname")));
                var exporter = single(ExporterSeries.ANSWERS);
                machinesBlind = exporter != null && exporter == 1 ? "" : "exporter or vendor is down";
                machineData = machineData();
            } catch (UncheckedIOException failed) {
                blind = "Prometheus does not answer";
                dark = true;
            }
        } else if (!watchdog.heardLately()) {
            blind = "the Watchdog is silent";
        }
        looksInTheDark = dark ? looksInTheDark + 1 : 0;
        if (looksInTheDark > 1) {
            // One query that fails is no outage; Alertmanager's own "resolved" comes only after a much longer one.
            watchdog.stoodStill(at);
        }
        look = new Look(at, blind, machinesBlind, heard, pending, machineData);
        monitoring.look(at, blind.isEmpty());
        machines.look(at, blind.isEmpty() && machinesBlind.isEmpty());
    }

    private String missing(TicketRow row, Instant since, Look latest) {
        if (!latest.at().isAfter(since)) {
            return "not looked since it recovered";
        }
        if (!latest.monitoringBlind().isEmpty()) {
            return latest.monitoringBlind();
        }
        if (!monitoring.runs(clock.instant())) {
            return "the monitoring has not been looked at lately";
        }
        for (var evidence : row.evidence()) {
            if (latest.heard().active(evidence.fingerprint())) {
                return "an Alertmanager still has the alert";
            }
            if (pending(evidence, latest)) {
                return "Prometheus still sees the fault";
            }
        }
        var subject = row.subject();
        // Of the machine that stands there now: the one before can prove nothing any more.
        var machineId = places.swap(subject.cinemaId(), subject.screenId(), subject.machineId())
                .map(Swap::by)
                .orElse(subject.machineId());
        return machineId == null || !prometheus.configured() ? "" : missingOfMachine(machineId, since, latest);
    }

    private static String missingOfMachine(String machineId, Instant since, Look latest) {
        if (!latest.machinesBlind().isEmpty()) {
            return latest.machinesBlind();
        }
        var told = latest.machineData().get(machineId);
        return told != null && told.isAfter(since) ? "" : "the vendor has not told of the machine since";
    }

    /** An alert that Prometheus holds has the ticket's labels, or fewer: external labels are added on the way out. */
    private static boolean pending(Evidence evidence, Look latest) {
        var name = evidence.labels().getOrDefault("alertname", "");
        return latest.pending().getOrDefault(name, List.of()).stream()
                .anyMatch(alert -> alert.labels().entrySet().stream()
                        .filter(label -> !label.getKey().equals("__name__")
                                && !label.getKey().equals("alertstate"))
                        .allMatch(label ->
                                label.getValue().equals(evidence.labels().get(label.getKey()))));
    }

    private Map<String, Instant> machineData() {
        var told = new HashMap<String, Instant>();
        for (var sample : prometheus.vector(ExporterSeries.MACHINE_DATA)) {
            told.merge(
                    sample.label("machine_id"),
                    Instant.ofEpochMilli((long) (sample.value() * 1000)),
                    (a, b) -> a.isAfter(b) ? a : b);
        }
        return told;
    }

    private @Nullable Double single(String promql) {
        var answer = prometheus.vector(promql);
        return answer.isEmpty() ? null : answer.getFirst().value();
    }
}
