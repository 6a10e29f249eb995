package com.cinemataztic.incidents.alerts.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.alerts.Alertmanagers;
import com.cinemataztic.incidents.alerts.Alertmanagers.Answers;
import com.cinemataztic.incidents.alerts.Settings;
import com.cinemataztic.incidents.platform.StubHttp;
import com.cinemataztic.incidents.tickets.Fingerprint;
import com.cinemataztic.incidents.tickets.monitoring.Silence;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(300)
class HttpAlertmanagersTests {

    private static final long GIGABYTE = 1L << 30;

    private static final String SILENCES = """
            [{"id":"s1","status":{"state":"active"},"createdBy":"anna","comment":"<b>works</b>",
              "endsAt":"2026-11-23T18:00:00.000Z"},
             {"id":"s2","status":{"state":"expired"},"createdBy":"bo","endsAt":"2026-11-23T10:00:00.000Z"}]""";

    private static final String SILENCED =
            StubAlertmanager.alert("X", "a1").replace("\"active\"", "\"suppressed\",\"silencedBy\":[\"s2\",\"s1\"]");

    private final StubAlertmanager one = new StubAlertmanager();
    private final StubAlertmanager other = new StubAlertmanager();

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    @Test
    void whenNoneIsConfiguredNobodyIsAskedAndAllHaveAnswered() {
        var answers = StubAlertmanager.asking(Settings.of()).list();
        assertThat(summary(answers)).isEqualTo("0 of 0: []");
    }

    @Test
    void whatAnyOfThemHasIsActive() {
        one.has("a1", "b2");
        other.has("b2", "c3");
        var answers = list(one.url(), other.url());
        assertThat(summary(answers)).isEqualTo("2 of 2: [a1, b2, c3, w4]");
    }

    @Test
    void asksForSilencedAndInhibitedAlertsTooForTheyAreNotHealed() {
        list(URI.create(one.url() + "/alertmanager/"));
        assertThat(one.calls())
                .containsExactly(new StubHttp.Call(
                        "GET", "/alertmanager/api/v2/alerts?active=true&silenced=true&inhibited=true", ""));
    }

    @Test
    void aSnapshotHasEachOnesStartTimeAndSilences() {
        one.behave(call -> StubHttp.ok(
                switch (call.target().replaceAll(".*/api/v2/|\\?.*", "")) {
                    case "status" -> "{\"uptime\":\"2026-11-23T11:00:00Z\"}";
                    case "silences" -> SILENCES;
                    default -> StubAlertmanager.alerts(Stream.of(StubAlertmanager.alert("Watchdog", "w4"), SILENCED));
                }));
        var answers = StubAlertmanager.asking(Settings.of(one.url())).snapshot();

        assertThat(answers.all().getFirst().startedAt()).isEqualTo(Instant.parse("2026-11-23T11:00:00Z"));
        assertThat(answers.silence(new Fingerprint("a1")))
                .isEqualTo(new Silence("anna", Instant.parse("2026-11-23T18:00:00Z"), "<b>works</b>"));
        assertThat(answers.silence(new Fingerprint("w4"))).isNull();
    }

    @Test
    void whatOneOfThemListsUnsilencedIsNotSilenced() {
        one.behave(call -> StubHttp.ok(
                call.target().contains("silences")
                        ? SILENCES
                        : StubAlertmanager.alerts(Stream.of(StubAlertmanager.alert("Watchdog", "w4"), SILENCED))));
        other.has("a1");
        assertThat(StubAlertmanager.asking(Settings.of(one.url(), other.url()))
                        .snapshot()
                        .silence(new Fingerprint("a1")))
                .isNull();
    }

    @Test
    void oneWithoutAStatusIsStillTrustedAboutItsAlerts() {
        one.behave(call -> call.target().contains("alerts")
                ? StubHttp.ok(StubAlertmanager.alerts(Stream.of(StubAlertmanager.alert("Watchdog", "w4"))))
                : new StubHttp.Answer.Whole(500, ""));
        var answer =
                StubAlertmanager.asking(Settings.of(one.url())).snapshot().all().getFirst();
        assertThat(answer.trusted()).isTrue();
        assertThat(answer.startedAt()).isNull();
    }

