package com.cinemataztic.incidents.exporter.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.exporter.cinecloud.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TwoTierPollerTests {

    private static final List<Integer> THOUSAND =
            IntStream.range(0, 1000).boxed().toList();
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Map<Integer, AtomicInteger> quick = new ConcurrentHashMap<>();
    private final Map<Integer, AtomicInteger> patient = new ConcurrentHashMap<>();
    private TwoTierPoller<Integer> lanes = lanes((number, effort) -> good());

    @AfterEach
    void close() {
        lanes.close();
    }

    @Test
    void asksEachOnceWhenAllIsWell() {
        lanes = lanes((number, effort) -> good());

        assertThat(lanes.over(THOUSAND)).isEqualTo(new TwoTierPoller.Outcome(1000, 0));
        assertThat(quick)
                .hasSize(1000)
                .allSatisfy((number, calls) -> assertThat(calls).hasValue(1));
        assertThat(patient).isEmpty();
    }

    @Test
    void triesAgainBesideWhatMayPassAndNotWhatWillNot() {
        lanes = lanes((number, effort) -> switch (number) {
            case 1 -> effort.tries() == 1 ? failed("http_503") : good();
            case 2 -> failed("http_404");
            default -> good();
        });

        // The second try may or may not come in time to be counted.
        assertThat(lanes.over(THOUSAND).good()).isBetween(998, 999);
        await().until(() -> patient.containsKey(1));
        assertThat(patient).containsOnlyKeys(1);
    }

    @Test
    void isNotHeldUpByTheSlowAndAsksThemPatientlyFromThenOn() {
        lanes = lanes((number, effort) -> {
            if (number >= 10) {
                return good();
            }
            boolean cutShort = effort.each().compareTo(TIMEOUT) < 0;
            pause(cutShort ? Duration.ofMillis(5) : Duration.ofMillis(50));
            return failed(cutShort ? "slow" : "timeout");
        });
        lanes.over(THOUSAND);
        await().until(() -> patient.size() == 10);

        assertThat(lanes.over(THOUSAND)).isEqualTo(new TwoTierPoller.Outcome(990, 10));

        assertThat(quick.get(3)).hasValue(1);
        assertThat(quick.get(30)).hasValue(2);
    }

    @Test
    void takesTheSlowBackWhenTheyAreQuickAgain() {
        AtomicInteger slow = new AtomicInteger(1);
        lanes = lanes((number, effort) -> number == 3 && slow.get() == 1 ? failed("slow") : good());
        lanes.over(THOUSAND);
        await().until(() -> patient.containsKey(3));

        slow.set(0);
        lanes.over(THOUSAND);
        await().until(() -> lanes.waiting() == 0);
        await().untilAsserted(() -> {
            lanes.over(THOUSAND);
            assertThat(quick.get(3)).hasValueGreaterThan(1);
        });
    }

    @Test
    void takesNobodyForSlowWhenMostAre() {
        lanes = lanes((number, effort) -> effort.tries() == 1 ? failed("timeout") : good());
        lanes.over(List.of(1, 2, 3));
        lanes.over(List.of(1, 2, 3));

        assertThat(quick.values()).allSatisfy(calls -> assertThat(calls).hasValue(2));
    }

    @Test
    void waitsForTheSecondTriesOnlyIfTheyDecide() {
        lanes = lanes((number, effort) -> {
            if (effort.tries() == 1) {
                return failed("http_500");
            }
            pause(Duration.ofMillis(1));
            return good();
        });

        assertThat(lanes.over(IntStream.range(0, 100).boxed().toList()).mostlyGood())
                .isTrue();
    }

    @Test
    void doesNotTakeABlockOfBrokenNeighboursForAnOutage() {
        lanes = lanes((number, effort) -> number >= 200 ? good() : failed("http_404"));

        assertThat(lanes.over(THOUSAND)).isEqualTo(new TwoTierPoller.Outcome(800, 200));
    }

    @Test
    void goesOnWhenOneCallThrows() {
        lanes = lanes((number, effort) -> {
            if (number == 2) {
                throw new IllegalStateException("unforeseen");
            }
            return good();
        });

        assertThat(lanes.over(List.of(1, 2, 3))).isEqualTo(new TwoTierPoller.Outcome(2, 1));
    }

    @Test
    void waitsForAVendorThatIsSlowAsAWhole() {
        AdaptiveTimeout timeLimit = new AdaptiveTimeout(TIMEOUT, 4);
        assertThat(timeLimit.now()).isEqualTo(Duration.ofSeconds(2));
        timeLimit.good(Duration.ofMillis(20));
        assertThat(timeLimit.now()).isEqualTo(Duration.ofSeconds(1));

        IntStream.range(0, 4).forEach(i -> timeLimit.cut());
        assertThat(timeLimit.now()).isEqualTo(TIMEOUT);

        IntStream.range(0, 200).forEach(i -> timeLimit.good(Duration.ofMillis(500)));
        assertThat(timeLimit.now()).isEqualTo(Duration.ofSeconds(4));
        IntStream.range(0, 3).forEach(i -> timeLimit.cut());
        assertThat(timeLimit.now()).isEqualTo(Duration.ofSeconds(4));
    }

    private TwoTierPoller<Integer> lanes(TwoTierPoller.Call<Integer> call) {
        return new TwoTierPoller<>(8, TIMEOUT, (number, effort) -> {
            (effort.tries() == 1 ? quick : patient)
                    .computeIfAbsent(number, n -> new AtomicInteger())
                    .incrementAndGet();
            return call.of(number, effort);
        });
    }

    private static Answer<?> good() {
        return new Answer.Good<>("good");
    }

    private static Answer<?> failed(String reason) {
        return new Answer.Failed<>(reason);
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
