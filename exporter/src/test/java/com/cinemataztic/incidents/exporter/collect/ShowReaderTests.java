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

    private final Rig rig = new Rig();

    @BeforeEach
    void aFleetOfFourScreens() {
        rig.cloud.with("m1", "c1", "s1", healthy());
        rig.cloud.shows.put(screen("c1", "s1"), List.of(new Show(START, START.plusSeconds(1200))));
        rig.machines.poll();
        rig.shows.readDue();
        rig.cloud.calls.set(0);
    }

    @Test
    void readsAScheduleAgainOnlyWhenItIsOld() {
        rig.clock.add(Duration.ofMinutes(30));
        rig.shows.readDue();
        assertThat(rig.cloud.calls).hasValue(0);

        rig.clock.add(Duration.ofSeconds(1));
        rig.shows.readDue();
        assertThat(rig.cloud.calls).hasValue(4);
    }

    @Test
    void keepsTheScheduleThatItKnowsWhenTheVendorFails() {
        rig.cloud.failing.add("all");
        rig.clock.add(Duration.ofHours(2));
        rig.shows.readDue();

        assertThat(rig.samples("cine_screen_next_show_timestamp_seconds")).hasSize(1);
    }

    @Test
    void triesAScreenThatFailedTheNextTime() {
        rig.cloud.failing.add("s2");
        rig.clock.add(Duration.ofMinutes(31));
        rig.shows.readDue();
        rig.cloud.calls.set(0);

        rig.shows.readDue();
        assertThat(rig.cloud.calls).hasValue(2);
    }

    @Test
    void readsAndTakesOverSchedulesWhenTheClockWasSetBack() {
        rig.clock.add(Duration.ofHours(-5));
        rig.cloud.shows.put(screen("c1", "s1"), List.of());
        rig.shows.readDue();

        assertThat(rig.cloud.calls).hasValue(4);
        assertThat(rig.samples("cine_screen_next_show_timestamp_seconds")).isEmpty();
    }

    @Test
    void forgetsTheShowsOfAScreenThatIsNoLongerListed() {
        rig.cloud.cinemas.removeFirst();
        rig.machines.poll();

        assertThat(rig.samples("cine_screen_next_show_timestamp_seconds")).isEmpty();
    }
}
