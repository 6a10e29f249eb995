package com.cinemataztic.incidents.notifications.planning;

import static com.cinemataztic.incidents.support.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.notifications.GivenContact;
import com.cinemataztic.incidents.oncall.EscalationLevels;
import com.cinemataztic.incidents.oncall.Recipient;
import com.cinemataztic.incidents.tickets.EscalationState;
import com.cinemataztic.incidents.tickets.board.Deadline;
import com.cinemataztic.incidents.tickets.board.Deadline.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which escalation level is due, and who is on it. */
class EscalationPolicyTests {

    private static final EscalationDelays STEPS =
            new EscalationDelays(Duration.ofMinutes(10), Duration.ofMinutes(45), Duration.ofMinutes(15));

    @ParameterizedTest(name = "notified at noon, the show in {0} min: {1} min later level {2}")
    @CsvSource({
        // A show in an hour passes all levels: untaken at 10, 45 before at 15, 15 before at 45.
        "60, 0, 1",
        "60, 9, 1",
        "60, 10, 2",
        "60, 14, 2",
        "60, 15, 3",
        "60, 44, 3",
        "60, 45, 4",
        "60, 59, 4",
        // Far away there is one step.
        "600, 9, 1",
        "600, 10, 2",
        "600, 500, 2",
        "600, 555, 3",
        "600, 585, 4",
        // Born late: what is past comes to one.
        "46, 0, 1",
        "45, 0, 2",
        "20, 0, 2",
        "20, 5, 3",
        "20, 10, 4",
        "15, 0, 3",
        "15, 9, 3",
        "15, 10, 4",
        "1, 0, 3"
    })
    void stepsThatArePastComeToOneLevel(int showIn, int minutes, int level) {
        assertThat(due(show(showIn), minutes)).isEqualTo(level);
    }

    @ParameterizedTest(name = "no show known: after {0} min level {1}")
    @CsvSource({"0, 1", "9, 1", "10, 2", "20, 3", "30, 4", "300, 4"})
    void withoutAKnownShowEachIntervalIsALevel(int minutes, int level) {
        assertThat(due(new Deadline(Kind.UNKNOWN, null), minutes)).isEqualTo(level);
    }

    @ParameterizedTest(name = "missing a show: after {0} min level {1}")
    @CsvSource({"0, 3", "9, 3", "10, 4"})
    void whatMissesAShowIsPastBothStepsThatCountBackFromIt(int minutes, int level) {
        assertThat(due(new Deadline(Kind.MISSING_NOW, at(20)), minutes)).isEqualTo(level);
    }

    @Test
    void aClockThatWasSetBackClimbsNothing() {
        assertThat(due(new Deadline(Kind.UNKNOWN, null), -30)).isEqualTo(1);
        assertThat(due(show(600), -30)).isEqualTo(1);
    }

    @ParameterizedTest(name = "the show at {0}: the second step at {1}")
    @CsvSource({
        // The night the clocks go forward, Copenhagen and Auckland.
        "2026-03-29T03:30+02:00, 2026-03-29T01:45+01:00",
        "2026-09-27T03:15+13:00, 2026-09-27T01:30+12:00",
        // The night they go back: 02:30 comes twice.
        "2026-10-25T02:30+02:00, 2026-10-25T01:45+02:00",
        "2026-10-25T02:30+01:00, 2026-10-25T02:45+02:00",
        "2026-10-25T03:15+01:00, 2026-10-25T02:30+01:00",
        "2026-04-05T02:30+12:00, 2026-04-05T02:45+13:00"
    })
    void stepsAreElapsedTimeOnTheDaysTheClocksChange(OffsetDateTime show, OffsetDateTime step) {
        var deadline = new Deadline(Kind.NEXT_SHOW, show.toInstant());
        var state = new EscalationState(1, show.toInstant().minus(Duration.ofHours(9)));
        assertThat(EscalationPolicy.due(state, deadline, STEPS, step.toInstant().minusSeconds(1)))
                .isEqualTo(2);
        assertThat(EscalationPolicy.due(state, deadline, STEPS, step.toInstant()))
                .isEqualTo(3);
    }

    @Test
    void anEmptyLevelIsTheNextOnesAndWithNoneAboveTheOneBelow() {
        var anna = recipient("anna");
        var bo = recipient("bo");
        assertThat(EscalationPolicy.at(2, new EscalationLevels(List.of(anna), List.of(), List.of(bo))))
                .containsExactly(bo);
        assertThat(EscalationPolicy.at(3, new EscalationLevels(List.of(anna), List.of(bo), List.of())))
                .containsExactly(bo);
        assertThat(EscalationPolicy.at(2, new EscalationLevels(List.of(anna), List.of(), List.of())))
                .containsExactly(anna);
        assertThat(EscalationPolicy.at(2, new EscalationLevels(List.of(), List.of(), List.of())))
                .isEmpty();
    }

    @Test
    void theLastCallIsEverybodysOnce() {
        var anna = recipient("anna");
        var bo = recipient("bo");
        assertThat(EscalationPolicy.at(4, new EscalationLevels(List.of(anna), List.of(bo), List.of(anna))))
                .containsExactly(anna, bo);
    }

    private static int due(Deadline deadline, int minutes) {
        return EscalationPolicy.due(new EscalationState(1, NOON), deadline, STEPS, at(minutes));
    }

    private static Deadline show(int minutes) {
        return new Deadline(Kind.NEXT_SHOW, at(minutes));
    }

    private static Instant at(int minutes) {
        return NOON.plus(Duration.ofMinutes(minutes));
    }

    private static Recipient recipient(String id) {
        return new Recipient(GivenContact.named(id).contact(), Recipient.Reason.CONTACT, null);
    }
}
