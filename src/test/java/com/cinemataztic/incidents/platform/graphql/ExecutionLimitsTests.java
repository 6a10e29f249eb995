package com.cinemataztic.incidents.platform.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionResult;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.graphql.server.WebGraphQlInterceptor.Chain;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;

/** An operation has a thread of its own, a time, and a number of others beside it. */
@Timeout(300)
class ExecutionLimitsTests {

    private final ExecutionLimits limits = limits(Duration.ofMinutes(1));

    @Test
    void runsOnAVirtualThread() {
        var thread = new AtomicReference<Thread>();
        limits.intercept(request(), request -> {
                    thread.set(Thread.currentThread());
                    return answer(request);
                })
                .block();
        assertThat(thread.get().isVirtual()).isTrue();
    }

    @Test
    void aSlowOperationIsInterruptedAndAnswered() throws InterruptedException {
        var interrupted = new CountDownLatch(1);
        var response = limits(Duration.ofSeconds(1))
                .intercept(request(), request -> {
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException ended) {
                        interrupted.countDown();
                    }
                    return answer(request);
                })
                .block();
        assertThat(code(response)).isEqualTo("time-limit");
        interrupted.await();
    }

    @Test
    void oneTooManyIsRejectedAtOnceAndTheNextGetsItsTurn() {
        var release = new CountDownLatch(1);
        Chain waits = request -> Mono.fromCallable(() -> {
                    release.await();
                    return "";
                })
                .then(answer(request));
        var running = IntStream.range(0, 2)
                .mapToObj(_ -> limits.intercept(request(), waits).toFuture())
                .toList();
        assertThat(code(limits.intercept(request(), ExecutionLimitsTests::answer)
                        .block()))
                .isEqualTo("busy");
        release.countDown();
        running.forEach(each -> assertThat(code(each.join())).isEqualTo("none"));
        assertThat(code(limits.intercept(request(), ExecutionLimitsTests::answer)
                        .block()))
                .isEqualTo("none");
    }

    private static ExecutionLimits limits(Duration longest) {
        return new ExecutionLimits(
                new GraphQlSettings(List.of(), 15, 50_000, longest, 2, 10, 10, 10, 10, 10, 10, Duration.ofSeconds(5)));
    }

    private static WebGraphQlRequest request() {
        return new WebGraphQlRequest(
                URI.create("/graphql"), HttpHeaders.EMPTY, null, null, Map.of(), Map.of("query", "{a}"), "1", null);
    }

    private static Mono<WebGraphQlResponse> answer(WebGraphQlRequest request) {
        return Mono.just(new WebGraphQlResponse(new DefaultExecutionGraphQlResponse(
                request.toExecutionInput(),
                ExecutionResult.newExecutionResult().data(Map.of()).build())));
    }

    private static @Nullable Object code(@Nullable WebGraphQlResponse response) {
        var errors = Objects.requireNonNull(response).getErrors();
        return errors.isEmpty() ? "none" : errors.getFirst().getExtensions().get("code");
    }
}
