package com.cinemataztic.incidents.alerts.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.alerts.Alertmanagers.Heard;
import com.cinemataztic.incidents.alerts.Settings;
import com.cinemataztic.incidents.platform.StubHttp;
import com.cinemataztic.incidents.tickets.Fingerprint;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class HttpAlertmanagersTests {

    private final StubAlertmanager one = new StubAlertmanager();
    private final StubAlertmanager other = new StubAlertmanager();

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    @Test
    void whenNoneIsConfiguredNobodyIsAskedAndAllHaveAnswered() {
        var heard = StubAlertmanager.asking(Settings.of()).ask();
        assertThat(heard).isEqualTo(new Heard(0, 0, Set.of()));
    }

    @Test
    void whatAnyOfThemHasIsActive() {
        one.has("a1", "b2");
        other.has("b2", "c3");
        var heard = ask(one.url(), other.url());
        assertThat(heard).isEqualTo(new Heard(2, 2, fingerprints("a1", "b2", "c3", "w4")));
    }

    @Test
    void asksForSilencedAndInhibitedAlertsTooForTheyAreNotHealed() {
        ask(URI.create(one.url() + "/alertmanager/"));
        assertThat(one.calls())
                .containsExactly(new StubHttp.Call(
                        "GET", "/alertmanager/api/v2/alerts?active=true&silenced=true&inhibited=true", ""));
    }

    @Test
    void oneThatAnswersWithoutTheWatchdogKnowsNothingYet() {
        one.behave(call -> StubHttp.ok(StubAlertmanager.alerts(Stream.of(StubAlertmanager.alert("X", "a1")))));
        other.has("b2");
        assertThat(ask(one.url(), other.url())).isEqualTo(new Heard(2, 1, fingerprints("b2", "w4")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        200 | []
        200 | ''
        200 | {}
        200 | null
        200 | {"status":"error"}
        200 | [{"labels":{"alertname":"Watchdog"},"fingerprint":"{$ne:1}"}]
        200 | [{"labels":{"alertname":"Watchdog"},"fingerprint":"w4"}
        200 | <html>sign in</html>
        302 | ''
        404 | ''
        410 | []
        500 | [{"labels":{"alertname":"Watchdog"},"fingerprint":"w4"}]
        """)
    void oneThatSaysSomethingElseHasNotAnswered(int status, String body) {
        one.behave(call -> new StubHttp.Answer.Whole(status, body));
        assertThat(ask(one.url())).isEqualTo(new Heard(1, 0, Set.of()));
    }

    @Test
    void oneThatIsGoneHasNotAnsweredAndDoesNotHideTheOther() {
        one.close();
        other.has("b2");
        assertThat(ask(one.url(), other.url())).isEqualTo(new Heard(2, 1, fingerprints("b2", "w4")));
    }

    @Test
    void oneThatNeverAnswersIsNotWaitedFor() {
        one.behave(call -> new StubHttp.Answer.Silent());
        notWaitedFor();
    }

    @Test
    void oneThatStopsInTheMiddleOfItsAnswerIsNotWaitedFor() {
        one.behave(call -> new StubHttp.Answer.Stalled());
        notWaitedFor();
    }

    private void notWaitedFor() {
        other.has("b2");
        var alertmanagers = StubAlertmanager.asking(Settings.of(Duration.ofMillis(300), one.url(), other.url()));
        var heard = CompletableFuture.supplyAsync(alertmanagers::ask);
        assertThat(heard).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(new Heard(2, 1, fingerprints("b2", "w4")));
        one.has("a1");
        assertThat(alertmanagers.ask()).isEqualTo(new Heard(2, 2, fingerprints("a1", "b2", "w4")));
    }

    @Test
    void whoAsksWhileALookIsUnderWaySharesTheNextOneAndNeverThatOne() throws Exception {
        var looks = new AtomicInteger();
        var firstLookEnds = new CountDownLatch(1);
        one.behave(call -> {
            var look = looks.incrementAndGet();
            if (look == 1) {
                firstLookEnds.await(20, TimeUnit.SECONDS);
            }
            return StubHttp.ok(StubAlertmanager.alerts(
                    Stream.of(StubAlertmanager.alert("Watchdog", "w4"), StubAlertmanager.alert("X", "look-" + look))));
        });
        var alertmanagers = StubAlertmanager.asking(Settings.of(Duration.ofSeconds(25), one.url()));
        var first = CompletableFuture.supplyAsync(alertmanagers::ask, task -> Thread.startVirtualThread(task));
        await().until(() -> looks.get() == 1);
        var threads = new ConcurrentLinkedQueue<Thread>();
        var later = IntStream.range(0, 50)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        alertmanagers::ask,
                        task -> threads.add(Thread.ofPlatform().start(task))))
                .toList();
        await().until(() -> threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
        firstLookEnds.countDown();
        assertThat(first.get(20, TimeUnit.SECONDS).active()).contains(new Fingerprint("look-1"));
        for (var asked : later) {
            assertThat(asked.get(20, TimeUnit.SECONDS).active())
                    .contains(new Fingerprint("look-2"))
                    .doesNotContain(new Fingerprint("look-1"));
        }
        assertThat(looks).hasValue(2);
        assertThat(alertmanagers.ask().active()).contains(new Fingerprint("look-3"));
    }

    private static Heard ask(URI... addresses) {
        return StubAlertmanager.asking(Settings.of(addresses)).ask();
    }

    private static Set<Fingerprint> fingerprints(String... values) {
        return Stream.of(values).map(Fingerprint::new).collect(Collectors.toSet());
    }
}
