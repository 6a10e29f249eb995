package com.cinemataztic.incidents.exporter.collect;

import static com.cinemataztic.incidents.exporter.collect.ScriptedCloud.healthy;
import static com.cinemataztic.incidents.exporter.collect.ScriptedCloud.screen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.exporter.cinecloud.Answer;
import com.cinemataztic.incidents.exporter.cinecloud.CineCloud;
import com.cinemataztic.incidents.exporter.cinecloud.Cinema;
import com.cinemataztic.incidents.exporter.cinecloud.Effort;
import com.cinemataztic.incidents.exporter.cinecloud.Listing;
import com.cinemataztic.incidents.exporter.cinecloud.Machine;
import com.cinemataztic.incidents.exporter.cinecloud.MachineId;
import com.cinemataztic.incidents.exporter.cinecloud.MachineStatus;
import com.cinemataztic.incidents.exporter.cinecloud.ScreenRef;
import com.cinemataztic.incidents.exporter.cinecloud.Show;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
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
    void triesAScreenThatIsNoLongerListedNoMore() {
        CountDownLatch end = new CountDownLatch(1);
        try (ShowReader reader = new ShowReader(
                failsOnceAndThenHangs(end), rig.fleet, rig.self, rig.clock, Duration.ZERO, 4, Duration.ofMillis(50))) {
            rig.clock.add(Duration.ofSeconds(1));
            reader.readDue();
            // One of four screens is soon under way.
            await().until(() -> waiting() == 3);

            rig.cloud.cinemas.removeFirst();
            rig.machines.poll();
            reader.readDue();
            assertThat(waiting()).isLessThanOrEqualTo(2);
        } finally {
            end.countDown();
        }
    }

    @Test
    void forgetsTheShowsOfAScreenThatIsNoLongerListed() {
        rig.cloud.cinemas.removeFirst();
        rig.machines.poll();

        assertThat(rig.samples("cine_screen_next_show_timestamp_seconds")).isEmpty();
    }

    private double waiting() {
        String line = rig.samples("cine_exporter_patient_lane_length{endpoint=\"shows\"}")
                .getFirst();
        return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
    }

    /** A vendor of shows whose first answer to each question is a failure, and to the second try none before the end. */
    private static CineCloud failsOnceAndThenHangs(CountDownLatch end) {
        return new CineCloud() {
            @Override
            public Answer<Listing<Cinema>> cinemas() {
                throw new UnsupportedOperationException();
            }

            @Override
            public Answer<Listing<Machine>> machines() {
                throw new UnsupportedOperationException();
            }

            @Override
            public Answer<MachineStatus> status(MachineId machine, Effort effort) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Answer<List<Show>> shows(ScreenRef screen, Duration span, Effort effort) {
                if (effort.tries() > 1) {
                    try {
                        end.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }
                return new Answer.Failed<>("http_503");
            }
        };
    }
}
