package com.cinemataztic.incidents.exporter.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SweepTests {

    private static final List<Integer> THOUSAND =
            IntStream.range(0, 1000).boxed().toList();

    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void givesUpOnAnEndpointThatIsDown() {
        Sweep.Outcome outcome = new Sweep(4).over(THOUSAND, number -> {
            calls.incrementAndGet();
            return false;
        });

        assertThat(outcome).isEqualTo(new Sweep.Outcome(0, 1000));
        assertThat(calls.get()).isBetween(12, 16);
    }

    @Test
    void doesNotTakeABlockOfBrokenNeighboursForAnOutage() {
        Sweep.Outcome outcome = new Sweep(8).over(THOUSAND, number -> number >= 200);

        assertThat(outcome).isEqualTo(new Sweep.Outcome(800, 200));
    }

    @Test
    void goesOnWhenOneCallThrows() {
        Sweep.Outcome outcome = new Sweep(4).over(List.of(1, 2, 3), number -> {
            if (number == 2) {
                throw new IllegalStateException("unforeseen");
            }
            return true;
        });

        assertThat(outcome).isEqualTo(new Sweep.Outcome(2, 1));
    }
}
