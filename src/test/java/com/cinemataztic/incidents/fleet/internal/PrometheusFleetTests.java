package com.cinemataztic.incidents.fleet.internal;

import static com.cinemataztic.incidents.platform.prometheus.StubPrometheus.series;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.fleet.Cinema;
import com.cinemataztic.incidents.fleet.FleetSource;
import com.cinemataztic.incidents.fleet.Machine;
import com.cinemataztic.incidents.fleet.MachineFault;
import com.cinemataztic.incidents.fleet.Schedule;
import com.cinemataztic.incidents.fleet.Screen;
import com.cinemataztic.incidents.fleet.ScreenRef;
import com.cinemataztic.incidents.platform.StubHttp;
import com.cinemataztic.incidents.platform.prometheus.StubPrometheus;
import com.cinemataztic.incidents.regions.RegionId;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threeten.extra.MutableClock;

class PrometheusFleetTests {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final String SEES_ALL =
            "min(up{job=\"cineexporter\"}) * min(cine_exporter_api_up)" + " * min(cine_exporter_listings_complete)";
    private static final String NEXT = "cine_screen_next_show_timestamp_seconds";

    private final StubPrometheus prometheus = new StubPrometheus();
    private final List<Map<String, Object>> machines = new ArrayList<>();
    private final PrometheusFleet fleet =
            new PrometheusFleet(prometheus.queries(), MutableClock.of(NOW, ZoneOffset.UTC));

    @AfterEach
    void close() {
        prometheus.close();
    }

    @Test
    void readsCinemasScreensAndTheirShows() {
        tellCinema("dk-001", "Ærø Bio", "denmark", "Europe/Copenhagen");
        tellScreen();
        prometheus.serve(NEXT, show(NOW.plusSeconds(7200)));
        prometheus.serve("cine_screen_current_show_start", show(NOW.minusSeconds(60)));
        prometheus.serve("cine_screen_current_show_end", show(NOW.plusSeconds(900)));
        var reading = read();
        assertThat(reading.cinemas())
                .containsExactly(
                        new Cinema("dk-001", "Ærø Bio", new RegionId("denmark"), ZoneId.of("Europe/Copenhagen")));
        assertThat(reading.screens())
                .containsExactly(new Screen(
                        new ScreenRef("dk-001", "s1"),
                        "Sal 1",
                        new Schedule(NOW.minusSeconds(60), NOW.plusSeconds(900), NOW.plusSeconds(7200), NOW),
                        null));
    }

