package com.cinemataztic.incidents.exporter.cinecloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.exporter.FakeVendor.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threeten.extra.MutableClock;

/** Retries, pauses and limits of calls that fail. */
class HttpCineCloudFailureTests extends HttpCineCloudRig {

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
    void rejectsAnUnaskedNotModified() {
        vendor.replies(STATUS, () -> new Reply(304, "", Map.of()));

        assertThat(cloud.status(M1, Effort.FULL)).isEqualTo(new Answer.Failed<>("http_304"));
    }

    @Test
    void keepsQuietForAllCallersAsLongAsA429Asks() {
        AtomicInteger answers = new AtomicInteger();
        vendor.replies(
                STATUS,
                () -> answers.getAndIncrement() == 0
                        ? new Reply(429, "", Map.of("Retry-After", "5"))
                        : new Reply(200, "{\"machineId\":\"m1\",\"online\":true}", Map.of()));
        long start = System.nanoTime();

        try (HttpCineCloud quiet = cloud(Duration.ofSeconds(20), Duration.ofSeconds(10))) {
            assertThat(quiet.status(M1, Effort.quick(Duration.ofSeconds(4)))).isInstanceOf(Answer.Good.class);
        }

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(4900));
        assertThat(vendor.requests()).hasSize(2);
    }

    @Test
    void rejectsCallsWithoutMakingThemDuringALongPause() {
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

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(20));
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
            cloud.status(M1, Effort.quick(Duration.ofSeconds(20)));
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

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
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

        try (HttpCineCloud impatient = cloud(Duration.ofMillis(500), Duration.ofSeconds(2))) {
            assertThat(impatient.status(M1, Effort.FULL)).isEqualTo(new Answer.Failed<>("timeout"));
        }
        assertThat(errors).containsExactly("status timeout");
    }

    @Test
    void rejectsAnAnswerWithoutEnd() {
        vendor.says(STATUS, "x".repeat(5 << 20));

        assertThat(cloud.status(M1, Effort.FULL)).isEqualTo(new Answer.Failed<>("oversize"));
    }

    @Test
    void saysThatNobodyListens() {
        vendor.close();

        assertThat(cloud.status(M1, Effort.FULL)).isEqualTo(new Answer.Failed<>("connection"));
    }
}
