package com.cinemataztic.incidents.tickets.rules;

import static com.cinemataztic.incidents.support.Given.NOON;
import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.tickets.Fingerprint;
import com.cinemataztic.incidents.tickets.ResolvedMarker;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TimelineEntry;
import com.cinemataztic.incidents.tickets.TimelineEntry.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules 1 to 3 and 11, and recovery, each in every order that webhooks can come in. */
class AlertRulesTests extends LifeRig {

    @Test
    void aFiringAlertOpensATicketWithAPendingNotification() {
        fires(offline("s1"));

        assertThat(ticket()).satisfies(opened -> {
            assertThat(opened.state()).isEqualTo(State.OPEN);
            assertThat(opened.id()).isEqualTo(new TicketId("DK-1"));
            assertThat(opened.startedAt()).isEqualTo(NOON);
            assertThat(opened.startReported()).isFalse();
            assertThat(opened.createdAt()).isEqualTo(now);
            assertThat(opened.occurrences()).isOne();
            assertThat(opened.notificationPendingSince()).isEqualTo(now);
            assertThat(opened.fires()).isTrue();
            assertThat(opened.recovered()).isFalse();
            assertThat(opened.timeline()).extracting(TimelineEntry::kind).containsExactly(Kind.OPENED);
        });
    }

    @Test
    void theSameReportAgainChangesNothingAtAll() {
        fires(offline("s1"));
        var first = ticket();

        assertThat(decide(offline("s1").fires())).isInstanceOf(Decision.Unchanged.class);
        assertThat(ticket()).isSameAs(first);
    }

    @Test
    void aNewTextOfTheSameFaultIsKeptWithoutAVersionOrANotification() {
        fires(offline("s1"));
        var first = ticket();
        fires(offline("s1").summary("Machine is offline since the storm"));

        assertThat(ticket().fault().summary()).endsWith("since the storm");
        assertThat(ticket().version()).isEqualTo(first.version());
        assertThat(ticket().revision()).isEqualTo(first.revision() + 1);
        assertThat(ticket().timeline()).isEqualTo(first.timeline());
        assertThat(ticket().notificationPendingSince()).isEqualTo(first.notificationPendingSince());
    }

    /**
     * The evidence holds an episode that started at minute 0 and, if ended, ended at minute 10. What comes next fires
     * since, or ended, at the given minute.
     */
    @ParameterizedTest(name = "{0}, then {1} of minute {2} (confirmed: {3}) -> {4}")
    @CsvSource({
        // held   | report | minute | confirmed | outcome
        "firing,   fires,    0,  false, unchanged",
        "firing,   fires,   -5,  false, began earlier",
        "firing,   fires,    5,  false, RECURRED",
        "firing,   fires,    0,  true,  unchanged",
        "firing,   ends,    10,  false, RECOVERED",
        "firing,   ends,     0,  false, unchanged",
        "firing,   ends,    -5,  false, unchanged",
        "ended,    fires,    0,  false, in doubt",
        "ended,    fires,   -5,  false, in doubt",
        "ended,    fires,    5,  false, in doubt",
        "ended,    fires,   10,  false, in doubt",
        "ended,    fires,   11,  false, RECURRED",
        "ended,    fires,    0,  true,  RELAPSED",
        "ended,    fires,   -5,  true,  RELAPSED",
        "ended,    fires,   11,  true,  RECURRED",
        "ended,    ends,    10,  false, unchanged",
        "ended,    ends,    20,  false, unchanged",
        "ended,    ends,     5,  false, unchanged",
        "twice,    fires,   11,  false, in doubt",
        "twice,    fires,   20,  false, in doubt",
        "twice,    fires,   21,  false, RECURRED",
        "twice,    fires,   11,  true,  RECURRED",
        "overruled, fires,   0,  false, unchanged",
        "overruled, fires,   5,  false, RECURRED",
        "none,     ends,    10,  false, unchanged",
        "none,     fires,    0,  false, OPENED",
        "forgot,   fires,    0,  false, in doubt",
        "forgot,   fires,   10,  false, in doubt",
        "forgot,   fires,   11,  false, OPENED",
        "forgot,   fires,    0,  true,  OPENED",
        "other,    fires,    0,  false, JOINED",
        "other,    ends,    10,  false, unchanged",
    })
    void everyReportInEveryOrder(String held, String report, int minute, boolean confirmed, String expected) {
        now = NOON.plus(Duration.ofMinutes(30));
        switch (held) {
            case "firing" -> fires(offline("s1"));
            case "ended" -> {
                fires(offline("s1"));
                ends(offline("s1"), minute(10));
            }
            case "twice" -> {
                fires(offline("s1"));
                ends(offline("s1"), minute(10));
                // The end of the next episode came before that episode did.
                ending = new ResolvedMarker(new Fingerprint("fp-s1"), minute(20), now);
            }
            case "overruled" -> {
                ending = new ResolvedMarker(new Fingerprint("fp-s1"), minute(10), now);
                decide(offline("s1").fires().asConfirmed());
            }
            case "forgot" -> ending = new ResolvedMarker(new Fingerprint("fp-s1"), minute(10), now);
            case "other" -> fires(offline("s1").fingerprint("fp-other"));
            default -> assertThat(held).isEqualTo("none");
        }
        var before = ticket == null ? 0 : ticket().timeline().size();
        var firing = offline("s1").startsAt(minute(minute)).fires();
        var decision = decide(
                report.equals("fires")
                        ? confirmed ? firing.asConfirmed() : firing
                        : offline("s1").ends(minute(minute)));

        var outcome =
                switch (decision) {
                    case Decision.Unchanged() -> "unchanged";
                    case Decision.InDoubt(var doubted) -> {
                        assertThat(doubted).isEqualTo(firing);
                        yield "in doubt";
                    }
                    case Decision.NotAllowed(var reason) -> reason;
                    case Decision.NotRestored(var reason) -> reason.sentence();
                    case Decision.Changed(var next) -> {
                        if (next.startedAt().isBefore(NOON) && next.timeline().size() == before) {
                            yield "began earlier";
                        }
                        assertThat(next.timeline()).hasSize(before + 1);
                        yield next.timeline().getLast().kind().name();
                    }
                };
        assertThat(outcome).isEqualTo(expected);
    }

