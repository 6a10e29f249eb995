package com.cinemataztic.incidents.exporter.cinecloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.exporter.FakeVendor;
import com.cinemataztic.incidents.exporter.FakeVendor.Reply;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.threeten.extra.MutableClock;

class HttpCineCloudTests {

    private static final MachineId M1 = new MachineId("m1");
    private static final ScreenRef S1 = new ScreenRef(new CinemaId("dk-001"), "s1");
    private static final String STATUS = "/api/v1/machines/m1/status";
    private static final String SHOWS = "/api/v1/cinemas/dk-001/screens/s1/shows?hours=72";
    private static final String MACHINES = "/api/v1/machines?limit=200";

    private final List<String> errors = new CopyOnWriteArrayList<>();
    private FakeVendor vendor;
    private HttpCineCloud cloud;

    @BeforeEach
    void start() throws IOException {
        vendor = new FakeVendor().hasASmallFleet();
        RetryPolicy fast = new RetryPolicy(Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofSeconds(2));
        cloud = new HttpCineCloud(
                vendor.settings(Duration.ofMillis(500)),
                fast,
                (endpoint, why) -> errors.add(endpoint.word() + " " + why),
                Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        cloud.close();
        vendor.close();
    }

    @Test
    void readsAllPagesInOrder() {
        vendor.says(MACHINES, page("a", "\"p 2\""))
                .says(MACHINES + "&cursor=p%202", page("b", "\"p3\""))
                .says(MACHINES + "&cursor=p3", page("c", "null"));

        assertThat(good(cloud.machines()).items())
                .extracting(m -> m.id().value())
                .containsExactly("a", "b", "c");
        assertThat(good(cloud.machines()).complete()).isTrue();
        assertThat(vendor.lastHeader("Authorization")).contains("Bearer s3cret");
    }

    @Test
    void failsTheWholeListingWhenALaterPageFails() {
        vendor.says(MACHINES, page("a", "\"p2\""));

        assertThat(cloud.machines()).isEqualTo(new Answer.Failed<>("http_404"));
    }

    @Test
    void doesNotPageForEverWhenTheCursorRepeats() {
        vendor.says(MACHINES, page("a", "\"x\"")).says(MACHINES + "&cursor=x", page("b", "\"x\""));

        assertThat(cloud.machines()).isEqualTo(new Answer.Failed<>("malformed"));
    }

    @Test
    void doesNotBelieveAnEmptyListing() {
        vendor.says(MACHINES, "{\"items\":[],\"next\":null}");

        assertThat(cloud.machines()).isEqualTo(new Answer.Failed<>("empty"));
        assertThat(errors).containsExactly("machines empty");
    }

    @Test
    void leavesOutMalformedEntriesAndSaysThatTheListingIsNotComplete() {
        vendor.says(MACHINES, """
                {"items":[{"machineId":"a","cinemaId":"c","screenId":"s"},{"machineId":" ","cinemaId":"c","screenId":"s"},
                 {"cinemaId":"c"},7,null]}""");

        Listing<Machine> listing = good(cloud.machines());

        assertThat(listing.items()).extracting(m -> m.id().value()).containsExactly("a");
        assertThat(listing.complete()).isFalse();
        assertThat(errors).hasSize(4).containsOnly("machines malformed");
    }

    @Test
    void keepsACinemaOfWhichOneScreenIsMalformed() {
        vendor.says("/api/v1/cinemas?limit=200", """
                {"items":[{"cinemaId":"c","cinemaName":"Kino Järve","region":"estonia","timeZone":"Europe/Tallinn",
                 "screens":[{"screenId":"s1","screenName":"Saal 1"},{"screenId":""}]}]}""");

        Listing<Cinema> listing = good(cloud.cinemas());

        assertThat(listing.items().getFirst().screens())
                .extracting(Screen::name)
                .containsExactly("Saal 1");
        assertThat(listing.complete()).isFalse();
        assertThat(errors).containsExactly("cinemas malformed");
    }

    @ParameterizedTest
    @MethodSource("com.cinemataztic.incidents.exporter.cinecloud.StatusFormatTests#malformed")
    void refusesAMalformedStatusAndCountsIt(String body) {
        vendor.says(STATUS, body);

        assertThat(cloud.status(M1, Effort.FULL)).isEqualTo(new Answer.Failed<>("malformed"));
        assertThat(errors).containsExactly("status malformed");
    }

    @Test
    void readsShowsInOrder() {
        vendor.says(SHOWS, """
                {"shows":[{"startsAt":"2026-03-02T10:00:00Z","endsAt":"2026-03-02T10:20:00Z"},
                          {"startsAt":"2026-03-01T10:00:00Z","endsAt":"2026-03-01T10:20:00Z"}]}""");

        assertThat(good(cloud.shows(S1, Duration.ofDays(3), Effort.FULL)))
                .extracting(Show::startsAt)
                .isSorted();
    }

    @Test
    void refusesShowsThatEndBeforeTheyStart() {
        vendor.says(SHOWS, """
                {"shows":[{"startsAt":"2026-03-02T10:00:00Z","endsAt":"2026-03-02T09:00:00Z"}]}""");

        assertThat(cloud.shows(S1, Duration.ofDays(3), Effort.FULL)).isEqualTo(new Answer.Failed<>("malformed"));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 429})
    void triesAgainWhenThatCanHelp(int status) {
        AtomicInteger calls = new AtomicInteger();
        vendor.replies(
                SHOWS,
                () -> calls.incrementAndGet() < 3
                        ? new Reply(status, "", Map.of("Retry-After", "0"))
                        : new Reply(200, "{\"shows\":[]}", Map.of()));

        assertThat(good(cloud.shows(S1, Duration.ofDays(3), Effort.FULL))).isEmpty();
        assertThat(errors).hasSize(2).containsOnly("shows http_" + status);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 401, 404})
    void triesOnceWhenAnotherTryCannotHelp(int status) {
        vendor.replies(STATUS, () -> new Reply(status, "", Map.of("Location", "/api/v1/machines?limit=200")));

        assertThat(cloud.status(M1, Effort.FULL)).isEqualTo(new Answer.Failed<>("http_" + status));
        assertThat(vendor.requests()).containsExactly(STATUS);
    }

    @Test
    void givesUpAfterThreeTries() {
        vendor.down(true);

        assertThat(cloud.status(M1, Effort.FULL)).isEqualTo(new Answer.Failed<>("http_503"));
        assertThat(vendor.requests()).hasSize(3);
    }

    @Test
    void asksOnlyWhetherAnythingHasChangedSinceAnAnswerWithAnETag() {
        AtomicInteger answers = new AtomicInteger();
        vendor.replies(MACHINES, () -> switch (answers.getAndIncrement()) {
            case 0 -> new Reply(200, page("a", "null"), Map.of("ETag", "\"1\""));
            case 1 -> new Reply(304, "", Map.of("ETag", "\"1\""));
            default -> new Reply(200, page("b", "null"), Map.of());
        });

        assertThat(good(cloud.machines())).isEqualTo(good(cloud.machines()));
        assertThat(vendor.lastHeader("If-None-Match")).contains("\"1\"");
        assertThat(good(cloud.machines()).items())
                .extracting(m -> m.id().value())
                .containsExactly("b");
        cloud.machines();
        assertThat(vendor.lastHeader("If-None-Match")).isEmpty();
    }

    @Test
    void neverRemembersAnAnswerThatItCouldNotRead() {
        vendor.replies(SHOWS, () -> new Reply(200, "nonsense", Map.of("ETag", "\"1\"")));
        cloud.shows(S1, Duration.ofDays(3), Effort.FULL);
        cloud.shows(S1, Duration.ofDays(3), Effort.FULL);

        assertThat(vendor.lastHeader("If-None-Match")).isEmpty();
        assertThat(errors).containsExactly("shows malformed", "shows malformed");
    }

    @Test
    void doesNotBelieveThatNothingHasChangedWhenItNeverAsked() {
        vendor.replies(STATUS, () -> new Reply(304, "", Map.of()));

        assertThat(cloud.status(M1, Effort.FULL)).isEqualTo(new Answer.Failed<>("http_304"));
    }

    @Test
    void keepsQuietForAllCallersAsLongAsA429Asks() {
        AtomicInteger answers = new AtomicInteger();
        vendor.replies(
                STATUS,
                () -> answers.getAndIncrement() == 0
                        ? new Reply(429, "", Map.of("Retry-After", "1"))
                        : new Reply(200, "{\"machineId\":\"m1\",\"online\":true}", Map.of()));
        long start = System.nanoTime();

        assertThat(cloud.status(M1, Effort.quick(Duration.ofMillis(400)))).isInstanceOf(Answer.Good.class);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(900));
        assertThat(vendor.requests()).hasSize(2);
    }

    @Test
    void refusesCallsWithoutMakingThemDuringALongPause() {
        vendor.replies(STATUS, () -> new Reply(429, "", Map.of("Retry-After", "120")));
        cloud.status(M1, Effort.FULL);

        assertThat(cloud.status(M1, Effort.FULL)).isEqualTo(new Answer.Failed<>("paused"));
        assertThat(vendor.requests()).hasSize(1);
        assertThat(cloud.machines()).isInstanceOf(Answer.Good.class);
    }

    @Test
    void waitsInAllNoLongerThanOneCallMay() {
        vendor.replies(STATUS, () -> new Reply(429, "", Map.of("Retry-After", "1")));
        long start = System.nanoTime();

        assertThat(cloud.status(M1, Effort.FULL)).isEqualTo(new Answer.Failed<>("paused"));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(3));
    }

    @Test
    void isNotHeldUpForHoursByAVendorThatAlwaysAsksForAPauseThatIsWaitedFor() {
        vendor.repliesToAll(() -> new Reply(429, "", Map.of("Retry-After", "29")));
        MutableClock clock = MutableClock.of(Instant.parse("2026-03-28T12:00:00Z"), ZoneOffset.UTC);
        Instant start = clock.instant();
        try (HttpCineCloud patient = new HttpCineCloud(
                vendor.settings(Duration.ofSeconds(5)), RetryPolicy.STANDARD, (endpoint, why) -> {}, clock, time -> {
                    clock.add(time);
                    return true;
                })) {
            for (int machine = 0; machine < 700; machine++) {
                assertThat(patient.status(new MachineId("m" + machine), Effort.FULL))
                        .isInstanceOf(Answer.Failed.class);
            }
        }

        assertThat(Duration.between(start, clock.instant())).isLessThan(Duration.ofMinutes(5));
    }

    @Test
    void asksAnEndpointThatIsDownNoMoreAndTheOthersStill() {
        vendor.replies(STATUS, () -> new Reply(500, "", Map.of()));
        for (int i = 0; i < 12; i++) {
            cloud.status(M1, Effort.quick(Duration.ofMillis(400)));
        }
        int made = vendor.requests().size();

        assertThat(cloud.status(M1, Effort.FULL)).isEqualTo(new Answer.Failed<>("circuit_open"));
        assertThat(vendor.requests()).hasSize(made);
        assertThat(cloud.machines()).isInstanceOf(Answer.Good.class);
    }

    @Test
    void doesNotTakeAMachineThatTheVendorDoesNotKnowForAnOutage() {
        for (int i = 0; i < 20; i++) {
            assertThat(cloud.status(new MachineId("gone"), Effort.FULL)).isEqualTo(new Answer.Failed<>("http_404"));
        }
    }

    @Test
    void cutsShortWhatTakesLongerThanItsEffort() {
        vendor.hangs(STATUS);
        long start = System.nanoTime();

        assertThat(cloud.status(M1, Effort.quick(Duration.ofMillis(50)))).isEqualTo(new Answer.Failed<>("slow"));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(400));
    }

    @Test
    void pagesNotWithoutEnd() {
        AtomicInteger pages = new AtomicInteger();
        vendor.repliesToAll(() -> new Reply(200, page("m", "\"" + pages.incrementAndGet() + "\""), Map.of()));

        assertThat(cloud.machines()).isEqualTo(new Answer.Failed<>("malformed"));
        assertThat(pages).hasValueLessThan(1000);
    }

    @Test
    void endsACallThatHangs() {
        vendor.hangs(STATUS);

        assertThat(cloud.status(M1, Effort.FULL)).isEqualTo(new Answer.Failed<>("timeout"));
        assertThat(errors).containsExactly("status timeout");
    }

    @Test
    void refusesAnAnswerWithoutEnd() {
        vendor.says(STATUS, "x".repeat(5 << 20));

        assertThat(cloud.status(M1, Effort.FULL)).isEqualTo(new Answer.Failed<>("oversize"));
    }

    @Test
    void saysThatNobodyListens() {
        vendor.close();

        assertThat(cloud.status(M1, Effort.FULL)).isEqualTo(new Answer.Failed<>("connection"));
    }

    @Test
    void encodesIdsInAddresses() {
        assertThat(cloud.status(new MachineId("../a?b#c"), Effort.FULL)).isEqualTo(new Answer.Failed<>("http_404"));
        assertThat(vendor.requests()).containsExactly("/api/v1/machines/..%2Fa%3Fb%23c/status");
    }

    private static String page(String machineId, String next) {
        return """
                {"items":[{"machineId":"%s","cinemaId":"c","screenId":"s","softwareVersion":"1"}],"next":%s}""".formatted(machineId, next);
    }

    private static <T> T good(Answer<T> answer) {
        assertThat(answer).isInstanceOf(Answer.Good.class);
        return ((Answer.Good<T>) answer).value();
    }
}
