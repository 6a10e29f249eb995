package com.cinemataztic.incidents.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class UiTickerTests {

    private final UiTicker pulse = new UiTicker();
    private final AtomicInteger beats = new AtomicInteger();

    @Test
    void beatsInEveryPageUntilItLeaves() {
        var leave = pulse.subscribe(beats::incrementAndGet);
        pulse.beat();
        leave.run();
        pulse.beat();
        assertThat(beats).hasValue(1);
    }

    @Test
    void theSameListenerGivenTwiceIsTwo() {
        Runnable beat = beats::incrementAndGet;
        var leave = pulse.subscribe(beat);
        pulse.subscribe(beat);
        pulse.beat();
        leave.run();
        pulse.beat();
        assertThat(beats).hasValue(3);
    }

    @Test
    void aPageThatFailsLosesItsBeatAndNoOtherDoes() {
        var failures = new AtomicInteger();
        pulse.subscribe(() -> {
            failures.incrementAndGet();
            throw new IllegalStateException("a page that is gone");
        });
        pulse.subscribe(beats::incrementAndGet);
        pulse.beat();
        pulse.beat();
        assertThat(failures).hasValue(1);
        assertThat(beats).hasValue(2);
    }
}
