package com.cinemataztic.incidents.exporter.collect;

import static com.cinemataztic.incidents.exporter.collect.ScriptedCloud.SINCE;
import static com.cinemataztic.incidents.exporter.collect.ScriptedCloud.broken;
import static com.cinemataztic.incidents.exporter.collect.ScriptedCloud.healthy;
import static com.cinemataztic.incidents.exporter.collect.ScriptedCloud.screen;
import static com.cinemataztic.incidents.exporter.collect.ScriptedCloud.talkative;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.exporter.cinecloud.Fault;
import com.cinemataztic.incidents.exporter.cinecloud.Show;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FleetMetricsTests {

    private final Rig rig = new Rig();

    @Test
    void showsAFixedFleetExactlySo() throws IOException {
        rig.cloud
                .with("m1", "c1", "s1", talkative())
                .with("m2", "c1", "s2", broken(Fault.OFFLINE, Optional.of(SINCE)))
                .with("m3", "c2", "s1", broken(Fault.RESOLUTION, Optional.empty()))
                .with("m4", "c2", "s2", broken(Fault.DOWNLOAD, Optional.of(SINCE.plusMillis(500))))
                .with("m5", "c9", "s1", healthy());
        rig.cloud.statuses.remove(rig.cloud.machines.getLast().id());
        rig.cloud.shows.put(screen("c1", "s1"), List.of(show("2026-03-28T11:50:00Z"), show("2026-03-28T14:00:00Z")));
        rig.machines.poll();
        rig.shows.readDue();

        String exposition = rig.exposition()
                .lines()
                .filter(line -> !line.contains("cine_exporter_poll_duration_seconds "))
                .collect(Collectors.joining("\n", "", "\n"));

        try (InputStream golden = Objects.requireNonNull(getClass().getResourceAsStream("exposition.txt"))) {
            assertThat(exposition).isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void tellsOfNoMachineBeforeTheCinemasHaveBeenListed() {
        rig.cloud.with("m1", "c1", "s1", healthy()).with("m2", "c9", "s1", healthy());
        rig.cloud.failing.add("cinemas");
        rig.machines.poll();
        assertThat(rig.samples("cine_machine_")).isEmpty();

        rig.cloud.failing.clear();
        rig.machines.poll();
        rig.cloud.failing.add("cinemas");
        rig.machines.poll();
        assertThat(rig.samples("cine_machine_up"))
                .containsExactlyInAnyOrder(
                        "cine_machine_up{cinema_id=\"c1\",machine_id=\"m1\",region=\"denmark\",screen_id=\"s1\"} 1.0",
                        "cine_machine_up{cinema_id=\"c9\",machine_id=\"m2\",region=\"unassigned\",screen_id=\"s1\"} 1.0");
    }

    @Test
    void tellsOfNoMachineWhoseCinemaMayBeAmongThoseThatCouldNotBeRead() {
        rig.cloud.with("m1", "c1", "s1", healthy()).with("m2", "c9", "s1", healthy());
        rig.cloud.complete = false;
        rig.machines.poll();
        assertThat(rig.samples("cine_machine_up")).hasSize(1).allMatch(line -> line.contains("\"m1\""));

        rig.cloud.complete = true;
        rig.machines.poll();
        rig.cloud.complete = false;
        rig.machines.poll();
        assertThat(rig.samples("cine_machine_up")).hasSize(2);
    }

    @Test
    void escapesWhatNamesMayHold() {
        rig.cloud.cinemas.clear();
        rig.cloud.cinemas.add(ScriptedCloud.cinema("c1", "\"Bio\" \\ Ærø\nSal 🎬", "denmark"));
        rig.cloud.with("m1", "c1", "s1", healthy());
        rig.machines.poll();

        assertThat(rig.samples("cine_cinema_info"))
                .containsExactly("cine_cinema_info{cinema_id=\"c1\",cinema_name=\"\\\"Bio\\\" \\\\ Ærø\\nSal 🎬\","
                        + "region=\"denmark\",time_zone=\"Europe/Copenhagen\"} 1");
    }

    @Test
    void passesOverToTheNextShowWithoutAnotherCall() {
        rig.cloud.with("m1", "c1", "s1", healthy());
        rig.cloud.shows.put(screen("c1", "s1"), List.of(show("2026-03-28T13:00:00Z"), show("2026-03-28T15:00:00Z")));
        rig.machines.poll();
        rig.shows.readDue();
        int calls = rig.cloud.calls.get();

        assertThat(next()).contains(Instant.parse("2026-03-28T13:00:00Z"));
        assertThat(rig.samples("cine_screen_current")).isEmpty();

        rig.clock.setInstant(Instant.parse("2026-03-28T13:00:00Z"));
        assertThat(next()).contains(Instant.parse("2026-03-28T15:00:00Z"));
        assertThat(rig.samples("cine_screen_current")).hasSize(2);

        rig.clock.setInstant(Instant.parse("2026-03-28T13:20:00Z"));
        assertThat(rig.samples("cine_screen_current")).isEmpty();

        rig.clock.setInstant(Instant.parse("2026-03-28T15:00:00Z"));
        assertThat(next()).isEmpty();
        assertThat(rig.cloud.calls).hasValue(calls);
    }

    @Test
    void keepsToTheWallClockOfTheCinemaOverADayWithAnHourLess() {
        ZoneId copenhagen = ZoneId.of("Europe/Copenhagen");
        LocalTime ten = LocalTime.of(10, 0);
        List<Show> shows = Stream.of("2026-03-28", "2026-03-29", "2026-03-30")
                .map(day -> LocalDate.parse(day).atTime(ten).atZone(copenhagen).toInstant())
                .map(start -> new Show(start, start.plus(Duration.ofMinutes(20))))
                .toList();
        rig.cloud.with("m1", "c1", "s1", healthy());
        rig.cloud.shows.put(screen("c1", "s1"), shows);
        rig.machines.poll();
        rig.shows.readDue();

        // Clocks went forward on the 29th: ten o'clock is 23 hours after ten o'clock of the day before.
        assertThat(next()).contains(Instant.parse("2026-03-29T08:00:00Z"));
        assertThat(next().orElseThrow().atZone(copenhagen).toLocalTime()).isEqualTo(ten);

        rig.clock.setInstant(Instant.parse("2026-03-29T08:30:00Z"));
        assertThat(next()).contains(Instant.parse("2026-03-30T08:00:00Z"));
    }

    private Optional<Instant> next() {
        return rig.samples("cine_screen_next_show_timestamp_seconds").stream()
                .map(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .map(Instant::ofEpochSecond)
                .findFirst();
    }

    private static Show show(String start) {
        Instant startsAt = Instant.parse(start);
        return new Show(startsAt, startsAt.plus(Duration.ofMinutes(20)));
    }
}
