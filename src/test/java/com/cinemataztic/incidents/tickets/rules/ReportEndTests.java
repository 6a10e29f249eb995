package com.cinemataztic.incidents.tickets.rules;

import static com.cinemataztic.incidents.support.Given.NOON;
import static com.cinemataztic.incidents.support.Reports.lamp;
import static com.cinemataztic.incidents.support.Reports.service;
import static com.cinemataztic.incidents.tickets.rules.TransitionTests.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.support.Reports;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Ticket.Predecessor;
import com.cinemataztic.incidents.tickets.TimelineEntry;
import com.cinemataztic.incidents.tickets.TimelineEntry.Kind;
import com.cinemataztic.incidents.tickets.Transition;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules 6, 7 and 10 for tickets without an alert: how they close, and what opens them again. */
class ReportEndTests extends ReportLife {

    private static final Reports LAMP = lamp("4711");
    private static final Transition CLOSE = new Transition.Close(CloseReason.FIXED, "");

    @Test
    void itsOpenerClosesItWhateverItsStateAndTheAssigneeIsNotified() {
        reports(LAMP);
        moves(new Transition.Take());
        closesByKey("lamp replaced");

        assertThat(ticket().state()).isEqualTo(State.CLOSED);
        assertThat(ticket().closeReason()).isEqualTo(CloseReason.RECOVERED);
        assertThat(ticket().recoveredAt()).isEqualTo(now);
        assertThat(ticket().snoozedUntil()).isNull();
        assertThat(ticket().timeline().getLast()).satisfies(entry -> {
            assertThat(entry.note()).isEqualTo("recovered: lamp replaced");
            assertThat(entry.who()).isEqualTo("lamp-watch");
            assertThat(entry.notable()).isTrue();
        });
        var closed = ticket();
        assertThat(closesByKey("again")).isInstanceOf(Decision.Unchanged.class);
        assertThat(ticket()).isEqualTo(closed);
    }

    @ParameterizedTest(name = "{0} min after the close")
    @CsvSource({"0, true", "29, true", "30, false"})
    void aSecondCloseIsAnsweredWithinTheWindow(int minutes, boolean answered) {
        reports(LAMP);
        closesByKey("");
        afterMinutes(minutes);
        assertThat(ReportRules.isClosedLately(ticket(), context())).isEqualTo(answered);
    }

    @ParameterizedTest(name = "{0} min after its opener closed it -> the same ticket: {1}")
    @CsvSource({"1, true", "29, true", "30, false"})
    void withinTheReopenWindowItIsTheSameTicketAndLaterANewOneThatNamesIt(int minutes, boolean same) {
        reports(LAMP);
        closesByKey("");
        var closed = ticket();
        afterMinutes(minutes);
        reports(LAMP);

        assertThat(ticket().state()).isEqualTo(State.OPEN);
        if (same) {
            assertThat(ticket().id()).isEqualTo(closed.id());
            assertThat(ticket().occurrences()).isEqualTo(2);
            assertThat(ticket().recoveredAt()).isNull();
            assertThat(ticket().timeline().getLast().kind()).isEqualTo(Kind.REOPENED);
            assertThat(ticket().timeline().getLast().notable()).isTrue();
        } else {
            assertThat(ticket().predecessor())
                    .isEqualTo(new Predecessor(closed.id(), Objects.requireNonNull(closed.closedAt())));
        }
    }

    @Test
    void reopeningNotifiesAtMostOnceAnHour() {
        reports(LAMP);
        for (int i = 0; i < 3; i++) {
            closesByKey("");
            afterMinutes(10);
            reports(LAMP);
        }
        assertThat(ticket().timeline())
                .filteredOn(entry -> entry.kind() == Kind.REOPENED)
                .extracting(TimelineEntry::notable)
                .containsExactly(true, false, false);
    }

    @Test
    void aTicketWhoseHistoryIsFullIsFollowedByANewOne() {
        for (int i = 0; i <= Timeline.LONGEST / 2; i++) {
            reports(LAMP);
            closesByKey("");
        }
        assertThat(ticket().predecessor()).isNotNull();
        assertThat(ticket().timeline()).hasSize(2);
    }

