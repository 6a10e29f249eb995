package com.cinemataztic.incidents.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class CostlyReadsTests {

    private static final String BUSY =
            "Too many costly reads run at once. Wait for the one before to end, then try again.";

    private Instant now = Instant.parse("2026-12-07T12:00:00Z");
    private final CostlyReads reads = new CostlyReads(
            new CostlyReadSettings(1, 2, Duration.ofMillis(10), Duration.ofSeconds(10), Duration.ofMinutes(2)),
            ((InstantSource) () -> now).withZone(ZoneOffset.UTC));

    @Test
    void aCallerHasNoMoreThanItsOwnPermits() {
        reads.run(
                "ada",
                () -> elsewhere(() -> {
                    assertThatThrownBy(() -> reads.run("ada", () -> 1))
                            .isInstanceOf(ReadsBusy.class)
                            .hasMessage(BUSY);
                    return reads.run("bo", () -> 1);
                }));
    }

    @Test
    void allCallersTogetherHaveNoMoreThanThePermitsInAll() {
        reads.run(
                "ada",
                () -> elsewhere(() -> reads.run(
                        "bo",
                        () -> elsewhere(() -> {
                            assertThatThrownBy(() -> reads.run("cleo", () -> 1))
                                    .isInstanceOf(ReadsBusy.class)
                                    .hasMessage(BUSY);
                            return reads.run(null, () -> 1);
                        }))));
        assertThat(reads.<Integer, RuntimeException>run("cleo", () -> 1)).isEqualTo(1);
    }

    @Test
    void aPermitComesBackWhenTheReadFails() {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> reads.run("ada", () -> {
                        throw new StoreUnavailable("down", new IllegalStateException());
                    }))
                    .isExactlyInstanceOf(StoreUnavailable.class)
                    .hasMessage("down");
        }
        assertThat(reads.<Integer, RuntimeException>run("ada", () -> 1)).isEqualTo(1);
    }

    @Test
    void aReadInsideAnotherUsesItsPermitAndItsTime() {
        reads.table(
                "ada",
                () -> reads.run("ada", () -> {
                    now = now.plus(Duration.ofSeconds(119));
                    assertThat(CostlyReads.millisLeft()).contains(1_000L);
                    return 1;
                }));
    }

    @Test
    void aReadWithoutTimeLeftIsStopped() {
        reads.run("ada", () -> {
            now = now.plus(Duration.ofSeconds(10));
            assertThatThrownBy(CostlyReads::millisLeft)
                    .isInstanceOf(QueryTimeout.class)
                    .hasMessage("The read took too long and was stopped. Narrow it: a shorter time, fewer regions.");
            return 1;
        });
        assertThat(CostlyReads.millisLeft()).isEmpty();
    }

    private static int elsewhere(Supplier<Integer> read) {
        return CompletableFuture.supplyAsync(read, task -> Thread.ofVirtual().start(task))
                .join();
    }
}
