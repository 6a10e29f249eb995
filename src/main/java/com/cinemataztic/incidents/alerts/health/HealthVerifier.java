package com.cinemataztic.incidents.alerts.health;

import com.cinemataztic.incidents.alerts.AlertSettings;
import com.cinemataztic.incidents.alerts.Alertmanagers;
import com.cinemataztic.incidents.alerts.SubjectNames;
import com.cinemataztic.incidents.fleet.Swap;
import com.cinemataztic.incidents.platform.MonitoringStatus.Freshness;
import com.cinemataztic.incidents.platform.text.Explanation;
import com.cinemataztic.incidents.tickets.Evidence;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.monitoring.Guard;
import com.cinemataztic.incidents.tickets.monitoring.Health;
import com.cinemataztic.incidents.tickets.monitoring.HealthProofs;
import com.cinemataztic.incidents.tickets.monitoring.Silence;
import com.cinemataztic.incidents.tickets.monitoring.Silences;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Polls all sources periodically to prove that a recovered fault is really over. The proof requires that rules are
 * evaluated, including each alert's own, and that every Alertmanager answers and no longer lists the alerts. For a
 * machine, the exporter and the vendor must also report new data about it. Callers get the latest cached snapshot. A
 * source that is not configured is not polled.
 */
@Component
public class HealthVerifier implements HealthProofs, Silences {

    /** Rule 12: a drill needs no proof, and no time to settle. */
    private static final Health NOTHING_BROKEN = new Health(true, Duration.ofDays(1), Explanation.NONE);

    private final PrometheusProbe prometheus;
    private final Alertmanagers alertmanagers;
    private final Watchdog watchdog;
    private final SubjectNames names;
    private final AlertSettings settings;
    private final Clock clock;
    private final ProvenDuration monitoring;
    private final ProvenDuration machines;
    private final Map<String, ProvenDuration> rules = new ConcurrentHashMap<>();
    private final Duration longestGap;
    private volatile Map<String, Contact> contacts = Map.of();
    private volatile MonitoringSnapshot snapshot;

    /** Consecutive polls that found no rules being evaluated. Accessed only by the polling thread. */
    private int pollsWithoutRules;

    HealthVerifier(
            PrometheusProbe prometheus,
            Alertmanagers alertmanagers,
            Watchdog watchdog,
            SubjectNames names,
            AlertSettings settings,
            Clock clock) {
        this.prometheus = prometheus;
        this.alertmanagers = alertmanagers;
        this.watchdog = watchdog;
        this.names = names;
        this.settings = settings;
        this.clock = clock;
        this.longestGap = settings.askEvery().multipliedBy(3).plus(settings.askTimeout());
        this.monitoring = new ProvenDuration(longestGap);
        this.machines = new ProvenDuration(longestGap);
        this.snapshot = new MonitoringSnapshot(
                Instant.EPOCH,
                Explanation.of("reason.not-checked-yet"),
                Explanation.of("reason.not-checked-yet"),
                new Alertmanagers.Answers(List.of()),
                RuleCoverage.NONE,
                Map.of(),
                Map.of());
    }

    @Override
    public Health of(TicketRow recovered, Instant since) {
        if (recovered.fault().isDrill()) {
            return NOTHING_BROKEN;
        }
        var latest = snapshot;
        var aboutMachine = recovered.subject().machineId() != null;
        var missing = conditions(recovered, since, latest)
                .filter(guard -> !guard.met())
                .findFirst()
                .map(Guard::problem)
                .orElse(Explanation.NONE);
        var proven = aboutMachine ? machines : monitoring;
        var provenFor = recovered.evidence().stream()
                .map(evidence -> rules.get(evidence.alertname()))
                .filter(Objects::nonNull)
                .map(clock -> clock.since(since))
                .reduce(proven.since(since), (one, other) -> one.compareTo(other) < 0 ? one : other);
        return new Health(missing.isEmpty(), provenFor, missing);
    }

    @Override
    public List<Guard> guards(TicketRow ticket, Instant since) {
        return conditions(ticket, since, snapshot).toList();
    }

    /** @return when monitoring last saw everything, and what it cannot see now */
    Freshness freshness() {
        var latest = snapshot;
        if (!latest.monitoringBlind().isEmpty()) {
            return new Freshness(monitoring.lastGood(), latest.monitoringBlind());
        }
        if (!monitoring.runs(clock.instant())) {
            return new Freshness(monitoring.lastGood(), Explanation.of("reason.not-checked-since"));
        }
        return latest.machinesBlind().isEmpty()
                ? new Freshness(monitoring.lastGood(), Explanation.NONE)
                : new Freshness(machines.lastGood(), latest.machinesBlind());
    }

    /**
     * The known state of one Alertmanager.
     *
     * @param problem why its answer is not trusted now; none when it is
     * @param lastAt when it last gave a trusted answer; null: not since the start
     */
    record Contact(Explanation problem, @Nullable Instant lastAt) {}

    /** @return the known state of each Alertmanager, by its address */
    Map<String, Contact> contacts() {
        return contacts;
    }

    /** @return the latest snapshot; its time is {@link Instant#EPOCH} while there is none */
    public MonitoringSnapshot latest() {
        return snapshot;
    }

    @Override
    public Optional<Silence> over(Collection<Evidence> evidence) {
        var answers = snapshot.alertmanagers();
        Silence first = null;
        for (var firing : evidence) {
            if (!firing.firing()) {
                continue;
            }
            var silence = answers.silence(firing.fingerprint());
            if (silence == null) {
                return Optional.empty();
            }
            first = first == null || silence.until().isBefore(first.until()) ? silence : first;
        }
        return Optional.ofNullable(first);
    }

