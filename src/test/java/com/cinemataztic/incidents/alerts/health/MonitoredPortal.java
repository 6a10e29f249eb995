package com.cinemataztic.incidents.alerts.health;

import static com.cinemataztic.incidents.alerts.AlertJson.NOON;
import static com.cinemataztic.incidents.platform.prometheus.StubPrometheus.rule;
import static com.cinemataztic.incidents.platform.prometheus.StubPrometheus.series;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.alerts.AlertSettings;
import com.cinemataztic.incidents.alerts.WebhookBody;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.platform.prometheus.PrometheusSettings;
import com.cinemataztic.incidents.platform.prometheus.StubPrometheus;
import com.cinemataztic.incidents.store.Leadership;
import com.cinemataztic.incidents.store.LeadershipOf;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Evidence;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.desk.Outcome;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.beans.factory.BeanFactory;
import org.threeten.extra.MutableClock;

/** A portal whose time and monitoring a test controls. */
final class MonitoredPortal {

    private final MutableClock clock;
    private final StubPrometheus prometheus;
    private final HealthVerifier verifier;
    private final Watchdog watchdog;
    private final TicketDesk desk;
    private final LiveBoard board;
    private final Leadership leadership;
    private final Supplier<BlindnessWatch> started;
    private BlindnessWatch watch;

    /** The health of the only alert rule, as Prometheus reports it. */
    String ruleHealth = "ok";

    MonitoredPortal(BeanFactory beans, MutableClock clock, StubPrometheus prometheus) {
        this.clock = clock;
        this.prometheus = prometheus;
        this.verifier = beans.getBean(HealthVerifier.class);
        this.watchdog = beans.getBean(Watchdog.class);
        this.desk = beans.getBean(TicketDesk.class);
        this.board = beans.getBean(LiveBoard.class);
        this.leadership = beans.getBean(Leadership.class);
        var settings = beans.getBean(AlertSettings.class);
        var asked = beans.getBean(PrometheusSettings.class);
        this.started = () -> new BlindnessWatch(verifier, watchdog, asked, desk, board, settings, leadership, clock);
        this.watch = started.get();
    }

    /** The portal starts again. */
    void start() {
        watch = started.get();
    }

    /** Time passes as the timers would cut it: a poll every half minute, a decision every ten seconds. */
    void pass(Duration time, boolean withWatchdog) {
        for (long second = 10; second <= time.toSeconds(); second += 10) {
            clock.add(Duration.ofSeconds(10));
            // The timer that does it goes by a clock that does not jump.
            new LeadershipOf(leadership).renew();
            if (clock.instant().getEpochSecond() % 30 == 0) {
                var now = Long.toString(clock.instant().getEpochSecond());
                prometheus.serve("max(timestamp(ALERTS", series(now));
                prometheus.serve("min(cine_exporter_last_success", series(now));
                prometheus.serve("vector(time())", series(now));
                prometheus.rules(clock.instant(), rule("alerting", "MachineOffline", "up == 0", ruleHealth));
                verifier.poll();
            }
            if (withWatchdog) {
                watchdogIsReceived();
            }
            watch.sweep();
        }
    }

    void watchdogIsReceived() {
        watchdog.record(List.of(new WebhookBody.Beat(NOON, true)));
    }

    List<TicketRow> live() {
        return board.snapshot().rows().values().stream()
                .filter(row -> row.state().live())
                .toList();
    }

    TicketRow only() {
        assertThat(live()).hasSize(1);
        return Objects.requireNonNull(board.live(BlindnessWatch.KEY));
    }

    Optional<TicketRow> row(TicketId id) {
        return board.row(id);
    }

    /** What a test left behind must not be re-checked when its snooze is over. */
    void endAndCloseAll() {
        // An end counts only if it is later than the start, which may be this very moment.
        clock.add(Duration.ofSeconds(10));
        board.snapshot().rows().values().stream()
                .flatMap(row -> row.evidence().stream()
                        .filter(Evidence::firing)
                        .map(held -> new Signal.Ended(row.key(), held.fingerprint(), held.startsAt(), clock.instant())))
                .forEach(ended -> desk.report(List.of(ended), false));
        live().forEach(this::close);
    }

    void close(TicketRow row) {
        var closing = new Transition.Close(CloseReason.FIXED, "");
        assertThat(desk.apply(row.id(), row.version(), closing, Actor.SYSTEM)).isInstanceOf(Outcome.Done.class);
    }
}