    @Test
    void whatAPersonClosedIsSnoozedAndThenOpensAnew() {
        reports(LAMP);
        moves(CLOSE);
        var closed = ticket();
        assertThat(closed.snoozedUntil()).isEqualTo(NOON.plus(OpenTicket.WINDOWS.snooze()));

        afterMinutes(29);
        assertThat(reports(LAMP)).isInstanceOf(Decision.Unchanged.class);
        afterMinutes(1);
        reports(LAMP);
        assertThat(ticket().id()).isNotEqualTo(closed.id());
        assertThat(Objects.requireNonNull(ticket().predecessor()).id()).isEqualTo(closed.id());
    }

    @Test
    void theRecheckEndsTheSnoozeAndReopensNothing() {
        reports(LAMP);
        moves(CLOSE);
        afterMinutes(30);
        rechecks();

        assertThat(ticket().state()).isEqualTo(State.CLOSED);
        assertThat(ticket().snoozedUntil()).isNull();
    }

    @Test
    void whenItsOpenerReportsTheEndTheSnoozeIsOver() {
        reports(LAMP);
        moves(CLOSE);
        var closed = ticket();
        afterMinutes(1);
        closesByKey("replaced");
        assertThat(ticket().timeline().getLast().kind()).isEqualTo(Kind.RECOVERED);
        assertThat(ticket().version()).isEqualTo(closed.version());

        afterMinutes(1);
        reports(LAMP);
        assertThat(ticket().state()).isEqualTo(State.OPEN);
        assertThat(ticket().id()).isNotEqualTo(closed.id());
    }

    @Test
    void whatAPersonOpenedIsNotSnoozed() {
        reports(LAMP, ANNA);
        moves(CLOSE);
        assertThat(ticket().snoozedUntil()).isNull();
    }

    @ParameterizedTest(name = "{0} with role {1} closes it: {2}")
    @CsvSource({"lamp-watch, OPERATOR, true", "other, OPERATOR, false", "other, ADMIN, true"})
    void noOtherTokenClosesItExceptAnAdmins(String token, Role role, boolean closes) {
        reports(LAMP);
        var decision = moves(CLOSE, service(token, role));

        assertThat(decision).isInstanceOf(closes ? Decision.Changed.class : Decision.NotAllowed.class);
        if (closes) {
            assertThat(ticket().recovered()).isEqualTo(token.equals("lamp-watch"));
        }
    }

    @Test
    void itClosesByItselfOnceItsExpiryHasPassed() {
        reports(LAMP.expiresAt(NOON.plusSeconds(60)));
        assertThat(expires()).isInstanceOf(Decision.Unchanged.class);
        afterMinutes(1);
        expires();

        assertThat(ticket().state()).isEqualTo(State.CLOSED);
        assertThat(ticket().closeReason()).isEqualTo(CloseReason.EXPIRED);
        assertThat(ticket().timeline().getLast().who()).isEqualTo("system");
        assertThat(ticket().timeline().getLast().notable()).isFalse();
    }

    @Test
    void aFollowUpKeepsItOpenAfterItsExpiry() {
        reports(LAMP.expiresAt(NOON.plusSeconds(60)));
        moves(new Transition.Take());
        moves(new Transition.FollowUp("order a lamp"));
        afterMinutes(1);
        assertThat(expires()).isInstanceOf(Decision.Unchanged.class);
        moves(new Transition.FollowUp(""));
        expires();
        assertThat(ticket().timeline().getLast().notable()).isTrue();
    }

    @Test
    void afterItsExpiryTheSameKeyReopensIt() {
        reports(LAMP.expiresAt(NOON.plusSeconds(60)));
        var first = ticket().id();
        afterMinutes(1);
        expires();
        afterMinutes(1);
        reports(LAMP.expiresAt(now.plusSeconds(60)));

        assertThat(ticket().id()).isEqualTo(first);
        assertThat(ticket().expiresAt()).isEqualTo(now.plusSeconds(60));
    }

    @Test
    void whatAPersonReopensDoesNotExpireAgainAtOnce() {
        reports(LAMP.expiresAt(NOON.plusSeconds(60)));
        afterMinutes(1);
        expires();
        moves(new Transition.Reopen(""));
        assertThat(expires()).isInstanceOf(Decision.Unchanged.class);
        assertThat(ticket().state()).isEqualTo(State.OPEN);
    }
}
