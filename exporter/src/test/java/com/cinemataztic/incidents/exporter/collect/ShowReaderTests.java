package com.cinemataztic.incidents.exporter.collect;

import static com.cinemataztic.incidents.exporter.collect.ScriptedCloud.healthy;
import static com.cinemataztic.incidents.exporter.collect.ScriptedCloud.screen;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.exporter.cinecloud.Show;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShowReaderTests {

    private static final Instant START = Instant.parse("2026-03-28T18:00:00Z");

    private final Bench bench = new Bench();

    @BeforeEach
    void aFleetOfFourScreens() {
        bench.cloud.with("m1", "c1", "s1", healthy());
        bench.cloud.shows.put(screen("c1", "s1"), List.of(new Show(START, START.plusSeconds(1200))));
        bench.machines.poll();
        bench.shows.readDue();
        bench.cloud.calls.set(0);
    }

    @Test
    void readsAScheduleAgainOnlyWhenItIsOld() {
        bench.clock.advance(Duration.ofMinutes(30));
        bench.shows.readDue();
        assertThat(bench.cloud.calls).hasValue(0);

        bench.clock.advance(Duration.ofSeconds(1));
        bench.shows.readDue();
        assertThat(bench.cloud.calls).hasValue(4);
    }

    @Test
    void keepsTheScheduleThatItKnowsWhenTheVendorFails() {
        bench.cloud.failing.add("all");
        bench.clock.advance(Duration.ofHours(2));
        bench.shows.readDue();

        assertThat(bench.samples("cine_screen_next_show_timestamp_seconds")).hasSize(1);
    }

    @Test
    void triesAScreenThatFailedTheNextTime() {
        bench.cloud.failing.add("s2");
        bench.clock.advance(Duration.ofMinutes(31));
        bench.shows.readDue();
        bench.cloud.calls.set(0);

        bench.shows.readDue();
        assertThat(bench.cloud.calls).hasValue(2);
    }

    @Test
    void forgetsTheShowsOfAScreenThatIsNoLongerListed() {
        bench.cloud.cinemas.removeFirst();
        bench.machines.poll();

        assertThat(bench.samples("cine_screen_next_show_timestamp_seconds")).isEmpty();
    }
}
