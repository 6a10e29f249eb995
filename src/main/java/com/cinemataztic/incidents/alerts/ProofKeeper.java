package com.cinemataztic.incidents.alerts;

import com.cinemataztic.incidents.fleet.Swap;
import com.cinemataztic.incidents.platform.MonitoringSight;
import com.cinemataztic.incidents.platform.prometheus.ExporterSeries;
import com.cinemataztic.incidents.platform.prometheus.PrometheusQueries;
import com.cinemataztic.incidents.platform.prometheus.Sample;
import com.cinemataztic.incidents.tickets.Evidence;
import com.cinemataztic.incidents.tickets.Health;
import com.cinemataztic.incidents.tickets.HealthProofs;
import com.cinemataztic.incidents.tickets.Silence;
import com.cinemataztic.incidents.tickets.Silences;
import com.cinemataztic.incidents.tickets.TicketRow;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Looks every now and then whether what recovered may be believed to be well: the rules are evaluated, every
 * Alertmanager answers and has the alerts no more, and for a machine the exporter and the vendor tell of it anew.
 * An answer is kept and asked of; a source that is not configured is not asked.
 */
@Component
class ProofKeeper implements HealthProofs, MonitoringSight, Silences {

    private static final String EVALUATED = "max(timestamp(ALERTS{alertname=\"Watchdog\",alertstate=\"firing\"}))";
    private static final String EVALUATION_AGE =
            "min(time() - timestamp(ALERTS{alertname=\"Watchdog\",alertstate=\"firing\"}))";

    /** While one of these fires, what the vendor's list does not show is not known to be well. */
    private static final Set<String> BLINDING = Set.of("CineMassVanish", "CineExporterEmpty");

    private static final String JUST_BACK = "the monitoring is only just back";
    private static final String VENDOR_JUST_BACK = "the vendor's data is only just back";
    private static final String ALERTS = "ALERTS{alertname!=\"Watchdog\"}";

    private final PrometheusQueries prometheus;
    private final Alertmanagers alertmanagers;
    private final Watchdog watchdog;
    private final Places places;
    private final AlertSettings settings;
    private final Clock clock;
    private final ProofClock monitoring;
    private final ProofClock machines;
    private final Thaw rules = new Thaw(2);
    private final Thaw polls = new Thaw(1);
    private final Thaw rulesSincePoll = new Thaw(2);
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
            Map<String, Instant> machineData) {

        /**
         * @return whether Prometheus itself holds the alert to be pending or firing. What it holds has the ticket's
         *     labels, or fewer: external labels are added on the way out
         */
        boolean holds(Evidence evidence) {
            var name = evidence.labels().getOrDefault("alertname", "");
            return pending.getOrDefault(name, List.of()).stream()
                    .anyMatch(alert -> alert.labels().entrySet().stream()
                            .filter(label -> !label.getKey().equals("__name__")
                                    && !label.getKey().equals("alertstate"))
                            .allMatch(label ->
                                    label.getValue().equals(evidence.labels().get(label.getKey()))));
        }
    }

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
                new Alertmanagers.Heard(List.of()),
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

    /** @return the last look */
    Look latest() {
        return look;
    }

    @Override
    public Optional<Silence> over(Collection<Evidence> evidence) {
        var heard = look.heard();
        Silence first = null;
        for (var firing : evidence) {
            if (!firing.firing()) {
                continue;
            }
            var silence = heard.silence(firing.fingerprint());
            if (silence == null) {
                return Optional.empty();
            }
            first = first == null || silence.until().isBefore(first.until()) ? silence : first;
        }
        return Optional.ofNullable(first);
    }

    /** Asks all sources once. */
    void look() {
        var at = clock.instant();
        var heard = alertmanagers.survey();
        var told = prometheus.configured() ? askPrometheus() : askWatchdog();
        looksInTheDark = told.dark() ? looksInTheDark + 1 : 0;
        if (looksInTheDark > 1) {
            // One query that fails is no outage; Alertmanager's own "resolved" comes only after a much longer one.
            watchdog.stoodStill(at);
        }
        var blind = told.monitoringBlind().isEmpty() ? heard.problem() : told.monitoringBlind();
        look = new Look(at, blind, told.machinesBlind(), heard, told.pending(), told.machineData());
        monitoring.look(at, blind.isEmpty());
        machines.look(at, blind.isEmpty() && told.machinesBlind().isEmpty());
    }

    /** What is told of the way from the machines to the alerts. */
    private record Told(
            String monitoringBlind,
            boolean dark,
            String machinesBlind,
            Map<String, List<Sample>> pending,
            Map<String, Instant> machineData) {}

    private Told askWatchdog() {
        return new Told(watchdog.heardLately() ? "" : "the Watchdog is silent", false, "", Map.of(), Map.of());
    }

    private Told askPrometheus() {
        try {
            var age = single(EVALUATION_AGE);
            var dark = age == null || age > settings.evaluationAge().toSeconds();
            var pending = prometheus.vector(ALERTS).stream()
                    .collect(Collectors.groupingBy(alert -> alert.label("alertname")));
            var vendor = machinesBlind(pending);
            var machineData = machineData();
            if (dark) {
                rules.blind();
            }
            if (dark || !vendor.isEmpty()) {
                polls.blind();
                rulesSincePoll.blind();
            }
            return new Told(
                    dark ? "Prometheus evaluates no rules" : thawing(rules) ? JUST_BACK : "",
                    dark,
                    vendor.isEmpty() && thawingOfMachines() ? VENDOR_JUST_BACK : vendor,
                    pending,
                    machineData);
        } catch (UncheckedIOException failed) {
            rules.blind();
            polls.blind();
            rulesSincePoll.blind();
            return new Told("Prometheus does not answer", true, "", Map.of(), Map.of());
        }
    }

    private String machinesBlind(Map<String, List<Sample>> pending) {
        var exporter = single(ExporterSeries.ANSWERS);
        if (exporter == null || exporter != 1) {
            return "exporter or vendor is down";
        }
        return BLINDING.stream()
                        .flatMap(name -> pending.getOrDefault(name, List.of()).stream())
                        .anyMatch(alert -> alert.label("alertstate").equals("firing"))
                ? "many machines are missing from the vendor's list at once"
                : "";
    }

    private boolean thawing(Thaw thaw) {
        if (thaw.frozen()) {
            thaw.answers(single(EVALUATED));
        }
        return thaw.frozen();
    }

    /** One whole poll of the vendor after the outage, and two evaluations of the rules after that poll. */
    private boolean thawingOfMachines() {
        if (polls.frozen()) {
            polls.answers(single(ExporterSeries.WHOLE_POLL));
        }
        return polls.frozen() || thawing(rulesSincePoll);
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
            if (latest.holds(evidence)) {
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
