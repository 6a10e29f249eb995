package com.cinemataztic.incidents.tickets.rules;

import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.support.Given;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.Ticket.Predecessor;
import com.cinemataztic.incidents.tickets.TimelineEntry.Kind;
import com.cinemataztic.incidents.tickets.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule 7: a person closes a ticket while its alert fires. */
class SnoozeTests extends LifeRig {

    private final Given alert = offline("s1");

    @BeforeEach
    void aPersonClosesItWhileItFires() {
        fires(alert);
        moves(new Transition.Close(CloseReason.FALSE_ALARM, ""));
        assertThat(ticket().state()).isEqualTo(State.CLOSED);
    }

    @ParameterizedTest(name = "next show in {0} min -> re-check in {1} min")
    @CsvSource({"'', 30", "120, 30", "50, 30", "49, 29", "40, 20", "26, 6", "25, 5", "24, 5", "10, 5", "0, 5"})
    void theReCheckComesBeforeTheShow(String show, int recheck) {
        var until = OpenTicket.WINDOWS.snoozedUntil(
                now, show.isEmpty() ? null : now.plus(Duration.ofMinutes(Integer.parseInt(show))));

        assertThat(until).isEqualTo(now.plus(Duration.ofMinutes(recheck)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // what is reported                       | min after | opens
        "the same episode again,                   1, nothing",
        "an earlier episode,                       1, nothing",
        "the same episode by the list,             29, nothing",
        "a new episode,                            1, a new ticket",
        "a new episode as monitoring restarted,    1, nothing",
        "a new episode after its end,              1, a new ticket",
        "a new episode after a false end,          1, nothing",
        "another alert of the same fault,          1, a new ticket",
        "the same episode when the snooze is over,   31, the same ticket",
    })
    void noPathOpensItBeforeTheReCheckButANewEpisodeDoes(String report, int minutes, String opens) {
        var closed = ticket();
        if (report.contains("end")) {
            ends(alert, minute(1));
        }
        afterMinutes(minutes);
        monitoringRestarted = report.contains("restarted") || report.contains("false");
        fires(
                report.contains("new episode")
                        ? alert.startsAt(minute(3))
                        : report.contains("earlier")
                                ? alert.startsAt(minute(-3))
                                : report.contains("another") ? alert.fingerprint("fp-other") : alert);

        switch (opens) {
            case "nothing" -> {
                assertThat(ticket().state()).isEqualTo(State.CLOSED);
                assertThat(ticket().snoozedUntil()).isEqualTo(closed.snoozedUntil());
                assertThat(ticket().version()).isEqualTo(closed.version());
            }
            case "a new ticket" -> {
                assertThat(ticket().id()).isNotEqualTo(closed.id());
                assertThat(ticket().predecessor()).isEqualTo(new Predecessor(closed.id(), closedAt(closed)));
            }
            default -> {
                assertThat(ticket().id()).isEqualTo(closed.id());
                assertThat(ticket().state()).isEqualTo(State.OPEN);
            }
        }
    }

    @Test
    void whatARestartOfTheMonitoringReportedAgainStaysSnoozedLongAfterTheRestart() {
        monitoringRestarted = true;
        fires(alert.startsAt(minute(5)));
        monitoringRestarted = false;
        afterMinutes(11);
        fires(alert.startsAt(minute(5)));

        assertThat(ticket().state()).isEqualTo(State.CLOSED);
    }

    @Test
    void whatStillFiresAtTheReCheckReopensTheTicketWithAPendingNotification() {
        afterMinutes(29);
        assertThat(rechecks()).isInstanceOf(Decision.Unchanged.class);
        afterMinutes(1);
        rechecks();

        assertThat(ticket().state()).isEqualTo(State.OPEN);
        assertThat(ticket().snoozedUntil()).isNull();
        assertThat(ticket().closedAt()).isNull();
        assertThat(ticket().timeline().getLast().kind()).isEqualTo(Kind.REOPENED);
        assertThat(ticket().timeline().getLast().notable()).isTrue();
        assertThat(ticket().timeline().getLast().note()).isEqualTo("still firing at the re-check");
    }

    @Test
    void whatEndedMeanwhileStaysClosed() {
        ends(alert, minute(10));
        assertThat(ticket().state()).isEqualTo(State.CLOSED);
        assertThat(ticket().recoveredAt()).isEqualTo(now);
        afterMinutes(30);
        rechecks();

        assertThat(ticket().state()).isEqualTo(State.CLOSED);
        assertThat(ticket().snoozedUntil()).isNull();
    }

    @Test
    void aSuccessorStandsForItAtTheReCheck() {
        afterMinutes(30);
        var decision = TimeRules.recheck(ticket(), true, context());

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Changed.class,
                        changed -> assertThat(changed.next().state()).isEqualTo(State.CLOSED));
    }

    @Test
    void aRetiredScreenStaysSnoozedAsLongAsItIsNotListed() {
        rechecksNow();
        screenGone = true;
        moves(new Transition.Close(CloseReason.RETIRED, ""));
        afterMinutes(30);
        rechecks();
        assertThat(ticket().state()).isEqualTo(State.CLOSED);
        assertThat(ticket().snoozedUntil()).isEqualTo(now.plus(Duration.ofMinutes(30)));

        screenGone = false;
        rechecksNow();
        assertThat(ticket().state()).isEqualTo(State.OPEN);
    }

    @Test
    void aTicketThatDoesNotFireHushesNothing() {
        rechecksNow();
        ends(alert, minute(20));
        moves(new Transition.Close(CloseReason.FIXED, ""));

        assertThat(ticket().snoozedUntil()).isNull();
    }

    @Test
    void openingItByHandEndsTheHush() {
        moves(new Transition.Reopen(""));

        assertThat(ticket().snoozedUntil()).isNull();
        assertThat(ticket().state()).isEqualTo(State.OPEN);
    }

    private void rechecksNow() {
        afterMinutes(30);
        rechecks();
    }

    private static Instant closedAt(Ticket ticket) {
        return Objects.requireNonNull(ticket.closedAt());
    }
}
