package com.cinemataztic.incidents.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.threeten.extra.MutableClock;

@ExtendWith(OutputCaptureExtension.class)
@Timeout(300)
class HeartbeatTests {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final String KEY = "/ping/s3cr3t-key?token=s3cr3t-token";

    private final StubHttp outside = new StubHttp(call -> StubHttp.ok(""));
    private final MutableClock clock = MutableClock.of(NOON, ZoneOffset.UTC);
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final Sign store = new Sign("store");
    private final Sign desk = new Sign("desk");
    private final Heartbeat heartbeat = heartbeat(outside.url() + KEY, Duration.ofSeconds(30));
    private final Heartbeat impatient = heartbeat(outside.url() + KEY, Duration.ofSeconds(2));

    @AfterEach
    void close() {
        store.gate.countDown();
        outside.close();
    }

    @Test
    void pingsByGetWhileAllIsWell() {
        heartbeat.beat();
        assertThat(outside.calls()).containsExactly(new StubHttp.Call("GET", KEY, ""));
        assertThat(heartbeat.lastPingAt()).contains(NOON);
        assertThat(heartbeat.problem()).isEmpty();
        assertThat(pings("sent")).isOne();
    }

    @Test
    void withoutAnAddressNobodyIsAskedAndNothingIsSent() {
        var idle = new Heartbeat(SecretsOf.nothing(), List.of(store), settings(Duration.ofSeconds(30)), meters, clock);
        idle.beat();
        assertThat(idle.configured()).isFalse();
        assertThat(idle.lastPingAt()).isEmpty();
        assertThat(store.asked).isZero();
    }

    @Test
    void aProblemWithholdsItAndIsLoggedOnceAndOnRecovery(CapturedOutput log) {
        store.problem = "the disk is full";
        heartbeat.beat();
        heartbeat.beat();
        assertThat(outside.calls()).isEmpty();
        assertThat(heartbeat.problem()).isEqualTo("store: the disk is full");
        assertThat(heartbeat.lastPingAt()).isEmpty();
        assertThat(pings("withheld")).isEqualTo(2);
        assertThat(log).containsOnlyOnce("is withheld: store: the disk is full");

        store.problem = "";
        heartbeat.beat();
        assertThat(outside.calls()).hasSize(1);
        assertThat(heartbeat.problem()).isEmpty();
        assertThat(log).containsOnlyOnce("to 127.0.0.1 is sent again");
    }

    @Test
    void everyProblemIsReported() {
        store.problem = "the disk is full";
        desk.throwing = new IllegalStateException("broken");
        heartbeat.beat();
        assertThat(heartbeat.problem())
                .isEqualTo("store: the disk is full; desk: java.lang.IllegalStateException: broken");
    }

