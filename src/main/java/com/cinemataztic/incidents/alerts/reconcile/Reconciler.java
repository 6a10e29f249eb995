package com.cinemataztic.incidents.alerts.reconcile;

import com.cinemataztic.incidents.alerts.AlertSettings;
import com.cinemataztic.incidents.alerts.Alertmanagers;
import com.cinemataztic.incidents.alerts.SubjectNames;
import com.cinemataztic.incidents.alerts.health.MonitoringSnapshot;
import com.cinemataztic.incidents.alerts.intake.AlertMapping;
import com.cinemataztic.incidents.alerts.intake.SignalSubmitter;
import com.cinemataztic.incidents.tickets.Evidence;
import com.cinemataztic.incidents.tickets.Fingerprint;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Compares Alertmanager's list with the tickets and repairs what the webhook missed. A firing alert that has neither
 * ticket nor snooze is reported as if its webhook had arrived. An alert that the portal itself saw listed, and that no
 * Alertmanager lists any more, has ended. The reconciler concludes nothing from an error, nothing from an Alertmanager
 * that may not know its alerts yet, and no machine's end while the path from the machines is blind.
 */
@Component
public class Reconciler {

    private final LiveBoard board;
    private final SignalSubmitter submitter;
    private final SeenAlerts seenAlerts;
    private final Reconciliations reconciliations;
    private final SubjectNames names;
    private final AlertSettings settings;
    private final MeterRegistry meters;
    private final Clock clock;

    /** The last episode seen listed for each alert; read from the store at first use. */
    private @Nullable Map<Fingerprint, Instant> seen;

    /** Since when each seen alert has been missing, counting trusted snapshots only. */
    private Map<Fingerprint, Instant> missing = Map.of();

    private volatile @Nullable Instant comparedAt;

    /** One piece of evidence with the ticket it belongs to. */
    private record Held(TicketRow row, Evidence evidence) {}