    @Test
    void currentValuesComeBeforeEarlierOnesSoARenamedCinemaDoesNotFlip() {
        var queries = new ConcurrentLinkedQueue<String>();
        prometheus.behave(call -> {
            queries.add(URLDecoder.decode(call.body(), StandardCharsets.UTF_8));
            return StubHttp.ok("{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}");
        });
        fleet.read();
        assertThat(queries)
                .contains("query=cine_cinema_info or on (cinema_id) last_over_time(cine_cinema_info[6h])")
                .filteredOn(query -> query.contains(" or "))
                .hasSizeGreaterThan(5)
                .allMatch(query ->
                        query.matches("query=(\\w+(?:\\{[^}]*})?) or on \\((cinema_id(, screen_id)?|machine_id)\\)"
                                + " last_over_time\\(\\1\\[6h\\]\\)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Mars/Olympus", "+99:00", "../../etc/passwd"})
    void aZoneThatNobodyKnowsIsUtc(String zone) {
        tellCinema("dk-001", "Bio", "denmark", zone);
        assertThat(read().cinemas().getFirst().zone()).isEqualTo(ZoneOffset.UTC);
    }

    @Test
    void aCinemaWithoutARegionIsUnassignedAndWithoutANameIsItsId() {
        tellCinema("dk-001", "", "<none>", "UTC");
        assertThat(read().cinemas())
                .containsExactly(new Cinema("dk-001", "dk-001", RegionId.UNASSIGNED, ZoneId.of("UTC")));
    }

    @Test
    void seriesWithoutAnIdAreLeftOut() {
        prometheus.serve("cine_cinema_info", series("1", "cinema_name", "No id"), series("1", "cinema_id", "dk-001"));
        prometheus.serve(
                "cine_screen_info",
                series("1", "cinema_id", "dk-001"),
                series("1", "screen_id", "s1"),
                series("1", "cinema_id", "dk-001", "screen_id", "s2"));
        var reading = read();
        assertThat(reading.cinemas()).extracting(Cinema::cinemaId).containsExactly("dk-001");
        assertThat(reading.screens()).extracting(Screen::ref).containsExactly(new ScreenRef("dk-001", "s2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "NaN", "+Inf", "-Inf", "1e11", "1e300", "soon"})
    void aTimeThatCannotBeIsNoShow(String value) {
        tellCinema("dk-001", "Bio", "denmark", "UTC");
        tellScreen();
        prometheus.serve(NEXT, series(value, "cinema_id", "dk-001", "screen_id", "s1"));
        assertThat(read().screens().getFirst().schedule()).isNull();
    }

    @Test
    void ofTwoWordsOnOneScreenTheLaterShowCounts() {
        tellScreen();
        prometheus.serve(NEXT, show(NOW.plusSeconds(7200)), show(NOW.plusSeconds(60)));
        assertThat(schedule()).isEqualTo(new Schedule(null, null, NOW.plusSeconds(7200), NOW));
    }

    @Test
    void anEndWithoutABeginningIsNoSchedule() {
        tellScreen();
        prometheus.serve("cine_screen_current_show_end", show(NOW.plusSeconds(900)));
        assertThat(schedule()).isNull();
    }

    @Test
    void readsMachinesWithAllThatIsWrongWithThem() {
        tellScreen();
        tellMachine("a", "s1");
        tellMachine("b", "");
        prometheus.serve(SEES_ALL, series("1"));
        prometheus.serve("cine_machine_up", machine("0", "a"), machine("1", "b"));
        prometheus.serve("cine_machine_resolution_ok", machine("0", "a"), machine("1", "b"));
        prometheus.serve("cine_machine_game_download_failed", machine("0", "a"), machine("1", "b"));
        prometheus.serve("cine_machine_data_timestamp_seconds", machine("1795435080", "a"));
        var reading = read();
        assertThat(reading.inventory()).containsExactly(new ScreenRef("dk-001", "s1"));
        assertThat(reading.machines())
                .containsExactlyInAnyOrder(
                        new Machine(
                                "a",
                                new ScreenRef("dk-001", "s1"),
                                new RegionId("denmark"),
                                true,
                                Set.of(MachineFault.OFFLINE, MachineFault.RESOLUTION),
                                Instant.ofEpochSecond(1_795_435_080L),
                                null,
                                "",
                                true),
                        new Machine(
                                "b",
                                null,
                                new RegionId("denmark"),
                                true,
                                Set.of(MachineFault.DOWNLOAD),
                                null,
                                null,
                                "",
                                true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "", "NaN"})
    void withoutAGoodPollOfTheVendorThereIsNoInventoryToConcludeFrom(String whole) {
        tellScreen();
        tellMachine("a", "s1");
        if (!whole.isEmpty()) {
            prometheus.serve(SEES_ALL, series(whole));
        }
        assertThat(read().inventory()).isNull();
        assertThat(read().machines()).hasSize(1);
    }

    @Test
    void aScrapeThatFailsBetweenTwoQuestionsIsNoInventory() {
        tellScreen();
        prometheus.serve(SEES_ALL, series("1"));
        assertThat(read().inventory()).as("no machine is reported").isNull();
        tellMachine("a", "s1");
        assertThat(read().inventory()).isNotNull();
        prometheus.afterwards("cine_machine_info", () -> prometheus.serve(SEES_ALL, series("0")));
        assertThat(read().inventory()).as("not whole any more").isNull();
    }

    private void tellMachine(String id, String screen) {
        var cinema = screen.isEmpty() ? "" : "dk-001";
        var labels = new String[] {"machine_id", id, "cinema_id", cinema, "screen_id", screen, "region", "denmark"};
        machines.add(series("1", labels));
        prometheus.serve("cine_machine_info", machines);
    }

    private static Map<String, Object> machine(String value, String id) {
        return series(value, "machine_id", id);
    }

    @Test
    void anEmptyFleetIsNoReading() {
        assertThat(fleet.read()).isEmpty();
    }

    @Test
    void aPrometheusThatFailsInTheMiddleIsNoReadingEither() {
        tellCinema("dk-001", "Bio", "denmark", "UTC");
        tellScreen();
        prometheus.behave(call -> call.body().contains(NEXT)
                ? new StubHttp.Answer.Whole(503, "")
                : StubHttp.ok("{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":"
                        + "[{\"metric\":{\"cinema_id\":\"dk-001\"},\"value\":[1,\"1\"]}]}}"));
        assertThat(fleet.read()).isEmpty();
        prometheus.recover();
        assertThat(fleet.read()).isPresent();
    }

    @Test
    void withoutAnAddressThereIsNoSource() {
        assertThat(fleet.configured()).isTrue();
        assertThat(new PrometheusFleet(
                                StubPrometheus.queries(null, Duration.ofSeconds(1)),
                                MutableClock.of(NOW, ZoneOffset.UTC))
                        .configured())
                .isFalse();
    }

    private void tellCinema(String id, String name, String region, String zone) {
        prometheus.serve(
                "cine_cinema_info",
                series("1", "cinema_id", id, "cinema_name", name, "region", region, "time_zone", zone));
    }

    private void tellScreen() {
        prometheus.serve(
                "cine_screen_info", series("1", "cinema_id", "dk-001", "screen_id", "s1", "screen_name", "Sal 1"));
    }

    private static Map<String, Object> show(Instant at) {
        return series(Long.toString(at.getEpochSecond()), "cinema_id", "dk-001", "screen_id", "s1");
    }

    private FleetSource.Reading read() {
        return fleet.read().orElseThrow();
    }

    private @Nullable Schedule schedule() {
        List<Screen> screens = read().screens();
        assertThat(screens).hasSize(1);
        return screens.getFirst().schedule();
    }
}
