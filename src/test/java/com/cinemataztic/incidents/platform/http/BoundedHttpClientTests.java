package com.cinemataztic.incidents.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.cinemataztic.incidents.platform.StubHttp;
import com.cinemataztic.incidents.platform.StubHttp.Answer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What servers do to a client, seen from both ends of the connection. */
@Timeout(300)
class BoundedHttpClientTests {

    private static final Duration LONG = Duration.ofSeconds(25);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final long GIGABYTE = 1L << 30;
    private static final int KILOBYTE = 1024;

    private final StubHttp server = new StubHttp(_ -> StubHttp.ok("good"));
    private final BoundedHttpClient http = new BoundedHttpClient(Duration.ofSeconds(5));

    @AfterEach
    void close() {
        http.close();
        server.close();
    }

    @ParameterizedTest
    @MethodSource("limits")
    void readsABodyThatIsAsLongAsMayBe(BodyLimit limit) {
        server.behave(_ -> StubHttp.ok("x".repeat(limit.maxBytes())));
        assertThat(call(LONG, limit))
                .asInstanceOf(type(HttpResult.Answer.class))
                .extracting(HttpResult.Answer::text)
                .isEqualTo("x".repeat(limit.maxBytes()));
    }

    static BodyLimit[] limits() {
        return new BodyLimit[] {
            new BodyLimit.Whole(KILOBYTE), new BodyLimit.Start(KILOBYTE), new BodyLimit.Excerpt(KILOBYTE, LONG)
        };
    }

    @Test
    void rejectsAWholeBodyThatIsOneByteLonger() {
        server.behave(_ -> StubHttp.ok("x".repeat(KILOBYTE + 1)));
        assertThat(cause(call(LONG, new BodyLimit.Whole(KILOBYTE))))
                .isInstanceOf(BodyTooLongException.class)
                .hasMessage("the answer has more than 1024 bytes");
    }

    @Test
    void closesTheConnectionOfABodyThatGoesOnForGigabytes() {
        server.behave(_ -> new Answer.Flood(200, "", GIGABYTE));
        assertThat(cause(call(LONG, new BodyLimit.Whole(KILOBYTE)))).isInstanceOf(BodyTooLongException.class);
        assertThat(server.flooded()).isLessThan(GIGABYTE / 64);
    }

    @Test
    void keepsTheStartOfABodyThatGoesOnForGigabytes() {
        for (var limit : new BodyLimit[] {new BodyLimit.Start(4), new BodyLimit.Excerpt(4, LONG)}) {
            server.behave(_ -> new Answer.Flood(503, "down for the day", GIGABYTE));
            assertThat(call(LONG, limit))
                    .asInstanceOf(type(HttpResult.Answer.class))
                    .satisfies(answer ->
                            assertThat(answer.status() + " " + answer.text()).isEqualTo("503 down"));
            assertThat(server.flooded()).as(limit.toString()).isLessThan(GIGABYTE / 64);
        }
    }

    /** Each drop alone comes in time; a timeout that starts again with each byte would never end it. */
    @Test
    void endsABodyThatDripsWhenItsWholeTimeIsOver() {
        for (var limit : new BodyLimit[] {new BodyLimit.Whole(KILOBYTE), new BodyLimit.Start(KILOBYTE)}) {
            server.behave(_ -> new Answer.Drops(Duration.ofMillis(20)));
            assertThat(call(SHORT, limit)).isEqualTo(new HttpResult.TimedOut(SHORT));
            assertThat(server.flooded()).as(limit.toString()).isLessThan(KILOBYTE);
        }
    }

    @Test
    void anExcerptThatIsLateIsEmptyAndTheStatusIsKept() {
        server.behave(_ -> new Answer.Drops(Duration.ofMillis(20)));
        assertThat(call(LONG, new BodyLimit.Excerpt(KILOBYTE, SHORT)))
                .asInstanceOf(type(HttpResult.Answer.class))
                .satisfies(answer -> assertThat(answer.status() + answer.text()).isEqualTo("200"));
        assertThat(server.flooded()).isLessThan(KILOBYTE);
    }

