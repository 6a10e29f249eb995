package com.cinemataztic.incidents.platform;

import com.cinemataztic.incidents.platform.http.BodyLimit;
import com.cinemataztic.incidents.platform.http.BoundedHttpClient;
import com.cinemataztic.incidents.platform.http.HttpResult;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Pings an external monitor while every {@link HealthCheck} passes. When the pings stop, that monitor alerts people,
 * which the portal cannot do about its own death.
 */
@Component
public class Heartbeat {

    private static final Logger LOGGER = LoggerFactory.getLogger(Heartbeat.class);

    /** Only the status counts. A short body is still read, so that the connection can be reused. */
    private static final BodyLimit BODY = new BodyLimit.Start(16 * 1024);

    private final @Nullable HeartbeatAddress address;
    private final List<HealthCheck> checks;
    private final HeartbeatSettings settings;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Instant startedAt;
    private final Executor checkers =
            task -> Thread.ofVirtual().name("health-check").start(task);
    private final BoundedHttpClient http = new BoundedHttpClient(Duration.ofSeconds(5));

    /** A thread of its own: a slow job must not delay a ping and cause a false alarm. */
    private final ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("heartbeat").factory());

    /** Checks in progress; only the heartbeat thread uses it. */
    private final Map<HealthCheck, CompletableFuture<String>> running = new HashMap<>();

    private volatile String problem = "";
    private volatile String failure = "";
    private volatile @Nullable Instant lastPingAt;

    Heartbeat(
            Secrets secrets, List<HealthCheck> checks, HeartbeatSettings settings, MeterRegistry meters, Clock clock) {
        this.address = HeartbeatAddress.of(secrets.values(HeartbeatAddress.SECRET));
        this.checks = List.copyOf(checks);
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
        this.startedAt = clock.instant();
        if (address != null) {
            meters.gauge("portal.heartbeat.age.seconds", this, Heartbeat::age);
            List.of("sent", "failed", "withheld").forEach(outcome -> count(outcome, 0));
        }
    }

    /** @return whether an address to ping is configured */
    public boolean configured() {
        return address != null;
    }

    /** @return when the external monitor last accepted a ping; empty if it has not since the portal started */
    public Optional<Instant> lastPingAt() {
        return Optional.ofNullable(lastPingAt);
    }

    /** @return why no ping arrives, for people; empty while pings arrive and when no address is configured */
    public String problem() {
        return problem.isEmpty() ? failure : problem;
    }

    @EventListener(ApplicationStartedEvent.class)
    void start() {
        if (address != null) {
            var every = settings.every().toMillis();
            beats.scheduleAtFixedRate(this::beatSafely, 0, every, TimeUnit.MILLISECONDS);
        }
    }

    @PreDestroy
    void stop() {
        beats.shutdownNow();
    }

    /** Catches everything: a scheduled task that throws does not run again. */
    private void beatSafely() {
        try {
            beat();
        } catch (RuntimeException failed) {
            LOGGER.error("A heartbeat failed", failed);
        }
    }

    void beat() {
        if (address == null) {
            return;
        }
        var found = runChecks();
        logChange("The heartbeat to {} is withheld: {}", "The heartbeat to {} is sent again", problem, found);
        problem = found;
        if (!found.isEmpty()) {
            count("withheld", 1);
            return;
        }
        var wrong = ping(address);
        logChange("The heartbeat does not reach {}: {}", "The heartbeat reaches {} again", failure, wrong);
        failure = wrong;
        if (wrong.isEmpty()) {
            lastPingAt = clock.instant();
        }
        count(wrong.isEmpty() ? "sent" : "failed", 1);
    }

    /** Logs once when a problem begins and once when it ends: a line every minute would hide the other lines. */
    private void logChange(String began, String over, String before, String now) {
        if (before.isEmpty() && !now.isEmpty()) {
            LOGGER.error(began, address, now);
        } else if (!before.isEmpty() && now.isEmpty()) {
            LOGGER.info(over, address);
        }
    }

    /** Runs all checks at once, except those that have not finished their last run. */
    private String runChecks() {
        var late = checks.stream()
                .filter(check ->
                        running.containsKey(check) && !running.get(check).isDone())
                .collect(Collectors.toSet());
        checks.stream()
                .filter(check -> !late.contains(check))
                .forEach(check -> running.put(check, CompletableFuture.supplyAsync(check::problem, checkers)));
        var deadline = System.nanoTime() + settings.timeLimit().toNanos();
        return checks.stream()
                .map(check -> late.contains(check)
                        ? check.name() + ": still no answer"
                        : result(check, deadline - System.nanoTime()))
                .filter(problem -> !problem.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private String result(HealthCheck check, long nanosLeft) {
        var run = running.get(check);
        if (run == null) {
            return check.name() + ": was not run";
        }
        try {
            var found = run.get(Math.max(0, nanosLeft), TimeUnit.NANOSECONDS);
            return found.isEmpty() ? "" : check.name() + ": " + found;
        } catch (TimeoutException stuck) {
            return check.name() + ": no answer within " + settings.timeLimit().toSeconds() + " s";
        } catch (ExecutionException failed) {
            return check.name() + ": " + failed.getCause();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return check.name() + ": the portal is stopping";
        }
    }

    /** @return what went wrong, without any part of the address; empty if nothing */
    private String ping(HeartbeatAddress to) {
        return switch (http.call(HttpRequest.newBuilder(to.uri()).build(), settings.timeout(), BODY)) {
            case HttpResult.Answer answer when answer.status() / 100 == 2 -> "";
            case HttpResult.Answer answer -> "it answered " + answer.status();
            case HttpResult.TimedOut(var after) -> "no whole answer within " + after.toSeconds() + " s";
            case HttpResult.Failed(IOException unreachable) ->
                unreachable.getClass().getSimpleName();
            case HttpResult.Failed _ -> "the request failed";
            case HttpResult.Interrupted() -> "the portal is stopping";
        };
    }

    private void count(String outcome, int times) {
        meters.counter("portal.heartbeat.pings", "outcome", outcome).increment(times);
    }

    private double age() {
        var since = lastPingAt == null ? startedAt : lastPingAt;
        return Duration.between(since, clock.instant()).toMillis() / 1000.0;
    }
}