    @Test
    void oneThatAnswersWithoutTheWatchdogKnowsNothingYet() {
        one.behave(call -> StubHttp.ok(StubAlertmanager.alerts(Stream.of(StubAlertmanager.alert("X", "a1")))));
        other.has("b2");
        assertThat(summary(list(one.url(), other.url()))).isEqualTo("1 of 2: [b2, w4]");
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
        assertThat(summary(list(one.url()))).isEqualTo("0 of 1: []");
    }

    @Test
    void oneThatIsGoneHasNotAnsweredAndDoesNotHideTheOther() {
        one.close();
        other.has("b2");
        assertThat(summary(list(one.url(), other.url()))).isEqualTo("1 of 2: [b2, w4]");
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

    @Test
    void readsNoMoreThanItsLimitOfAnAnswerOfGigabytesAndClosesTheConnection() {
        one.behave(_ -> new StubHttp.Answer.Flood(200, "[", GIGABYTE));
        other.has("b2");
        var alertmanagers = StubAlertmanager.asking(Settings.of(Duration.ofSeconds(25), one.url(), other.url()));
        assertThat(summary(alertmanagers.list())).isEqualTo("1 of 2: [b2, w4]");
        assertThat(one.flooded()).isLessThan(GIGABYTE / 8);
    }

    @Test
    void rejectsAnAnswerOfMillionsOfTinyPartsThatWouldFillTheHeapOnceRead() {
        one.behave(_ -> StubHttp.ok(StubAlertmanager.alerts(Stream.concat(
                Stream.of(StubAlertmanager.alert("Watchdog", "w4")), Stream.of("{},".repeat(3_000_000) + "{}")))));
        assertThat(summary(list(one.url()))).isEqualTo("0 of 1: []");
    }

    private void notWaitedFor() {
        other.has("b2");
        var alertmanagers = StubAlertmanager.asking(Settings.of(Duration.ofSeconds(4), one.url(), other.url()));
        var answers = CompletableFuture.supplyAsync(alertmanagers::list);
        assertThat(answers.thenApply(HttpAlertmanagersTests::summary))
                .succeedsWithin(Duration.ofSeconds(60))
                .isEqualTo("1 of 2: [b2, w4]");
        one.has("a1");
        assertThat(summary(alertmanagers.list())).isEqualTo("2 of 2: [a1, b2, w4]");
    }

    @Test
    void callersDuringAQueryShareTheNextOneAndNeverThatOne() throws Exception {
        var queries = new AtomicInteger();
        var firstQueryEnds = new CountDownLatch(1);
        one.behave(call -> {
            var query = queries.incrementAndGet();
            if (query == 1) {
                firstQueryEnds.await(60, TimeUnit.SECONDS);
            }
            return StubHttp.ok(StubAlertmanager.alerts(Stream.of(
                    StubAlertmanager.alert("Watchdog", "w4"), StubAlertmanager.alert("X", "query-" + query))));
        });
        var alertmanagers = StubAlertmanager.asking(Settings.of(Duration.ofSeconds(100), one.url()));
        var first = CompletableFuture.supplyAsync(alertmanagers::list, task -> Thread.startVirtualThread(task));
        await().until(() -> queries.get() == 1);
        var threads = new ConcurrentLinkedQueue<Thread>();
        var later = IntStream.range(0, 50)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        alertmanagers::list,
                        task -> threads.add(Thread.ofPlatform().start(task))))
                .toList();
        await().until(() -> threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
        firstQueryEnds.countDown();
        assertThat(summary(first.get(60, TimeUnit.SECONDS))).contains("query-1");
        for (var asked : later) {
            assertThat(summary(asked.get(60, TimeUnit.SECONDS)))
                    .contains("query-2")
                    .doesNotContain("query-1");
        }
        assertThat(queries).hasValue(2);
        assertThat(summary(alertmanagers.list())).contains("query-3");
    }

    private static Answers list(URI... addresses) {
        return StubAlertmanager.asking(Settings.of(addresses)).list();
    }

    private static String summary(Answers answers) {
        var trusted =
                answers.all().stream().filter(Alertmanagers.Answer::trusted).count();
        return trusted + " of " + answers.all().size() + ": "
                + answers.listed().stream()
                        .map(listed -> listed.fingerprint().value())
                        .sorted()
                        .toList();
    }
}