    public Reconciler(
            LiveBoard board,
            SignalSubmitter submitter,
            SeenAlerts seenAlerts,
            Reconciliations reconciliations,
            SubjectNames names,
            AlertSettings settings,
            MeterRegistry meters,
            Clock clock) {
        this.board = board;
        this.submitter = submitter;
        this.seenAlerts = seenAlerts;
        this.reconciliations = reconciliations;
        this.names = names;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Repairs what this snapshot shows to be missing.
     *
     * @throws com.cinemataztic.incidents.store.StoreUnavailable when something could not be stored: the next poll
     *     repairs it
     */
    public void reconcile(MonitoringSnapshot snapshot) {
        var answers = snapshot.alertmanagers();
        if (!answers.anyAnswered()) {
            missing = Map.of();
            return;
        }
        var held = held();
        var listed = answers.listed().stream().filter(this::ours).toList();
        reconcileFirings(listed, held);
        rememberListed(listed);
        reconcileEnds(snapshot, held);
        comparedAt = snapshot.at();
    }

    /** Drops the cached state while another instance leads: it grows stale, and is read again when this one leads. */
    void dropCache() {
        seen = null;
        missing = Map.of();
    }

    /** @return when the list and the tickets were last compared; null when never since the start */
    @Nullable
    Instant comparedAt() {
        return comparedAt;
    }

    private boolean ours(Alertmanagers.Listed listed) {
        return listed.startsAt() != null
                && !AlertMapping.WATCHDOG.equals(
                        listed.json().path("labels").path("alertname").asString(""))
                && listed.receivers().stream().anyMatch(settings.receivers()::contains);
    }

    private Map<Fingerprint, Held> held() {
        var held = new HashMap<Fingerprint, Held>();
        for (var row : board.snapshot().rows().values()) {
            if (row.state().live() || row.snoozedUntil() != null) {
                row.evidence().stream()
                        .filter(Evidence::firing)
                        .forEach(evidence -> held.put(evidence.fingerprint(), new Held(row, evidence)));
            }
        }
        return held;
    }

    private void reconcileFirings(List<Alertmanagers.Listed> listed, Map<Fingerprint, Held> held) {
        var now = clock.instant();
        var signals = new ArrayList<Signal>();
        for (var alert : listed) {
            var known = held.get(alert.fingerprint());
            if (known == null || startsAt(alert).isAfter(known.evidence().startsAt())) {
                AlertMapping.listed(alert.json(), names, now)
                        .filter(Signal.Firing.class::isInstance)
                        .ifPresent(signals::add);
            }
        }
        var receipt = submitter.report(signals);
        if (receipt.opened() + receipt.changed() > 0) {
            keep(signals.stream()
                    .map(Signal.Firing.class::cast)
                    .filter(firing -> firing.startsAt()
                            .plus(settings.webhookGracePeriod())
                            .isBefore(now))
                    .filter(this::isHeld)
                    .map(firing -> reconciliation(Reconciliation.Kind.FIRING, firing, firing.startsAt(), now))
                    .toList());
        }
    }

    /** @return whether the ticket holds the episode now; a signal that failed or came too late repaired nothing */
    private boolean isHeld(Signal.Firing firing) {
        var row = board.live(firing.key());
        return row != null
                && row.evidence().stream()
                        .filter(evidence -> evidence.fingerprint().equals(firing.fingerprint()))
                        .anyMatch(evidence ->
                                evidence.firing() && !evidence.startsAt().isBefore(firing.startsAt()));
    }

    private void rememberListed(List<Alertmanagers.Listed> listed) {
        var known = seen();
        var news = new HashMap<Fingerprint, Instant>();
        for (var alert : listed) {
            if (!startsAt(alert).equals(known.get(alert.fingerprint()))) {
                news.put(alert.fingerprint(), startsAt(alert));
            }
        }
        if (!news.isEmpty()) {
            seenAlerts.remember(news);
            known.putAll(news);
        }
    }

    private void reconcileEnds(MonitoringSnapshot snapshot, Map<Fingerprint, Held> held) {
        var absent = new HashMap<Fingerprint, Instant>();
        var signals = new ArrayList<Signal>();
        if (listsAreComplete(snapshot)) {
            held.forEach((fingerprint, known) -> {
                if (hasEnded(fingerprint, known, snapshot)) {
                    var since = missing.getOrDefault(fingerprint, snapshot.at());
                    absent.put(fingerprint, since);
                    if (since.isBefore(snapshot.at())) {
                        signals.add(new Signal.Unlisted(
                                known.row().key(), fingerprint, known.evidence().startsAt(), snapshot.at()));
                    }
                }
            });
        }
        submitter.report(signals);
        keep(signals.stream()
                .map(signal -> reconciliation(
                        Reconciliation.Kind.END,
                        signal,
                        absent.getOrDefault(signal.fingerprint(), snapshot.at()),
                        clock.instant()))
                .toList());
        missing = absent;
        forgetEnded(snapshot, held);
    }

    /**
     * Checks that every Alertmanager answered, and that each has run long enough to have received all firing alerts.
     */
    private boolean listsAreComplete(MonitoringSnapshot snapshot) {
        var settled = snapshot.at().minus(settings.alertmanagerSettles());
        return snapshot.monitoringBlind().isEmpty()
                && snapshot.alertmanagers().allAnswered()
                && snapshot.alertmanagers().all().stream()
                        .allMatch(answer ->
                                answer.startedAt() != null && answer.startedAt().isBefore(settled));
    }

    private boolean hasEnded(Fingerprint fingerprint, Held known, MonitoringSnapshot snapshot) {
        return !snapshot.alertmanagers().active(fingerprint)
                && known.evidence().startsAt().equals(seen().get(fingerprint))
                && !snapshot.listedByPrometheus(known.evidence())
                && (known.row().subject().machineId() == null
                        || snapshot.machinesBlind().isEmpty());
    }

    /** An alert that is neither listed nor held by a ticket can no longer be missing. */
    private void forgetEnded(MonitoringSnapshot snapshot, Map<Fingerprint, Held> held) {
        var over = seen().keySet().stream()
                .filter(fingerprint -> !snapshot.alertmanagers().active(fingerprint) && !held.containsKey(fingerprint))
                .toList();
        if (snapshot.alertmanagers().allAnswered() && !over.isEmpty()) {
            seenAlerts.forget(over);
            over.forEach(seen()::remove);
        }
    }

    private Map<Fingerprint, Instant> seen() {
        var known = seen;
        if (known == null) {
            known = new HashMap<>(seenAlerts.all());
            seen = known;
        }
        return known;
    }

    private Reconciliation reconciliation(Reconciliation.Kind kind, Signal signal, Instant since, Instant now) {
        var row = board.live(signal.key());
        return new Reconciliation(now, kind, signal.fingerprint(), signal.key(), row == null ? null : row.id(), since);
    }

    private void keep(List<Reconciliation> made) {
        if (!made.isEmpty()) {
            reconciliations.add(made);
            made.forEach(one -> meters.counter(
                            "portal.reconciler.repairs", "missing", one.kind().word())
                    .increment());
        }
    }

    private static Instant startsAt(Alertmanagers.Listed listed) {
        return Objects.requireNonNull(listed.startsAt());
    }
}
