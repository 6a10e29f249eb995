package com.cinemataztic.incidents.tickets.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TicketFeedTests {

    private final TicketFeed feed = new TicketFeed();
    private final AtomicInteger calls = new AtomicInteger();

    @AfterEach
    void stop() {
        feed.stop();
    }

    @Test
    void aStormMakesAFewCallsAndTheLastIsNeverDropped() {
        var state = new AtomicInteger();
        var seen = new AtomicInteger();
        feed.subscribe(() -> {
            seen.set(state.get());
            calls.incrementAndGet();
        });
        var began = System.nanoTime();
        for (int i = 1; i <= 100_000; i++) {
            state.set(i);
            feed.bump();
        }
        await().until(() -> seen.get() == 100_000);

        var quarters = Duration.ofNanos(System.nanoTime() - began).toMillis() / 250;
        assertThat(calls.get()).isLessThanOrEqualTo((int) quarters + 2);
    }

    @Test
    void oneFailingListenerCostsOnlyItself() {
        feed.subscribe(() -> {
            throw new IllegalStateException("a view that is gone");
        });
        feed.subscribe(calls::incrementAndGet);
        feed.bump();

        await().until(() -> calls.get() == 1);
        feed.bump();
        await().until(() -> calls.get() == 2);
    }

    @Test
    void aListenerThatUnsubscribedIsCalledNoMore() {
        var handle = feed.subscribe(calls::incrementAndGet);
        feed.bump();
        await().until(() -> calls.get() == 1);
        handle.close();
        feed.bump();
        var stillThere = new AtomicInteger();
        feed.subscribe(stillThere::incrementAndGet);
        feed.bump();

        await().until(() -> stillThere.get() == 1);
        assertThat(calls).hasValue(1);
    }
}
