package com.cinemataztic.incidents.exporter.cinecloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.exporter.cinecloud.Circuit.Pass;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.threeten.extra.MutableClock;

class CircuitTests {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final MutableClock clock = MutableClock.of(Instant.parse("2026-03-28T12:00:00Z"), ZoneOffset.UTC);
    private final Circuit circuit = new Circuit(3, clock);

    @Test
    void opensAfterThatManyFailuresInARowAndNotBefore() throws InterruptedException {
        assertThat(circuit.bad(circuit.enter(LONG))).isFalse();
        assertThat(circuit.bad(circuit.enter(LONG))).isFalse();
        circuit.good(circuit.enter(LONG));
        assertThat(circuit.bad(circuit.enter(LONG))).isFalse();
        assertThat(circuit.bad(circuit.enter(LONG))).isFalse();
        assertThat(circuit.bad(circuit.enter(LONG))).isTrue();

        assertThat(circuit.enter(LONG)).isEqualTo(Pass.REJECTED);
    }

    @Test
    void letsOneTrialThroughAfterAWhileAndClosesWhenItIsGood() throws InterruptedException {
        open();
        clock.add(Duration.ofMillis(1400));
        assertThat(circuit.enter(LONG)).isEqualTo(Pass.REJECTED);
        clock.add(Duration.ofMillis(700));

        Pass trial = circuit.enter(LONG);

        assertThat(trial).isEqualTo(Pass.TRIAL);
        assertThat(circuit.good(trial)).isTrue();
        assertThat(circuit.enter(LONG)).isEqualTo(Pass.NORMAL);
    }

    @Test
    void makesTheOthersWaitForTheTrial() throws InterruptedException {
        open();
        clock.add(Duration.ofSeconds(3));
        Pass trial = circuit.enter(LONG);
        List<Pass> others = new CopyOnWriteArrayList<>();
        Thread other = Thread.ofVirtual().start(() -> {
            try {
                others.add(circuit.enter(LONG));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        await().until(() -> other.getState() == Thread.State.TIMED_WAITING);
        assertThat(others).isEmpty();

        circuit.good(trial);

        await().untilAsserted(() -> assertThat(others).containsExactly(Pass.NORMAL));
    }

    @Test
    void makesNobodyWaitForATrialLongerThanHeHasTime() throws InterruptedException {
        open();
        clock.add(Duration.ofSeconds(3));
        Pass trial = circuit.enter(LONG);

        assertThat(circuit.enter(Duration.ofMillis(20))).isEqualTo(Pass.REJECTED);
        assertThat(circuit.enter(Duration.ZERO)).isEqualTo(Pass.REJECTED);

        circuit.good(trial);
        assertThat(circuit.enter(Duration.ZERO)).isEqualTo(Pass.NORMAL);
    }

    @Test
    void staysOpenTwiceAsLongAfterEachFailedTrialButNeverAboveHalfAMinute() throws InterruptedException {
        open();
        for (int trials = 0; trials < 8; trials++) {
            clock.add(Duration.ofSeconds(30));
            Pass trial = circuit.enter(LONG);
            assertThat(trial).isEqualTo(Pass.TRIAL);
            circuit.bad(trial);
            assertThat(circuit.enter(LONG)).isEqualTo(Pass.REJECTED);
        }
        clock.add(Duration.ofSeconds(22));
        assertThat(circuit.enter(LONG)).isEqualTo(Pass.REJECTED);
        clock.add(Duration.ofSeconds(8));
        assertThat(circuit.enter(LONG)).isEqualTo(Pass.TRIAL);
    }

    @Test
    void doesNotStayOpenForLongerWhenTheClockIsSetBack() throws InterruptedException {
        open();
        clock.add(Duration.ofHours(-1));
        assertThat(circuit.enter(LONG)).isEqualTo(Pass.REJECTED);
        clock.add(Duration.ofSeconds(30));

        assertThat(circuit.enter(LONG)).isEqualTo(Pass.TRIAL);
    }

    @Test
    void givesTheTrialToAnotherWhenNothingCameOfIt() throws InterruptedException {
        open();
        clock.add(Duration.ofSeconds(3));

        circuit.unknown(circuit.enter(LONG));

        assertThat(circuit.enter(LONG)).isEqualTo(Pass.TRIAL);
    }

    @Test
    void isNotOpenedForLongerByCallsThatLeftBeforeItOpened() throws InterruptedException {
        Pass early = circuit.enter(LONG);
        open();
        circuit.bad(early);
        clock.add(Duration.ofSeconds(2));

        assertThat(circuit.enter(LONG)).isEqualTo(Pass.TRIAL);
    }

    private void open() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            circuit.bad(circuit.enter(LONG));
        }
    }
}
