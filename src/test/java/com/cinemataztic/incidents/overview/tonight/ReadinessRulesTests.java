package com.cinemataztic.incidents.overview.tonight;

import static com.cinemataztic.incidents.support.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.fleet.Machine;
import com.cinemataztic.incidents.fleet.Schedule;
import com.cinemataztic.incidents.overview.tonight.Readiness.Reason;
import com.cinemataztic.incidents.overview.tonight.ReadinessRules.Facts;
import com.cinemataztic.incidents.overview.tonight.ReadinessRules.Judgement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row is one screen, in an evening that ends twelve hours from now. */
class ReadinessRulesTests {

    private static final Instant UNTIL = NOON.plus(Duration.ofHours(12));
    private static final Predicate<Instant> NO_WINDOW = at -> false;

    /** Columns: its shows; machines; ticket; window; blind; what is expected. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # Nothing but fresh and healthy data of every machine makes a screen ready.
            in-an-hour | WELL          | -      | -     | -     | PROVEN
            on-now     | WELL          | -      | -     | -     | PROVEN
            in-an-hour | WELL,WELL     | -      | -     | -     | PROVEN
            in-an-hour | WELL,GONE     | -      | -     | -     | PROVEN
            # No data is not health.
            in-an-hour |               | -      | -     | -     | NO_MACHINE
            in-an-hour | GONE          | -      | -     | -     | NO_MACHINE
            in-an-hour | UNKNOWN       | -      | -     | -     | NO_DATA
            in-an-hour | WELL,UNKNOWN  | -      | -     | -     | NO_DATA
            on-now     | UNKNOWN       | -      | -     | -     | NO_DATA
            # While monitoring is blind, a missing ticket proves nothing.
            in-an-hour | WELL          | -      | -     | blind | BLIND
            in-an-hour | UNKNOWN       | -      | -     | blind | BLIND
            in-an-hour |               | -      | -     | blind | BLIND
            # A show that is not known may begin at any moment.
            never-read | WELL          | -      | -     | -     | NO_SCHEDULE
            run-out    | WELL          | -      | -     | -     | NO_SCHEDULE
            never-read | UNKNOWN       | -      | -     | -     | NO_DATA
            never-read | WELL          | -      | -     | blind | BLIND
            # What is broken is at risk, however much else is not known.
            in-an-hour | WELL          | ticket | -     | -     | TICKET
            in-an-hour | FAULTY        | ticket | -     | -     | TICKET
            in-an-hour |               | ticket | -     | -     | TICKET
            in-an-hour | UNKNOWN       | ticket | -     | blind | TICKET
            never-read | WELL          | ticket | -     | -     | TICKET
            in-an-hour | FAULTY        | -      | -     | -     | FAULT
            in-an-hour | WELL,FAULTY   | -      | -     | -     | FAULT
            in-an-hour | UNKNOWN,FAULTY| -      | -     | -     | FAULT
            in-an-hour | FAULTY        | -      | -     | blind | FAULT
            never-read | FAULTY        | -      | -     | -     | FAULT
            # Maintenance is a column of its own, whatever else is known.
            in-an-hour | WELL          | -      | now   | -     | WINDOW
            in-an-hour | WELL          | -      | show  | -     | WINDOW
            in-an-hour | FAULTY        | ticket | now   | -     | WINDOW
            in-an-hour | UNKNOWN       | -      | show  | blind | WINDOW
            never-read |               | -      | now   | -     | WINDOW
            on-now     | WELL          | -      | now   | -     | WINDOW
            in-an-hour | WELL          | -      | later | -     | PROVEN
            never-read | WELL          | -      | show  | -     | NO_SCHEDULE
            """)
    void aScreenIs(
            String shows, @Nullable String machines, String ticket, String window, String blind, Reason expected) {
        var facts = new Facts(
                schedule(shows), states(machines), ticket.equals("ticket"), window(window), blind.equals("blind"));
        assertThat(ReadinessRules.judge(facts, NOON, UNTIL).map(Judgement::reason))
                .contains(expected);
    }

    @Test
    void aReasonBelongsToWhatItMeans() {
        assertThat(Stream.of(Reason.values()).filter(reason -> reason.readiness() == Readiness.READY))
                .containsExactly(Reason.PROVEN);
        assertThat(Stream.of(Reason.values()).filter(reason -> reason.readiness() == Readiness.AT_RISK))
                .containsExactly(Reason.TICKET, Reason.FAULT);
        assertThat(Stream.of(Reason.values()).filter(reason -> reason.readiness() == Readiness.MAINTENANCE))
                .containsExactly(Reason.WINDOW);
    }

    @ParameterizedTest
    @CsvSource({"719, true", "720, false", "721, false", "1, true"})
    void aShowCountsIfItBeginsBeforeTheEnd(int minutes, boolean counts) {
        var facts = healthy(next(minutes));
        assertThat(ReadinessRules.judge(facts, NOON, UNTIL).isPresent()).isEqualTo(counts);
    }

    @Test
    void aShowInProgressCountsWhateverComesAfterIt() {
        var current = new Schedule(NOON.minusSeconds(300), NOON.plusSeconds(300), NOON.plus(Duration.ofDays(1)), NOON);
        assertThat(ReadinessRules.judge(healthy(current), NOON, UNTIL))
                .contains(new Judgement(Reason.PROVEN, null, NOON.plusSeconds(300)));
    }

    @Test
    void aBrokenScreenWithoutAShowInThatTimeIsNotCounted() {
        var facts = new Facts(next(2_000), List.of(Machine.State.FAULTY), true, NO_WINDOW, false);
        assertThat(ReadinessRules.judge(facts, NOON, UNTIL)).isEmpty();
    }

    static Stream<Facts> everything() {
        return IntStream.range(0, 4 * 16 * 8).mapToObj(bits -> {
            var machines = IntStream.range(0, 4)
                    .filter(index -> (bits >> 2 + index & 1) == 1)
                    .mapToObj(index -> Machine.State.values()[index])
                    .toList();
            return new Facts(
                    schedule(List.of("in-an-hour", "on-now", "never-read", "run-out")
                            .get(bits & 3)),
                    machines,
                    (bits >> 6 & 1) == 1,
                    (bits >> 7 & 1) == 1 ? at -> true : NO_WINDOW,
                    (bits >> 8 & 1) == 1);
        });
    }

    @ParameterizedTest
    @MethodSource("everything")
    void nothingIsReadyThatIsNotProvenInEveryRespect(Facts facts) {
        var ready = ReadinessRules.judge(facts, NOON, UNTIL)
                .map(its -> its.reason().readiness())
                .equals(Optional.of(Readiness.READY));
        var listed = facts.machines().stream()
                .filter(state -> state != Machine.State.GONE)
                .toList();
        var schedule = facts.schedule();
        assertThat(ready)
                .isEqualTo(!listed.isEmpty()
                        && listed.stream().allMatch(state -> state == Machine.State.WELL)
                        && !facts.hasTicket()
                        && !facts.isBlind()
                        && !facts.isMaintained().test(NOON)
                        && schedule != null
                        && (schedule.inProgressUntil(NOON) != null || schedule.nextAfter(NOON) != null));
    }

    private static Facts healthy(Schedule schedule) {
        return new Facts(schedule, List.of(Machine.State.WELL), false, NO_WINDOW, false);
    }

    private static Schedule next(int minutes) {
        return new Schedule(null, null, NOON.plus(Duration.ofMinutes(minutes)), NOON);
    }

    private static @Nullable Schedule schedule(String shows) {
        return switch (shows) {
            case "in-an-hour" -> next(60);
            case "on-now" -> new Schedule(NOON.minusSeconds(60), NOON.plusSeconds(600), null, NOON);
            case "run-out" -> next(-120);
            case "never-read" -> null;
            default -> throw new IllegalArgumentException(shows);
        };
    }

    private static List<Machine.State> states(@Nullable String machines) {
        return machines == null
                ? List.of()
                : Arrays.stream(machines.split(",")).map(Machine.State::valueOf).toList();
    }

    private static Predicate<Instant> window(String when) {
        return switch (when) {
            case "now" -> NOON::equals;
            case "show" -> NOON.plus(Duration.ofMinutes(60))::equals;
            case "later" -> NOON.plus(Duration.ofHours(3))::equals;
            default -> NO_WINDOW;
        };
    }
}
