package com.cinemataztic.incidents.alerts.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import com.cinemataztic.incidents.alerts.ReconciliationsInMemory;
import com.cinemataztic.incidents.alerts.Settings;
import com.cinemataztic.incidents.alerts.health.HealthVerifierRig;
import com.cinemataztic.incidents.platform.StubHttp;
import com.cinemataztic.incidents.platform.TempStore;
import com.cinemataztic.incidents.platform.prometheus.PrometheusSettings;
import com.cinemataztic.incidents.platform.prometheus.StubPrometheus;
import com.cinemataztic.incidents.store.LeadershipOf;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mockito.ArgumentMatchers;

/** Two instances on one store; each reaches Prometheus on a way of its own. */
@SuppressWarnings("NullAway.Init") // JUnit calls begin before anything else.
class LeaderReachMongoTests extends HealthVerifierRig {

    private static final Duration TICK = Duration.ofSeconds(5);
    private static final StubHttp.Behaviour NO_ANSWER = call -> new StubHttp.Answer.Whole(503, "");

    @RegisterExtension
    final TempStore store = new TempStore();

    private final StubPrometheus prometheusOfOther = new StubPrometheus();
    private Instance one;
    private Instance other;

    private record Instance(LeadershipOf leadership, Reconciler reconciler, MonitoringPoller poller) {

        boolean leads() {
            return leadership.leadership().held();
        }
    }

    @BeforeEach
    void begin() {
        allIsWell(prometheusOfOther);
        one = instance(prometheus);
        other = instance(prometheusOfOther);
        pass(Duration.ofMinutes(1));
        assertThat(one.leads()).isTrue();
    }

    @AfterEach
    void end() {
        prometheusOfOther.close();
    }

    @Test
    void theOtherLeadsOnceTheLeaderNoLongerReachesPrometheus() {
        prometheus.behave(NO_ANSWER);
        pass(Duration.ofSeconds(90));
        assertThat(one.leads()).isTrue();
        pass(Duration.ofSeconds(40));
        assertThat(other.leads()).isTrue();

        clearInvocations(one.reconciler(), other.reconciler());
        pass(Duration.ofSeconds(30));
        verify(other.reconciler()).reconcile(ArgumentMatchers.any());
        verify(one.reconciler(), never()).reconcile(ArgumentMatchers.any());
    }

    @Test
    void theOtherGoesOnLeadingWhenTheFirstReachesPrometheusAgain() {
        prometheus.behave(NO_ANSWER);
        pass(Duration.ofMinutes(3));
        prometheus.recover();
        pass(Duration.ofMinutes(5), () -> assertThat(other.leads()).isTrue());

        prometheusOfOther.behave(NO_ANSWER);
        pass(Duration.ofMinutes(3));
        assertThat(one.leads()).isTrue();
    }

    @Test
    void theLeaderStaysIfNobodyReachesPrometheus() {
        prometheus.behave(NO_ANSWER);
        prometheusOfOther.behave(NO_ANSWER);
        pass(Duration.ofMinutes(5), () -> assertThat(one.leads()).isTrue());
    }

    @Test
    void aShortOutageCostsNoLeadership() {
        prometheus.behave(NO_ANSWER);
        pass(Duration.ofMinutes(1));
        prometheus.recover();
        pass(Duration.ofMinutes(5), () -> assertThat(one.leads()).isTrue());
    }

    private Instance instance(StubPrometheus asked) {
        var leadership = LeadershipOf.one(store.database(), clock);
        var reconciler = mock(Reconciler.class);
        var poller = new MonitoringPoller(
                verifier(asked, alertmanager.url()),
                reconciler,
                new ReconciliationsInMemory(),
                leadership.leadership(),
                new PrometheusSettings(asked.url(), Duration.ofSeconds(30)),
                Settings.of(alertmanager.url()),
                clock);
        return new Instance(leadership, reconciler, poller);
    }

    private void pass(Duration time) {
        pass(time, () -> {});
    }

    /** Time passes as the timers cut it: a poll every half minute, a renewal every few seconds. */
    private void pass(Duration time, Runnable always) {
        for (var passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plus(TICK)) {
            clock.add(TICK);
            for (var instance : List.of(one, other)) {
                if (clock.instant().getEpochSecond() % 30 == 0) {
                    evaluates(prometheus, clock.instant());
                    evaluates(prometheusOfOther, clock.instant());
                    instance.poller().poll();
                }
                instance.leadership().renew();
            }
            always.run();
            assertThat(one.leads() && other.leads()).isFalse();
        }
    }
}
