package com.cinemataztic.incidents.exporter;

import static java.net.HttpURLConnection.HTTP_OK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.exporter.config.ExporterSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The exporter against the stand-in for the vendor's cloud, started as a person starts it. */
class StandInTests extends OnTheStandIn {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(60);
    private static final String FIRST_MACHINE = "02:c1:9e:37:79:b1";

    @Test
    void pollsAllSevenHundredMachinesAndFollowsWhatIsDoneToThem() throws IOException {
        try (Exporter exporter = exporter()) {
            Pages pages = new Pages(exporter.port());
            await().atMost(TIME_LIMIT).until(() -> pages.get("/-/ready").statusCode() == HTTP_OK);
            await().atMost(TIME_LIMIT).until(() -> count(pages, "cine_screen_next_show_timestamp_seconds{") == 700);

            assertThat(count(pages, "cine_machine_up{")).isEqualTo(700);
            assertThat(count(pages, "cine_screen_info{")).isEqualTo(700);
            assertThat(count(pages, "cine_cinema_info{")).isEqualTo(98);
            assertThat(count(pages, "cine_machine_download_info{")).isEqualTo(1400);
            assertThat(pages.metrics())
                    .contains("cinema_name=\"Ærø Bio\"", "region=\"new-zealand\"", "time_zone=\"Atlantic/Canary\"")
                    .doesNotContain("cine_machine_fault_since_timestamp_seconds{", "cine_exporter_call_errors_total{");

            standIn.control("break?machine=" + FIRST_MACHINE);
            awaitLine(pages, up(FIRST_MACHINE, "denmark") + "0.0");
            assertThat(count(pages, "cine_machine_fault_since_timestamp_seconds{"))
                    .isEqualTo(1);

            String swapped = standIn.control("swap?machine=" + FIRST_MACHINE);
            String unit = new JsonMapper().readTree(swapped).path("machineId").stringValue();
            awaitLine(pages, up(unit, "denmark") + "1.0");
            assertThat(pages.metrics()).doesNotContain(FIRST_MACHINE);

            standIn.control("rename?cinema=dk-001&name=%22Bio%22%0A%3Cb%3E%5C");
            awaitLine(pages, "cinema_name=\"\\\"Bio\\\" <b>\\\\\"");
            assertThat(pages.metrics()).contains(up(unit, "denmark") + "1.0");

            standIn.control("add?cinema=dk-001&name=Sal%204");
            standIn.control("retire?cinema=dk-001&screen=s2");
            awaitLine(pages, "cinema_id=\"dk-001\",region=\"denmark\",screen_id=\"s4\",screen_name=\"Sal 4\"");
            await().atMost(TIME_LIMIT).until(() -> count(pages, "cine_machine_up{") == 700);
            assertThat(pages.metrics()).doesNotContain("cinema_id=\"dk-001\",region=\"denmark\",screen_id=\"s2\"");
        }
    }

    @Test
    void remembersWhatWasDoneOverARestart(@TempDir Path folder) {
        Map<String, String> state =
                Map.of("CINE_CLOUD_STATE", folder.resolve("state").toString());
        String faults;
        String machines;
        try (StandIn first = StandIn.start(state)) {
            first.control("break?cinema=dk-002&fault=display");
            first.control("swap?machine=" + FIRST_MACHINE);
            first.control("rename?cinema=dk-001&name=A%20%20%22B%22");
            first.control("add?cinema=dk-001&name=Sal%204");
            first.control("retire?cinema=dk-001&screen=s3");
            first.control("seed?seed=5&percent=5");
            first.control("api?mode=slow&amount=1&endpoint=shows");
            faults = lasting(first);
            machines = first.pages().get("/control/machines?cinema=dk-001").body();
        }
        try (StandIn second = StandIn.start(state)) {
            assertThat(second.pages().get("/control/machines?cinema=dk-001").body())
                    .isEqualTo(machines);
            assertThat(lasting(second)).isEqualTo(faults);
        }
    }

