package com.cinemataztic.incidents.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class UiTickerTests {

    private final UiTicker ticker = new UiTicker();
    private final AtomicInteger beats = new AtomicInteger();

    @Test
    void beatsInEveryPageUntilItLeaves() {
        var leave = ticker.subscribe(beats::incrementAndGet);
        ticker.beat();
        leave.run();
        ticker.beat();
        assertThat(beats).hasValue(1);
    }

    @Test
    void theSameListenerGivenTwiceIsTwo() {
        Runnable beat = beats::incrementAndGet;
        var leave = ticker.subscribe(beat);
        ticker.subscribe(beat);
        ticker.beat();
        leave.run();
        ticker.beat();
        assertThat(beats).hasValue(3);
    }

    @Test
    void aPageThatFailsLosesItsBeatAndNoOtherDoes() {
        var failures = new AtomicInteger();
        ticker.subscribe(() -> {
            failures.incrementAndGet();
            throw new IllegalStateException("a page that is gone");
        });
        ticker.subscribe(beats::incrementAndGet);
        ticker.beat();
        ticker.beat();
        assertThat(failures).hasValue(1);
        assertThat(beats).hasValue(2);
    }
}