    @Test
    void aNewEpisodeCountsAnOccurrenceAndWithdrawsTheRecovery() {
        fires(offline("s1"));
        ends(offline("s1"), minute(10));
        fires(offline("s1").startsAt(minute(12)));

        assertThat(ticket().occurrences()).isEqualTo(2);
        assertThat(ticket().recovered()).isFalse();
        assertThat(ticket().startedAt()).isEqualTo(NOON);
    }

    @Test
    void aRestartOfTheMonitoringIsNoNewOccurrence() {
        fires(offline("s1"));
        ends(offline("s1"), minute(10));
        monitoringRestarted = true;
        fires(offline("s1").startsAt(minute(12)));

        assertThat(ticket().occurrences()).isOne();
        assertThat(ticket().recovered()).isFalse();
        assertThat(ticket().timeline().getLast().kind()).isEqualTo(Kind.REPORTED_AGAIN);
    }

    @Test
    void aTicketOnTwoAlertsRecoversOnlyWhenBothHaveEnded() {
        fires(offline("s1"));
        fires(offline("s1").fingerprint("fp-second"));
        ends(offline("s1"), minute(10));
        assertThat(ticket().recovered()).isFalse();

        ends(offline("s1").fingerprint("fp-second"), minute(11));
        assertThat(ticket().recoveredAt()).isEqualTo(now);
    }

    @Test
    void whatJoinsRecursOrRelapsesSendsNoSecondNewTicketNotification() {
        fires(offline("s1"));
        ticket = notified(ticket());
        fires(offline("s1").fingerprint("fp-second"));
        fires(offline("s1").startsAt(minute(5)));
        ends(offline("s1"), minute(10));
        ends(offline("s1").fingerprint("fp-second"), minute(10));
        decide(offline("s1").startsAt(minute(5)).fires().asConfirmed());

        assertThat(ticket().timeline())
                .extracting(TimelineEntry::kind)
                .containsExactly(Kind.OPENED, Kind.JOINED, Kind.RECURRED, Kind.RECOVERED, Kind.RELAPSED);
        assertThat(ticket().notificationPendingSince()).isNull();
    }

    @Test
    void severityIsTheHighestThatFiresAndOnlyARiseNotifies() {
        fires(offline("s1").severity(Severity.WARNING));
        ticket = notified(ticket());
        fires(offline("s1").fingerprint("fp-second").severity(Severity.CRITICAL));
        assertThat(ticket().severity()).isEqualTo(Severity.CRITICAL);
        assertThat(ticket().notificationPendingSince()).isEqualTo(now);

        ticket = notified(ticket());
        ends(offline("s1").fingerprint("fp-second"), minute(10));
        assertThat(ticket().severity()).isEqualTo(Severity.WARNING);
        assertThat(ticket().notificationPendingSince()).isNull();
    }

    @Test
    void severityStaysWhatItWasWhenNothingFires() {
        fires(offline("s1"));
        ends(offline("s1"), minute(10));

        assertThat(ticket().severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void aStartInTheFutureIsTheMomentOfReceipt() {
        fires(offline("s1").startsAt(now.plusSeconds(3600)));

        assertThat(ticket().startedAt()).isEqualTo(now);
    }

    @Test
    void theStartNeverMovesLater() {
        fires(offline("s1"));
        fires(offline("s1").startsAt(minute(20)));
        assertThat(ticket().startedAt()).isEqualTo(NOON);

        fires(offline("s1").fingerprint("fp-second").startsAt(minute(-20)));
        assertThat(ticket().startedAt()).isEqualTo(minute(-20));
    }

    @Test
    void theStartThatTheRuleReportsComesBeforeTheAlerts() {
        var reported = offline("s1").fires();
        decide(new Signal.Firing(
                reported.key(),
                reported.fingerprint(),
                reported.startsAt(),
                reported.subject(),
                reported.fault(),
                reported.severity(),
                minute(-7),
                reported.labels(),
                reported.origin(),
                false));

        assertThat(ticket().startedAt()).isEqualTo(minute(-7));
        assertThat(ticket().startReported()).isTrue();
    }
}
