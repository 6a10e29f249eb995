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
import com.cinemataztic.incidents.tickets.TimelineEntry.Kind;
import com.cinemataztic.incidents.tickets.Transition;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules 1 and 2 for tickets without an alert: what a report opens, replaces and may not do. */
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
