package com.cinemataztic.incidents.exporter.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SecondTriesTests {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final SecondTries<String> second = new SecondTries<>();

    @Test
    void countsForASweepOnlyWhatIsPartOfIt() {
        second.begin(List.of("a", "b"));
        second.failed("a");
        assertThat(second.take()).isEqualTo("a");

        second.begin(List.of("c"));
        second.ended("a", true, false);

        assertThat(second.awaitGood(1, Duration.ZERO)).isZero();
    }

    @Test
    void countsOnceWhatIsGoodInBothLanes() {
        second.begin(List.of("a", "b"));
        second.failed("a");
        second.take();
        second.begin(List.of("a", "b"));
        second.good("a");
        second.ended("a", true, false);

        assertThat(second.awaitGood(2, Duration.ZERO)).isEqualTo(1);
    }

    @Test
    @Timeout(300)
    void doesNotWaitForWhatIsLeftOfAnotherSweep() {
        second.begin(List.of("a"));
        second.failed("a");
        second.begin(List.of("b"));

        assertThat(second.awaitGood(1, LONG)).isZero();
    }

    @Test
    void hasAPlaceForAWorkerFromTheMomentThatOneFoundNothing() {
        second.failed("a");
        assertThat(second.enlist(1)).isTrue();
        assertThat(second.take()).isEqualTo("a");
        second.failed("b");
        assertThat(second.enlist(1)).isFalse();
        second.ended("a", true, false);
        assertThat(second.take()).isEqualTo("b");
        second.ended("b", true, false);
        assertThat(second.enlist(1)).isFalse();

        assertThat(second.take()).isNull();
        second.failed("c");
        assertThat(second.enlist(1)).isTrue();
    }

    @Test
    void doesNotTryTwiceAtATime() {
        second.failed("a");
        second.take();
        second.failed("a");

        assertThat(second.size()).isZero();
    }

    @Test
    void triesNothingThatIsToBeForgotten() {
        second.begin(List.of("a", "b"));
        second.failed("a");
        second.slow("b", true);
        second.retain(Set.of("b"));

        assertThat(second.take()).isEqualTo("b");
        assertThat(second.take()).isNull();
    }
}
