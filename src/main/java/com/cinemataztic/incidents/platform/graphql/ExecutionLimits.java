package com.cinemataztic.incidents.platform.graphql;

import graphql.ExecutionResult;
import graphql.execution.SubscriptionExecutionStrategy;
import graphql.parser.ParserOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.execution.ErrorType;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Runs each operation on a virtual thread of its own and interrupts it at its time limit, so that no slow query holds
 * a thread of the server. An operation beyond the number that may run at once is rejected, not queued.
 */
@Component
@Order(0)
class ExecutionLimits implements WebGraphQlInterceptor {

    /** A document of this many tokens is longer than any that a person wrote. */
    private static final ParserOptions PARSER = ParserOptions.newParserOptions()
            .maxTokens(4_000)
            .maxWhitespaceTokens(20_000)
            .maxCharacters(GraphQlSettings.LONGEST_BODY)
            .maxRuleDepth(200)
            .build();

    private final Scheduler threads = Schedulers.fromExecutorService(Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("graphql-", 0).factory()));
    private final Semaphore permits;
    private final Duration timeLimit;

    ExecutionLimits(GraphQlSettings settings) {
        this.permits = new Semaphore(settings.concurrent());
        this.timeLimit = settings.timeLimit();
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        request.configureExecutionInput((_, input) -> input.graphQLContext(Map.of(
                        ParserOptions.class,
                        PARSER,
                        // Otherwise results that are ready sooner overtake others.
                        SubscriptionExecutionStrategy.KEEP_SUBSCRIPTION_EVENTS_ORDERED,
                        true))
                .build());
        return Mono.defer(() -> {
            if (!permits.tryAcquire()) {
                return Mono.just(rejection(request, "busy", "Too many queries at once. Try again shortly."));
            }
            return Mono.defer(() -> chain.next(request))
                    .subscribeOn(threads)
                    .timeout(timeLimit)
                    .onErrorResume(
                            TimeoutException.class,
                            _ -> Mono.just(rejection(
                                    request,
                                    "time-limit",
                                    "The operation took too long and was ended. A mutation may have been made: read before"
                                            + " you send it again.")))
                    .doFinally(_ -> permits.release());
        });
    }

    private static WebGraphQlResponse rejection(WebGraphQlRequest request, String code, String sentence) {
        var result = ExecutionResult.newExecutionResult()
                .errors(List.of(GraphQlError.of(ErrorType.INTERNAL_ERROR, code, sentence)))
                .build();
        return new WebGraphQlResponse(new DefaultExecutionGraphQlResponse(request.toExecutionInput(), result));
    }
}
