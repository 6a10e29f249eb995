package com.cinemataztic.incidents.exporter.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PollSchedulerTests {

    private final Rig rig = new Rig();

    @Test
    void pollsSoonerAfterAFailureAndAtItsOwnPaceAfterASuccess() {
        rig.cloud.with("m1", "c1", "s1", ScriptedCloud.healthy());
        rig.cloud.failing.add("all");
        try (PollScheduler rounds =
                new PollScheduler(rig.machines, rig.shows, Duration.ofHours(1), Duration.ofMillis(10))) {
            rounds.start();
            await().until(() ->
                    rig.samples("cine_exporter_polls_total").getFirst().matches(".* ([3-9]|[1-9][0-9]+)[.]0"));
            assertThat(rig.samples("cine_exporter_api_up")).containsExactly("cine_exporter_api_up 0.0");

            rig.cloud.failing.clear();
            await().until(() -> rig.self.hasSucceeded());
            var polls = rig.samples("cine_exporter_polls_total");
            await().pollDelay(Duration.ofMillis(200)).until(() -> true);
            assertThat(rig.samples("cine_exporter_polls_total")).isEqualTo(polls);
        }
    }

    @Test
    void readsShowsBesideThePolls() {
        rig.cloud.with("m1", "c1", "s1", ScriptedCloud.healthy());
        try (PollScheduler rounds = new PollScheduler(rig.machines, rig.shows, Duration.ofMillis(20))) {
            rounds.start();

            await().until(() ->
                    rig.samples("cine_screen_data_timestamp_seconds").size() == 4);
        }
    }
}