    @Test
    void aBodyThatBreaksOffIsAFailureOrWithoutAnExcerpt() {
        server.behave(_ -> new Answer.Broken(503));
        for (var limit : new BodyLimit[] {new BodyLimit.Whole(KILOBYTE), new BodyLimit.Start(KILOBYTE)}) {
            assertThat(cause(call(LONG, limit))).as(limit.toString()).isInstanceOf(IOException.class);
        }
        assertThat(call(LONG, new BodyLimit.Excerpt(KILOBYTE, LONG)))
                .asInstanceOf(type(HttpResult.Answer.class))
                .satisfies(answer -> assertThat(answer.status() + answer.text()).isEqualTo("503"));
    }

    @Test
    void headersThatNeverComeAndBodiesThatStopAreNotWaitedFor() {
        for (var answer : new Answer[] {new Answer.Silent(), new Answer.Stalled()}) {
            server.behave(_ -> answer);
            assertThat(call(SHORT, new BodyLimit.Whole(KILOBYTE)))
                    .as(answer.toString())
                    .isEqualTo(new HttpResult.TimedOut(SHORT));
        }
    }

    @Test
    void headersMayBeWaitedForLessThanTheWhole() {
        server.behave(_ -> new Answer.Silent());
        var request = HttpRequest.newBuilder(server.url()).timeout(SHORT).build();
        assertThat(http.call(request, LONG, new BodyLimit.Whole(KILOBYTE))).isEqualTo(new HttpResult.TimedOut(SHORT));
    }

    @Test
    void headersWithoutEndAreAFailure() {
        var headers = Map.of("X-Long", "x".repeat(8 * 1024 * KILOBYTE));
        server.behave(_ -> new Answer.WithHeaders(200, "", headers));
        assertThat(cause(call(LONG, new BodyLimit.Whole(KILOBYTE)))).hasMessageContaining("Header size too big");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectIsAnAnswerAndIsNotFollowed(int status) {
        try (var elsewhere = new StubHttp(_ -> StubHttp.ok("elsewhere"))) {
            server.behave(_ -> new Answer.WithHeaders(
                    status, "", Map.of("Location", elsewhere.url().toString())));
            assertThat(call(LONG, new BodyLimit.Whole(KILOBYTE)))
                    .asInstanceOf(type(HttpResult.Answer.class))
                    .extracting(HttpResult.Answer::status)
                    .isEqualTo(status);
            assertThat(elsewhere.calls()).isEmpty();
        }
    }

    @Test
    void aServerThatIsNotThereIsAFailure() {
        server.close();
        assertThat(cause(call(LONG, new BodyLimit.Whole(KILOBYTE)))).isInstanceOf(ConnectException.class);
    }

    @Test
    void anInterruptEndsTheCallAndIsKept() throws InterruptedException {
        var asked = new CountDownLatch(1);
        server.behave(_ -> {
            asked.countDown();
            return new Answer.Drops(Duration.ofMillis(20));
        });
        var result = new CompletableFuture<String>();
        var caller = Thread.ofPlatform().start(() -> {
            var came = call(LONG, new BodyLimit.Whole(KILOBYTE));
            result.complete(came + " " + Thread.currentThread().isInterrupted());
        });
        assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();
        caller.interrupt();
        assertThat(result).succeedsWithin(Duration.ofSeconds(60)).isEqualTo(new HttpResult.Interrupted() + " true");
        assertThat(server.flooded()).isLessThan(KILOBYTE);
    }

    @Test
    void aConnectionWhoseAnswerWasReadIsUsedAgain() {
        for (var limit : limits()) {
            call(LONG, limit);
        }
        assertThat(server.calls()).hasSize(3);
        assertThat(server.connections()).isOne();
    }

    private HttpResult call(Duration timeout, BodyLimit limit) {
        return http.call(HttpRequest.newBuilder(server.url()).build(), timeout, limit);
    }

    private static Throwable cause(HttpResult result) {
        assertThat(result).isInstanceOf(HttpResult.Failed.class);
        return ((HttpResult.Failed) result).cause();
    }
}
