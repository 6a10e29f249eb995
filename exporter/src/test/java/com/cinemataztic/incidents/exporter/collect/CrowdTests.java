package com.cinemataztic.incidents.exporter.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.exporter.FleetVendor;
import com.cinemataztic.incidents.exporter.cinecloud.CallLedger;
import com.cinemataztic.incidents.exporter.cinecloud.Endpoint;
import com.cinemataztic.incidents.exporter.cinecloud.HttpCineCloud;
import com.cinemataztic.incidents.exporter.cinecloud.RetryPolicy;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Seven hundred machines over HTTP, some of them in trouble. */
class CrowdTests {

    private static final int MACHINES = 700;
    private static final int CONCURRENCY = 16;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /**
     * What the best of a few polls may take longer than an undisturbed one: less than one time-out, and than one call cut
     * short. Whatever else this machine does disturbs one poll, the machines in trouble would disturb each.
     */
    private static final Duration NOISE = Duration.ofMillis(900);

    private final Clock clock = Clock.systemUTC();
    private final KnownFleet fleet = new KnownFleet();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostUnderWay = new AtomicInteger();
    private FleetVendor vendor;
    private HttpCineCloud cloud;
    private MachineReader machines;
    private ShowReader shows;

    @BeforeEach
    void start() throws IOException {
        vendor = new FleetVendor(MACHINES);
        vendor.latency(Duration.ofMillis(5));
        SelfMetrics self = new SelfMetrics(new PrometheusRegistry(), fleet, "test");
        CallLedger counting = new CallLedger() {
            @Override
            public void failed(Endpoint endpoint, String reason) {}

            @Override
            public void begun(Endpoint endpoint) {
                mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            }

            @Override
            public void ended(Endpoint endpoint, Duration took) {
                underWay.decrementAndGet();
            }
        };
        cloud = new HttpCineCloud(vendor.settings(CONCURRENCY, TIMEOUT), RetryPolicy.STANDARD, counting, clock);
        machines = new MachineReader(cloud, fleet, self, clock, CONCURRENCY, TIMEOUT);
        shows = new ShowReader(cloud, fleet, self, clock, Duration.ZERO, CONCURRENCY, TIMEOUT);
    }

    @AfterEach
    void stop() {
        machines.close();
        shows.close();
        cloud.close();
        vendor.close();
    }

    @Test
    void neverHasMoreCallsUnderWayThanItMayAndUsesThemAll() throws InterruptedException {
        vendor.failing().addAll(tenth(1));
        pollsBesideShows();

        // The vendor's own count: no call was cut short, so it knows of each end.
        assertThat(vendor.mostAtATime()).isEqualTo(CONCURRENCY);
    }

    @Test
    void keepsToThatNumberWhenCallsHang() throws InterruptedException {
        vendor.hanging().addAll(tenth(0));
        vendor.failing().addAll(tenth(1));
        pollsBesideShows();

        assertThat(mostUnderWay).hasValue(CONCURRENCY);
    }

    private void pollsBesideShows() throws InterruptedException {
        machines.poll();
        Thread beside = Thread.ofVirtual().start(shows::readDue);
        machines.poll();
        beside.join();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hanging", "failing"})
    void costsTheOthersNothingWhenATenthIsInTrouble(String trouble) {
        machines.poll();
        Duration undisturbed = timed();

        Set<String> bad = tenth(3);
        (trouble.equals("hanging") ? vendor.hanging() : vendor.failing()).addAll(bad);
        // The first poll finds out which they are: none of the others misses its turn in it.
        Instant found = clock.instant();
        assertThat(machines.poll()).isTrue();
        assertAllFreshBut(bad, found);

        List<Duration> disturbed = new ArrayList<>();
        for (int poll = 0; poll < 3; poll++) {
            Instant start = clock.instant();
            disturbed.add(timed());
            assertAllFreshBut(bad, start);
        }
        assertThat(Collections.min(disturbed))
                .isLessThan(undisturbed.multipliedBy(2).plus(NOISE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/cinemas", "/api/v1/machines"})
    void isNotHeldUpByAListingThatHangs(String listing) throws InterruptedException {
        machines.poll();
        vendor.hanging().add(listing.endsWith("machines") ? "/api/v1/machines" : listing);
        Instant start = clock.instant();
        Thread poll = Thread.ofVirtual().start(machines::poll);

        await().atMost(TIMEOUT.minusSeconds(1)).untilAsserted(() -> assertAllFreshBut(Set.of(), start));

        poll.join();
        assertThat(Duration.between(start, clock.instant())).isGreaterThan(TIMEOUT.minusSeconds(1));
    }

    @Test
    void losesNobodyWhoseMachineIsGoodAgain() {
        Set<String> bad = tenth(5);
        vendor.hanging().addAll(bad);
        machines.poll();
        vendor.hanging().clear();

        await().atMost(Duration.ofSeconds(60)).until(() -> {
            machines.poll();
            return fleet.machines().stream()
                    .allMatch(machine -> machine.dataAt().isPresent());
        });
    }

    private Duration timed() {
        long start = System.nanoTime();
        assertThat(machines.poll()).isTrue();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private void assertAllFreshBut(Set<String> bad, Instant since) {
        List<String> old = fleet.machines().stream()
                .filter(known ->
                        known.dataAt().isEmpty() || known.dataAt().get().isBefore(since))
                .map(known -> known.machine().id().value())
                .toList();
        assertThat(old).hasSize(bad.size()).allMatch(bad::contains);
    }

    /** Seventy of them. */
    private static Set<String> tenth(int remainder) {
        return IntStream.range(0, MACHINES)
                .filter(i -> i % 10 == remainder)
                .mapToObj(i -> "m" + i)
                .collect(Collectors.toSet());
    }
}
