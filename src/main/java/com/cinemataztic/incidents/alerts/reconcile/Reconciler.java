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
    private final SignalSubmitter reporter;
    private final SeenAlerts sightings;
    private final Reconciliations mends;
    private final SubjectNames places;
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
            SignalSubmitter reporter,
            SeenAlerts sightings,
            Reconciliations mends,
            SubjectNames places,
            AlertSettings settings,
            MeterRegistry meters,
            Clock clock) {
        this.board = board;
        this.reporter = reporter;
        this.sightings = sightings;
        this.mends = mends;
        this.places = places;
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
    public void mend(MonitoringSnapshot look) {
        var heard = look.heard();
        if (!heard.anyAnswered()) {
            missing = Map.of();
            return;
        }
        var held = held();
        var listed = heard.listed().stream().filter(this::ours).toList();
        mendFirings(listed, held);
        see(listed);
        mendEnds(look, held);
        comparedAt = look.at();
    }

    /** Drops the cached state while another instance leads: it grows stale, and is read again when this one leads. */
    void rest() {
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

    private void mendFirings(List<Alertmanagers.Listed> listed, Map<Fingerprint, Held> held) {
        var now = clock.instant();
        var signals = new ArrayList<Signal>();
        for (var alert : listed) {
            var known = held.get(alert.fingerprint());
            if (known == null || startsAt(alert).isAfter(known.evidence().startsAt())) {
                AlertMapping.listed(alert.json(), places, now)
                        .filter(Signal.Firing.class::isInstance)
                        .ifPresent(signals::add);
            }
        }
        var receipt = reporter.report(signals);
        if (receipt.opened() + receipt.changed() > 0) {
            keep(signals.stream()
                    .map(Signal.Firing.class::cast)
                    .filter(firing ->
                            firing.startsAt().plus(settings.webhookPatience()).isBefore(now))
                    .map(firing -> mend(Reconciliation.Kind.FIRING, firing, firing.startsAt(), now))
                    .filter(mend -> mend.ticket() != null)
                    .toList());
        }
    }

    private void see(List<Alertmanagers.Listed> listed) {
        var known = seen();
        var news = new HashMap<Fingerprint, Instant>();
        for (var alert : listed) {
            if (!startsAt(alert).equals(known.get(alert.fingerprint()))) {
                news.put(alert.fingerprint(), startsAt(alert));
            }
        }
        if (!news.isEmpty()) {
            sightings.remember(news);
            known.putAll(news);
        }
    }

    private void mendEnds(MonitoringSnapshot look, Map<Fingerprint, Held> held) {
        var absent = new HashMap<Fingerprint, Instant>();
        var signals = new ArrayList<Signal>();
        if (listsAreWhole(look)) {
            held.forEach((fingerprint, known) -> {
                if (gone(fingerprint, known, look)) {
                    var since = missing.getOrDefault(fingerprint, look.at());
                    absent.put(fingerprint, since);
                    if (since.isBefore(look.at())) {
                        signals.add(new Signal.Unlisted(
                                known.row().key(), fingerprint, known.evidence().startsAt(), look.at()));
                    }
                }
            });
        }
        reporter.report(signals);
        keep(signals.stream()
                .map(signal -> mend(
                        Reconciliation.Kind.END,
                        signal,
                        absent.getOrDefault(signal.fingerprint(), look.at()),
                        clock.instant()))
                .toList());
        missing = absent;
        forgetEnded(look, held);
    }

    /**
     * Checks that every Alertmanager answered, and that each has run long enough to have received all firing alerts.
     */
    private boolean listsAreWhole(MonitoringSnapshot look) {
        var settled = look.at().minus(settings.alertmanagerSettles());
        return look.monitoringBlind().isEmpty()
                && look.heard().allAnswered()
                && look.heard().answers().stream()
                        .allMatch(answer ->
                                answer.startedAt() != null && answer.startedAt().isBefore(settled));
    }

    private boolean gone(Fingerprint fingerprint, Held known, MonitoringSnapshot look) {
        return !look.heard().active(fingerprint)
                && known.evidence().startsAt().equals(seen().get(fingerprint))
                && !look.holds(known.evidence())
                && (known.row().subject().machineId() == null
                        || look.machinesBlind().isEmpty());
    }

    /** An alert that is neither listed nor held by a ticket can no longer be missing. */
    private void forgetEnded(MonitoringSnapshot look, Map<Fingerprint, Held> held) {
        var over = seen().keySet().stream()
                .filter(fingerprint -> !look.heard().active(fingerprint) && !held.containsKey(fingerprint))
                .toList();
        if (look.heard().allAnswered() && !over.isEmpty()) {
            sightings.forget(over);
            over.forEach(seen()::remove);
        }
    }

    private Map<Fingerprint, Instant> seen() {
        var known = seen;
        if (known == null) {
            known = new HashMap<>(sightings.all());
            seen = known;
        }
        return known;
    }

    private Reconciliation mend(Reconciliation.Kind kind, Signal signal, Instant since, Instant now) {
        var row = board.live(signal.key());
        return new Reconciliation(now, kind, signal.fingerprint(), signal.key(), row == null ? null : row.id(), since);
    }

    private void keep(List<Reconciliation> made) {
        if (!made.isEmpty()) {
            mends.add(made);
            made.forEach(mend -> meters.counter(
                            "portal.reconciler.repairs", "missing", mend.kind().word())
                    .increment());
        }
    }

    private static Instant startsAt(Alertmanagers.Listed listed) {
        return Objects.requireNonNull(listed.startsAt());
    }
}