    @Test
    void aCheckThatDoesNotEndInTimeIsAProblemAndIsNotRunTwiceAtOnce() throws InterruptedException {
        store.stuck = true;
        impatient.beat();
        assertThat(impatient.problem()).isEqualTo("store: no answer within 2 s");
        impatient.beat();
        assertThat(impatient.problem()).isEqualTo("store: still no answer");
        assertThat(store.asked).isOne();
        assertThat(outside.calls()).isEmpty();

        store.stuck = false;
        store.gate.countDown();
        do {
            Thread.sleep(10);
            impatient.beat();
        } while (!impatient.problem().isEmpty());
        assertThat(outside.calls()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 204, 299})
    void anyAnswerOfTwoHundredIsGood(int status) {
        outside.behave(call -> new StubHttp.Answer.Whole(status, ""));
        heartbeat.beat();
        assertThat(pings("sent")).isOne();
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 307, 404, 500})
    void anyOtherIsNotAndNoRedirectIsFollowed(int status) {
        outside.behave(call -> new StubHttp.Answer.Whole(status, ""));
        heartbeat.beat();
        assertThat(outside.calls()).hasSize(1);
        assertThat(pings("failed")).isOne();
        assertThat(heartbeat.lastPingAt()).isEmpty();
        assertThat(heartbeat.problem()).isEqualTo("it answered " + status);
    }

    @Test
    void anAnswerThatNeverEndsIsGivenUp() {
        outside.behave(call -> new StubHttp.Answer.Stalled());
        impatient.beat();
        assertThat(impatient.problem()).isEqualTo("no whole answer within 2 s");
        outside.behave(call -> new StubHttp.Answer.Silent());
        impatient.beat();
        assertThat(pings("failed")).isEqualTo(2);
    }

    @Test
    void anAnswerOfGigabytesCountsByItsStatusAndIsNotReadToItsEnd() {
        var gigabyte = 1L << 30;
        outside.behave(_ -> new StubHttp.Answer.Flood(200, "OK", gigabyte));
        heartbeat.beat();
        assertThat(outside.flooded()).isLessThan(gigabyte / 64);
        assertThat(heartbeat.problem()).isEmpty();
        assertThat(pings("sent")).isOne();
    }

    @Test
    void anUnreachableMonitorIsLoggedOnce(CapturedOutput log) {
        outside.close();
        heartbeat.beat();
        heartbeat.beat();
        assertThat(heartbeat.problem()).isEqualTo("ConnectException");
        assertThat(log).containsOnlyOnce("does not reach 127.0.0.1");
    }

    @Test
    void theAgeIsCountedFromTheLastPingOrFromTheStart() {
        clock.add(Duration.ofSeconds(90));
        assertThat(age()).isEqualTo(90);
        heartbeat.beat();
        assertThat(age()).isZero();
        store.problem = "ill";
        clock.add(Duration.ofSeconds(61));
        heartbeat.beat();
        assertThat(age()).isEqualTo(61);
    }

    @Test
    void theKeyInTheAddressIsNeverLogged(CapturedOutput log) {
        outside.behave(call -> new StubHttp.Answer.Whole(500, ""));
        heartbeat.beat();
        store.problem = "ill";
        heartbeat.beat();
        outside.close();
        store.problem = "";
        heartbeat.beat();
        assertThat(log).contains("heartbeat").doesNotContain("s3cr3t");
        assertThat(heartbeat.problem()).doesNotContain("s3cr3t");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://watch.example/s3cr3t",
                "HTTPS://watch.example/s3cr3t",
                "http://127.0.0.1:8000/s3cr3t",
                "http://[::1]/s3cr3t",
                "http://localhost/s3cr3t"
            })
    void takesHttpsAndOnThisMachineHttp(String address) {
        assertThat(heartbeat(address, Duration.ofSeconds(30)).configured()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://watch.example/s3cr3t",
                "http://10.0.0.1/s3cr3t",
                "ftp://127.0.0.1/s3cr3t",
                "watch.example/s3cr3t",
                "https:///s3cr3t",
                "https://s3cr3t@watch.example/",
                "https://watch.example/#s3cr3t",
                "https://watch.example/ s3cr3t",
                "https://watch.example/s3cr3t\nhttps://other.example/s3cr3t"
            })
    void rejectsAnyOtherAddressAndRepeatsNothingOfIt(String address) {
        assertThatThrownBy(() -> heartbeat(address, Duration.ofSeconds(30)))
                .isInstanceOf(HeartbeatAddress.Invalid.class)
                .hasMessageStartingWith("PORTAL_HEARTBEAT_URL ")
                .hasMessageNotContaining("s3cr3t")
                .hasNoCause();
    }

    private Heartbeat heartbeat(String address, Duration limit) {
        var secrets = SecretsOf.one("PORTAL_HEARTBEAT_URL", address);
        return new Heartbeat(secrets, List.of(store, desk), settings(limit), meters, clock);
    }

    private static HeartbeatSettings settings(Duration limit) {
        return new HeartbeatSettings(Duration.ofSeconds(60), limit, limit);
    }

    private double pings(String outcome) {
        return meters.counter("portal.heartbeat.pings", "outcome", outcome).count();
    }

    private double age() {
        return meters.get("portal.heartbeat.age.seconds").gauge().value();
    }

    /** A part of the portal that is as a test wants it. */
    private static final class Sign implements HealthCheck {

        private final String name;
        private final CountDownLatch gate = new CountDownLatch(1);
        private volatile String problem = "";
        private volatile @Nullable RuntimeException throwing;
        private volatile boolean stuck;
        private volatile int asked;

        Sign(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String problem() {
            asked++;
            if (stuck) {
                try {
                    gate.await();
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
            var thrown = throwing;
            if (thrown != null) {
                throw thrown;
            }
            return problem;
        }
    }
}
