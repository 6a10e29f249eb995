package com.cinemataztic.incidents.alerts.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.alerts.AlertSettings;
import com.cinemataztic.incidents.alerts.Alertmanagers;
import com.cinemataztic.incidents.alerts.CapturedSet;
import com.cinemataztic.incidents.alerts.DeadLettersInMemory;
import com.cinemataztic.incidents.alerts.ReconciliationsInMemory;
import com.cinemataztic.incidents.alerts.SeenAlertsInMemory;
import com.cinemataztic.incidents.alerts.Settings;
import com.cinemataztic.incidents.alerts.SubjectNamesInMemory;
import com.cinemataztic.incidents.alerts.WatchdogInMemory;
import com.cinemataztic.incidents.alerts.health.MonitoringSnapshot;
import com.cinemataztic.incidents.alerts.health.RuleCoverage;
import com.cinemataztic.incidents.alerts.health.Watchdog;
import com.cinemataztic.incidents.alerts.reconcile.Reconciler;
import com.cinemataztic.incidents.platform.text.Explanation;
import com.cinemataztic.incidents.regions.RegionsInMemory;
import com.cinemataztic.incidents.tickets.Core;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.monitoring.Health;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.threeten.extra.MutableClock;

/**
 * A portal, from the webhook's body to the board, that receives the captured set when all of it is over. Its clock
 * stands still, and its Alertmanagers know the truth.
 */
public final class CapturedPortal implements AutoCloseable {

    private static final Alertmanagers.Answers TRUTH = CapturedSet.truth();
    private static final List<CapturedSet.Row> TABLE = CapturedSet.tickets();
    private static final AlertSettings SETTINGS = Settings.receiving(CapturedSet.notifiedOf());

    private final Core core;
    private final AlertIntake intake;
    private final Reconciler reconciler;
    private final DeadLettersInMemory letters = new DeadLettersInMemory();

    public CapturedPortal(Function<MutableClock, Core> made) {
        var clock = MutableClock.of(CapturedSet.OVER, ZoneOffset.UTC);
        var meters = new SimpleMeterRegistry();
        core = made.apply(clock);
        var places = new SubjectNamesInMemory(core.regions());
        var watchdog = new Watchdog(new WatchdogInMemory(), SETTINGS, clock);
        var submitter = new SignalSubmitter(
                core.desk(), new Truth(), watchdog, RegionsInMemory.acceptance(core.regions(), clock));
        var metrics = new IntakeMetrics(meters, letters, clock);
        intake = new AlertIntake(
                submitter,
                places,
                watchdog,
                new DeadLetterBudget(letters, SETTINGS, clock),
                new IntakeRejections(core.desk(), core.board(), metrics, clock),
                metrics,
                (signals, at) -> {},
                clock);
        reconciler = new Reconciler(
                core.board(),
                submitter,
                new SeenAlertsInMemory(),
                new ReconciliationsInMemory(),
                places,
                SETTINGS,
                meters,
                clock);
    }

    /** Alertmanagers asked when it is all over. */
    private static final class Truth implements Alertmanagers {

        @Override
        public Answers list() {
            return TRUTH;
        }

        @Override
        public Answers snapshot() {
            return TRUTH;
        }
    }

    public void send(String name) {
        intake.take(CapturedSet.body(name), Map.of());
    }

    public void poll() {
        reconciler.reconcile(new MonitoringSnapshot(
                CapturedSet.OVER, Explanation.NONE, Explanation.NONE, TRUTH, RuleCoverage.NONE, Map.of(), Map.of()));
    }

    /** Time passes, with health proven of whatever is listed no more; the portal's other clocks stand still. */
    public void settle() {
        core.settle((row, since) -> row.evidence().stream().anyMatch(held -> TRUTH.active(held.fingerprint()))
                ? new Health(false, Duration.ZERO, Explanation.of("reason.prometheus-silent"))
                : Core.well());
    }

    /** What the webhooks alone leave must be what the table says. */
    public void matchesTheTable(String how) {
        assertThat(rows(row -> row.recoveredAt() == null ? "fires" : "recovered"))
                .as(how)
                .containsExactlyInAnyOrderElementsOf(table(CapturedSet.Row::reported));
        assertThat(letters.kept).as(how).isEmpty();
    }

    /** What is left in the end must be what the table says, each in one ticket. */
    public void isInTheEndAsInTheTable(String how) {
        assertThat(rows(row -> row.state().live() ? "live" : "closed"))
                .as(how)
                .containsExactlyInAnyOrderElementsOf(table(CapturedSet.Row::inTheEnd));
    }

    private List<String> rows(Function<TicketRow, String> state) {
        return core.board().snapshot().rows().values().stream()
                .map(row -> line(row.key().value(), state.apply(row), row.startedAt()))
                .toList();
    }

    private static List<String> table(Function<CapturedSet.Row, String> state) {
        return TABLE.stream()
                .map(row -> line(row.key(), state.apply(row), row.startedAt()))
                .toList();
    }

    private static String line(String key, String state, Instant startedAt) {
        return key + " " + state + " " + startedAt;
    }

    @Override
    public void close() throws InterruptedException {
        core.close();
    }
}