    @Test
    void answersPeopleInText() {
        try (StandIn people = StandIn.start(Map.of())) {
            people.control("rename?cinema=dk-001&name=%22Bio%22%20%5C%20%7B1%7D");
            people.control("break?machine=" + FIRST_MACHINE + "&fault=heat");
            people.control("break?machine=" + FIRST_MACHINE);
            people.control("api?mode=slow&amount=5&endpoint=shows");
            people.control("night?mode=on");

            assertThat(text(people, "machines?cinema=dk-001").lines())
                    .contains(FIRST_MACHINE + "   denmark       dk-001   s1    \"Bio\" \\ {1}, Sal 1   [heat,offline]");
            assertThat(text(people, "faults"))
                    .contains("[offline since ", "[heat since ")
                    .endsWith("the API is slow (5) at shows; to end this: ops/break vendor up\n"
                            + "machines are switched off at night; to end this: ops/break night off\n");
            assertThat(text(people, "machines?cinema=nowhere"))
                    .isEqualTo("no cinema nowhere; ids have the form dk-014, see GET /control/machines\n");
        }
    }

    private static String text(StandIn standIn, String question) {
        return standIn.pages()
                .get("/control/" + question, StandIn.TOKEN, "Accept", "text/plain")
                .body();
    }

    @ParameterizedTest
    @CsvSource({
        "dk-001, Europe/Copenhagen, 2026-03-27T12:00:00Z",
        "dk-001, Europe/Copenhagen, 2026-10-23T12:00:00Z",
        "au-001, Australia/Sydney, 2026-04-03T12:00:00Z",
        "nz-001, Pacific/Auckland, 2026-09-25T12:00:00Z"
    })
    void keepsTheWallClockOfTheCinemaWhenClocksChange(String cinema, String zone, String from) {
        List<LocalTime> firstOfTheDay = new ArrayList<>();
        String body = standIn.pages()
                .get("/api/v1/cinemas/" + cinema + "/screens/s1/shows?hours=96&from=" + from, StandIn.TOKEN)
                .body();
        Instant before = Instant.EPOCH;
        for (var show : new JsonMapper().readTree(body).path("shows")) {
            Instant startsAt = Instant.parse(show.path("startsAt").stringValue());
            if (Duration.between(before, startsAt).compareTo(Duration.ofHours(6)) > 0) {
                firstOfTheDay.add(startsAt.atZone(ZoneId.of(zone)).toLocalTime());
            }
            before = startsAt;
        }
        assertThat(firstOfTheDay.subList(1, firstOfTheDay.size())).hasSizeGreaterThan(2);
        assertThat(firstOfTheDay.subList(1, firstOfTheDay.size()).stream().distinct())
                .hasSize(1);
    }

    /** What was done by hand: faults of the seed may end between two reads. */
    private static String lasting(StandIn standIn) {
        JsonNode reported =
                new JsonMapper().readTree(standIn.pages().get("/control/faults").body());
        List<String> byHand = reported.path("faults")
                .valueStream()
                .filter(fault -> fault.path("cinemaId").stringValue().equals("dk-002"))
                .filter(fault -> fault.path("fault").stringValue().equals("display"))
                .map(JsonNode::toString)
                .toList();
        assertThat(byHand).hasSize(3);
        return byHand + " " + reported.path("trouble") + reported.path("seed") + reported.path("night");
    }

    private static Exporter exporter() throws IOException {
        ExporterSettings settings = ExporterSettings.from(Map.of(
                "EXPORTER_PORT",
                "0",
                "CINE_CLOUD_URL",
                standIn.url(),
                "CINE_CLOUD_TOKEN",
                StandIn.TOKEN,
                "CINE_CLOUD_POLL_INTERVAL",
                "500ms"));
        return Exporter.start(settings, Clock.systemUTC());
    }

    private static String up(String machine, String region) {
        return "cine_machine_up{cinema_id=\"dk-001\",machine_id=\"" + machine + "\",region=\"" + region
                + "\",screen_id=\"s1\"} ";
    }

    private static void awaitLine(Pages pages, String part) {
        await().atMost(TIME_LIMIT).until(() -> pages.metrics().contains(part));
    }

    private static long count(Pages pages, String start) {
        return pages.metrics().lines().filter(line -> line.startsWith(start)).count();
    }
}
