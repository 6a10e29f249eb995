package com.cinemataztic.incidents.tickets.rules;

import static com.cinemataztic.incidents.support.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Evidence;
import com.cinemataztic.incidents.tickets.Fingerprint;
import com.cinemataztic.incidents.tickets.Origin;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Subject;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketKey;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.TimelineEntry.Kind;
import com.cinemataztic.incidents.tickets.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the roll-up's reports do to a site ticket, in any state. */
class SiteLifeTests {

    private static final Instant OPENED = NOON.plusSeconds(120);
    private static final TicketKey KEY = firing().key();
    private static final SiteUpdate ENDS = new SiteUpdate.Ends(KEY, "none of its screens is left");

    @Test
    void aSiteIsACriticalTicketOfTheCinemaAloneWithAPendingNotification() {
        var site = opened(OPENED);
        assertThat(site.key().value()).isEqualTo("1|cinema-offline|cinema:c1");
        assertThat(site.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(site.origin()).isEqualTo(Origin.SYSTEM);
        assertThat(site.startedAt()).isEqualTo(NOON);
        assertThat(site.notificationPendingSince()).isEqualTo(OPENED);
        assertThat(RollUp.holds(TicketRow.of(site))).isTrue();
    }

    @Test
    void toldTwiceItIsOneEpisode() {
        var site = opened(OPENED);
        assertThat(opens(new KeyHistory(site, null, null), OPENED.plusSeconds(1)))
                .isInstanceOf(Decision.Unchanged.class);
        assertThat(opens(new KeyHistory(site, null, null), OPENED.minusSeconds(1)))
                .isInstanceOf(Decision.Unchanged.class);
    }

    @Test
    void itEndsAtOnceAndItsHolderIsNotified() {
        var open = changed(ends(opened(OPENED), OPENED.plusSeconds(600)));
        assertThat(open.state()).isEqualTo(State.CLOSED);
        assertThat(open.closeReason()).isEqualTo(CloseReason.RECOVERED);
        assertThat(open.fires()).isFalse();
        assertThat(open.snoozedUntil()).isNull();
        assertThat(open.timeline().getLast().kind()).isEqualTo(Kind.CLOSED);
        assertThat(open.timeline().getLast().note()).isEqualTo("recovered: none of its screens is left");
        assertThat(open.timeline().getLast().notable()).isFalse();

        var taken = changed(ends(taken(opened(OPENED)), OPENED.plusSeconds(600)));
        assertThat(taken.state()).isEqualTo(State.CLOSED);
        assertThat(taken.assignee()).isEqualTo("anna");
        assertThat(taken.timeline().getLast().notable()).isTrue();
        assertThat(ends(taken, OPENED.plusSeconds(601))).isInstanceOf(Decision.Unchanged.class);
    }

    @Test
    void anEndInTheVeryMomentItOpenedIsAfterItsBeginning() {
        var ended = changed(ends(opened(OPENED), OPENED));
        assertThat(evidence(ended).endsAt()).isAfter(evidence(ended).startsAt());
    }

    @Test
    void comingBackWithinTheReopenWindowItIsTheSameTicket() {
        var closed = changed(ends(opened(OPENED), OPENED.plusSeconds(600)));
        var again = changed(opens(new KeyHistory(null, closed, null), OPENED.plusSeconds(900)));
        assertThat(again.id()).isEqualTo(closed.id());
        assertThat(again.state()).isEqualTo(State.OPEN);
        assertThat(again.occurrences()).isEqualTo(2);

        var late = changed(opens(new KeyHistory(null, closed, null), OPENED.plus(Duration.ofHours(1))));
        assertThat(late.id()).isNotEqualTo(closed.id());
        assertThat(late.predecessor()).isNotNull();
    }

    @Test
    void comingBackAgainAndAgainItDisturbsPeopleOnceAnHour() {
        var site = opened(OPENED);
        var at = OPENED;
        int notable = 0;
        for (int round = 0; round < 9; round++) {
            at = at.plusSeconds(400);
            var closed = changed(ends(site, at));
            at = at.plusSeconds(400);
            site = changed(opens(new KeyHistory(null, closed, null), at));
            notable += site.timeline().getLast().notable() ? 1 : 0;
        }
        assertThat(site.id()).isEqualTo(opened(OPENED).id());
        assertThat(notable).isEqualTo(2);
    }

    @Test
    void aFollowUpHoldsItAndWhenThatIsDoneItCloses() {
        var held = changed(ends(withFollowUp(opened(OPENED)), OPENED.plusSeconds(600)));
        assertThat(held.state()).isEqualTo(State.INPROGRESS);
        assertThat(held.recovered()).isTrue();
        assertThat(held.timeline().getLast().kind()).isEqualTo(Kind.RECOVERED);
        assertThat(ends(held, OPENED.plusSeconds(700))).as("said once").isInstanceOf(Decision.Unchanged.class);

        var done = changed(moves(held, new Transition.FollowUp(""), OPENED.plusSeconds(800)));
        assertThat(changed(ends(done, OPENED.plusSeconds(900))).closeReason()).isEqualTo(CloseReason.RECOVERED);
    }

    @Test
    void aNewIncidentOnOneThatAFollowUpHoldsIsAnotherOccurrenceOfIt() {
        var held = changed(ends(withFollowUp(opened(OPENED)), OPENED.plusSeconds(600)));
        var again = changed(opens(new KeyHistory(held, null, null), OPENED.plusSeconds(600)));
        assertThat(again.id()).isEqualTo(held.id());
        assertThat(again.occurrences()).isEqualTo(2);
        assertThat(again.recovered()).isFalse();
    }

    @Test
    void closedByHandItIsSnoozedAndStillFiringAtTheRecheckItOpensAgain() {
        var closed =
                changed(moves(opened(OPENED), new Transition.Close(CloseReason.FIXED, ""), OPENED.plusSeconds(60)));
        var until = closed.snoozedUntil();
        assertThat(until).isEqualTo(OPENED.plusSeconds(60).plus(OpenTicket.WINDOWS.snooze()));
        assertThat(opens(new KeyHistory(null, closed, null), OPENED.plusSeconds(120)))
                .isInstanceOf(Decision.Unchanged.class);

        var recheck = OpenTicket.context(OPENED.plus(Duration.ofHours(1)), "recheck");
        var again = changed(TimeRules.recheck(closed, false, recheck));
        assertThat(again.state()).isEqualTo(State.OPEN);
        assertThat(RollUp.holds(TicketRow.of(again))).isTrue();
    }

    @Test
    void closedByHandAndEndedSinceItStaysClosed() {
        var closed =
                changed(moves(opened(OPENED), new Transition.Close(CloseReason.FIXED, ""), OPENED.plusSeconds(60)));
        var ended = changed(ends(closed, OPENED.plusSeconds(300)));
        assertThat(ended.state()).isEqualTo(State.CLOSED);
        assertThat(ended.closeReason()).isEqualTo(CloseReason.FIXED);
        var recheck = OpenTicket.context(OPENED.plus(Duration.ofHours(1)), "recheck");
        assertThat(changed(TimeRules.recheck(ended, false, recheck)).state()).isEqualTo(State.CLOSED);
    }

    @Test
    void anAlertAboutTheWholeCinemaHoldsTheTicketWhenTheRollUpLetsGo() {
        var alert = new Signal.Firing(
                KEY,
                new Fingerprint("0123456789abcdef"),
                NOON,
                firing().subject(),
                firing().fault(),
                Severity.WARNING,
                null,
                Map.of("alertname", "RouterDown"),
                Origin.ALERTMANAGER,
                true);
        var both = changed(AlertRules.decide(
                OpenTicket.history(opened(OPENED)),
                alert,
                OpenTicket.context(OPENED, "joins"),
                () -> new TicketId("DK-9")));
        var ended = changed(ends(both, OPENED.plusSeconds(600)));
        assertThat(ended.state()).isEqualTo(State.OPEN);
        assertThat(ended.severity()).isEqualTo(Severity.WARNING);
        assertThat(ended.recovered()).isFalse();
        assertThat(RollUp.holds(TicketRow.of(ended))).isFalse();
    }

    @Test
    void theEndOfASiteThatNeverWasChangesNothing() {
        var context = OpenTicket.context(NOON, "none");
        assertThat(SiteRules.decide(new KeyHistory(null, null, null), ENDS, context, () -> new TicketId("DK-1")))
                .isInstanceOf(Decision.Unchanged.class);
    }

    @Test
    void whatAPersonOpenedAgainIsTheirsToClose() {
        var closed = changed(ends(opened(OPENED), OPENED.plusSeconds(600)));
        var again = changed(moves(closed, new Transition.Reopen(""), OPENED.plusSeconds(700)));
        assertThat(ends(again, OPENED.plusSeconds(701))).isInstanceOf(Decision.Unchanged.class);
    }

    static Ticket opened(Instant at) {
        return changed(SiteRules.decide(
                OpenTicket.history(null),
                new SiteUpdate.Opens(firing()),
                OpenTicket.context(at, "opens"),
                () -> new TicketId("DK-1")));
    }

    static Ticket withFollowUp(Ticket site) {
        return changed(moves(taken(site), new Transition.FollowUp("ask for a new router"), OPENED.plusSeconds(30)));
    }

    static Ticket changed(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Changed.class);
        return ((Decision.Changed) decision).next();
    }

    private static Ticket taken(Ticket site) {
        return changed(moves(site, new Transition.Take(), OPENED.plusSeconds(20)));
    }

    private static Decision opens(KeyHistory history, Instant at) {
        return SiteRules.decide(
                history, new SiteUpdate.Opens(firing()), OpenTicket.context(at, "again"), () -> new TicketId("DK-2"));
    }

    private static Decision ends(@Nullable Ticket site, Instant at) {
        var live = site != null && site.state().live();
        return SiteRules.decide(
                new KeyHistory(live ? site : null, live ? null : site, null),
                ENDS,
                OpenTicket.context(at, "ends"),
                () -> new TicketId("DK-2"));
    }

    private static Decision moves(Ticket site, Transition transition, Instant at) {
        return ManualTransitions.apply(site, transition, TransitionTests.ANNA, OpenTicket.context(at, "moves"));
    }

    private static Evidence evidence(Ticket site) {
        return site.evidence().values().iterator().next();
    }

    private static Signal.Firing firing() {
        return OpenTicket.dark(new Subject(new RegionId("denmark"), "c1", "Bio 1", null, null, null, null), NOON);
    }
}