    @Override
    public Instant readAt() {
        return snapshot.at();
    }

    /** Polls all sources once. */
    public void poll() {
        var at = clock.instant();
        var answers = alertmanagers.snapshot();
        contacts = contacts(answers, at);
        var probed = prometheus.probe();
        // Without a Prometheus to query, an Alertmanager that lost the Watchdog indicates that it lost its alerts too.
        var rulesStopped = probed.rulesStopped() || !prometheus.configured() && !answers.allAnswered();
        pollsWithoutRules = rulesStopped ? pollsWithoutRules + 1 : 0;
        if (pollsWithoutRules > 1) {
            // One failed query is no outage; Alertmanager sends its own "resolved" only after a much longer one.
            watchdog.rulesStopped(at);
        }
        var blind = probed.monitoringBlind().isEmpty() ? answers.problem() : probed.monitoringBlind();
        snapshot = new MonitoringSnapshot(
                at, blind, probed.machinesBlind(), answers, probed.rules(), probed.pending(), probed.machineData());
        probed.rules()
                .doubts()
                .forEach((alertname, doubt) -> rules.computeIfAbsent(alertname, _ -> new ProvenDuration(longestGap))
                        .record(at, blind.isEmpty() && doubt.isEmpty()));
        monitoring.record(at, blind.isEmpty());
        machines.record(at, blind.isEmpty() && probed.machinesBlind().isEmpty());
    }

    private Map<String, Contact> contacts(Alertmanagers.Answers answers, Instant at) {
        var now = new TreeMap<String, Contact>();
        for (var answer : answers.all()) {
            var address = answer.address().getHost() + ":" + answer.address().getPort();
            var before = contacts.get(address);
            var lastAt = answer.trusted() ? at : before == null ? null : before.lastAt();
            now.put(address, new Contact(answer.problem(), lastAt));
        }
        return now;
    }

    /** Checks one condition after the other, each only when it is wanted. */
    private Stream<Guard> conditions(TicketRow row, Instant since, MonitoringSnapshot latest) {
        var always = Stream.<Supplier<Guard>>of(
                () -> polled(since, latest),
                () -> Guard.of(
                        Guard.Name.MONITORING,
                        latest.monitoringBlind(),
                        watchdog.lastReceivedAt().orElse(null)),
                () -> alertmanagers(row, latest),
                () -> listedByPrometheus(row, latest),
                () -> Guard.of(Guard.Name.RULES, unevaluated(row, latest), latest.at()));
        var subject = row.subject();
        // Check the machine that stands there now: the previous one can no longer prove anything.
        var machineId = names.swap(subject.cinemaId(), subject.screenId(), subject.machineId())
                .map(Swap::by)
                .orElse(subject.machineId());
        var ofMachine = machineId == null || !prometheus.configured()
                ? Stream.<Supplier<Guard>>of()
                : Stream.<Supplier<Guard>>of(
                        () -> Guard.of(Guard.Name.MACHINES, latest.machinesBlind(), latest.at()),
                        () -> dataOfMachine(machineId, since, latest));
        return Stream.concat(always, ofMachine).map(Supplier::get);
    }

    private Guard polled(Instant since, MonitoringSnapshot latest) {
        var problem = !latest.at().isAfter(since)
                ? Explanation.of("reason.not-checked-since-recovery")
                : latest.monitoringBlind().isEmpty() && !monitoring.runs(clock.instant())
                        ? Explanation.of("reason.not-checked-recently")
                        : Explanation.NONE;
        return Guard.of(Guard.Name.POLL, problem, latest.at().equals(Instant.EPOCH) ? null : latest.at());
    }

    private static Guard alertmanagers(TicketRow row, MonitoringSnapshot latest) {
        var answers = latest.alertmanagers().all();
        var listing = answers.stream()
                .filter(answer -> row.evidence().stream()
                        .anyMatch(evidence -> answer.alerts().containsKey(evidence.fingerprint())))
                .count();
        return new Guard(
                Guard.Name.ALERTMANAGERS,
                listing == 0 ? Explanation.NONE : Explanation.of("reason.alertmanager.lists"),
                (int) listing,
                answers.size(),
                latest.at());
    }

    private static Guard listedByPrometheus(TicketRow row, MonitoringSnapshot latest) {
        var listed = row.evidence().stream().anyMatch(latest::listedByPrometheus);
        return Guard.of(
                Guard.Name.PROMETHEUS,
                listed ? Explanation.of("reason.prometheus-lists") : Explanation.NONE,
                latest.at());
    }

    /** The absence of an alert proves nothing when its rule is not evaluated. */
    private Explanation unevaluated(TicketRow row, MonitoringSnapshot latest) {
        var ofMachine = row.subject().machineId() != null;
        return !prometheus.configured()
                ? Explanation.NONE
                : row.evidence().stream()
                        .map(evidence -> latest.rules().missing(evidence.alertname(), ofMachine))
                        .filter(doubt -> !doubt.isEmpty())
                        .findFirst()
                        .orElse(Explanation.NONE);
    }

    private static Guard dataOfMachine(String machineId, Instant since, MonitoringSnapshot latest) {
        var dataAt = latest.machineData().get(machineId);
        var fresh = dataAt != null && dataAt.isAfter(since);
        return Guard.of(
                Guard.Name.MACHINE_DATA,
                fresh ? Explanation.NONE : Explanation.of("reason.machine-not-reported"),
                dataAt);
    }
}
