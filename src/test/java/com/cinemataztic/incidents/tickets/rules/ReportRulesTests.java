package com.cinemataztic.incidents.tickets.rules;

import static com.cinemataztic.incidents.support.Given.NOON;
import static com.cinemataztic.incidents.support.Reports.LAMP_WATCH;
import static com.cinemataztic.incidents.support.Reports.lamp;
import static com.cinemataztic.incidents.support.Reports.service;
import static com.cinemataztic.incidents.tickets.rules.TransitionTests.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.support.Reports;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Origin;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Ticket.Predecessor;
import com.cinemataztic.incidents.tickets.TimelineEntry;
import com.cinemataztic.incidents.tickets.TimelineEntry.Kind;
import com.cinemataztic.incidents.tickets.Transition;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules 1, 2, 6, 7 and 10 for tickets without an alert. */
class ReportRulesTests extends ReportLife {

    private static final Reports LAMP = lamp("4711");
    private static final Transition CLOSE = new Transition.Close(CloseReason.FIXED, "");

    @Test
    void aReportOpensATicketWithoutAnAlertAndNotifies() {
        reports(LAMP.startedAt(NOON.minusSeconds(90)).expiresAt(NOON.plusSeconds(600)));

        assertThat(ticket().key().value()).isEqualTo("1|service:lamp-watch|4711");
        assertThat(ticket().origin()).isEqualTo(Origin.API);
        assertThat(ticket().evidence()).isEmpty();
        assertThat(ticket().startedAt()).isEqualTo(NOON.minusSeconds(90));
        assertThat(ticket().expiresAt()).isEqualTo(NOON.plusSeconds(600));
        assertThat(ticket().pendingNotifications()).singleElement().satisfies(opened -> {
            assertThat(opened.who()).isEqualTo("lamp-watch");
            assertThat(opened.kind()).isEqualTo(Kind.OPENED);
        });
    }

    @Test
    void aPersonOpensATicketInTheirOwnNamespace() {
        reports(LAMP, ANNA);

        assertThat(ticket().key().value()).isEqualTo("1|person:anna|4711");
        assertThat(ticket().origin()).isEqualTo(Origin.OPERATOR);
    }

    @Test
    void aStartInTheFutureIsTheTimeOfReceipt() {
        reports(LAMP.startedAt(NOON.plusSeconds(60)));
        assertThat(ticket().startedAt()).isEqualTo(NOON);
    }

    @Test
    void theSameReportAgainChangesNothing() {
        reports(LAMP.expiresAt(NOON.plusSeconds(600)));
        afterMinutes(1);
        assertThat(reports(LAMP.expiresAt(NOON.plusSeconds(600)))).isInstanceOf(Decision.Unchanged.class);
    }

    @Test
    void aLaterReportReplacesTextsAndExpiryAndNotifiesNobody() {
        reports(LAMP.expiresAt(NOON.plusSeconds(600)));
        var before = ticket();
        afterMinutes(1);
        reports(LAMP.description("Lamp is dark"));

        assertThat(ticket().fault().summary()).isEqualTo("Lamp is dark");
        assertThat(ticket().expiresAt()).isNull();
        assertThat(ticket().version()).isEqualTo(before.version());
        assertThat(ticket().revision()).isEqualTo(before.revision() + 1);
        assertThat(ticket().timeline()).isEqualTo(before.timeline());
    }

    @Test
    void theStartOnlyMovesBack() {
        reports(LAMP.startedAt(NOON));
        reports(LAMP.startedAt(NOON.plusSeconds(1)));
        assertThat(ticket().startedAt()).isEqualTo(NOON);
        reports(LAMP.startedAt(NOON.minusSeconds(1)));
        assertThat(ticket().startedAt()).isEqualTo(NOON.minusSeconds(1));
    }

    @ParameterizedTest(name = "{0} -> notable {1}")
    @CsvSource({"CRITICAL, true", "INFO, false"})
    void onlyARiseInSeverityNotifies(Severity severity, boolean notable) {
        reports(LAMP);
        reports(LAMP.severity(severity));

        assertThat(ticket().severity()).isEqualTo(severity);
        assertThat(ticket().timeline().getLast()).satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(Kind.SEVERITY);
            assertThat(entry.who()).isEqualTo("lamp-watch");
            assertThat(entry.notable()).isEqualTo(notable);
            assertThat(entry.severityBefore()).isEqualTo(Severity.WARNING);
        });
    }

    @Test
    void aServiceThatKeepsChangingItsMindDoesNotGrowTheTicket() {
        reports(LAMP);
        for (int i = 0; i < 2 * Timeline.LONGEST; i++) {
            reports(LAMP.severity(i % 2 == 0 ? Severity.CRITICAL : Severity.INFO));
        }
        assertThat(ticket().timeline()).hasSize(Timeline.LONGEST);
    }

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

    @Test
    void whoMayNotChangeTicketsOpensNone() {
        assertThat(rejection(LAMP, service("reader", Role.VIEWER))).contains(ReportRejection.READ_ONLY);
    }

    @Test
    void nobodyOpensATicketInAForeignRegion() {
        var norwegian = new Actor("nora", Role.OPERATOR, Set.of(new RegionId("norway")));
        assertThat(rejection(LAMP, norwegian)).contains(ReportRejection.NO_SUCH_REGION);
    }

    @Test
    void anExpiryInThePastIsRejected() {
        assertThat(rejection(LAMP.expiresAt(NOON), LAMP_WATCH)).contains(ReportRejection.EXPIRED);
        assertThat(rejection(LAMP.expiresAt(NOON.plusMillis(1)), LAMP_WATCH)).isEmpty();
    }

    @Test
    void aLiveKeyIsNotMovedToAnotherPlace() {
        reports(LAMP);
        assertThat(rejection(LAMP.screen("s2"), LAMP_WATCH)).contains(ReportRejection.KEY_IN_USE);
        closesByKey("");
        var closed = ticket();
        assertThat(rejection(LAMP.screen("s2"), LAMP_WATCH)).isEmpty();
        reports(LAMP.screen("s2"));
        assertThat(ticket().id()).isNotEqualTo(closed.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"take", "release", "close"})
    void peopleMoveItLikeAnyOther(String transition) {
        reports(LAMP);
        if (transition.equals("release")) {
            moves(new Transition.Take());
        }
        assertThat(moves(
                        switch (transition) {
                            case "take" -> new Transition.Take();
                            case "release" -> new Transition.Release();
                            default -> CLOSE;
                        }))
                .isInstanceOf(Decision.Changed.class);
    }
}
