package com.cinemataztic.incidents.tickets.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.TimelineEntry;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.Sites;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What people do to a site, together with its screens or alone. */
class SiteMovesMongoTests extends SiteRig {

    @Test
    void takenAndReleasedTogetherButWhatAnotherWorksOnStaysTheirs() {
        fails("c15", "s1", "s2", "s3", "s4");
        watch(one).sweep();
        var bos = row("c15", "s4");
        one.desk.apply(bos.id(), bos.version(), new Transition.Take(), BO);
        var taken = together("c15", new Transition.Take(), ANNA, false);
        assertThat(taken.ticket()).isInstanceOf(Outcome.Done.class);
        assertThat(taken.followed()).isEqualTo(3);
        assertThat(taken.stayed()).isZero();
        assertThat(holders("c15")).containsExactly("anna", "anna", "anna", "bo");

        fails("c15", "s5");
        together("c15", new Transition.Assign("carl"), ANNA, false);
        assertThat(holders("c15")).containsExactly("carl", "carl", "carl", "bo", "carl");

        var released = together("c15", new Transition.Release(), BO, false);
        assertThat(released.followed()).isEqualTo(4);
        assertThat(holders("c15")).containsExactly("", "", "", "bo", "");
    }

    @Test
    void anUndoReturnsTheScreensThatTheSitesTakeMovedAndNoOthers() {
        fails("c21", "s1", "s2", "s3", "s4");
        watch(one).sweep();
        var own = row("c21", "s4");
        one.desk.apply(own.id(), own.version(), new Transition.Take(), ANNA);
        var taken = together("c21", new Transition.Take(), ANNA, false);
        var moved = row("c21", "s3");
        one.desk.apply(moved.id(), moved.version(), new Transition.Assign("bo"), BO);

        for (var screen : taken.screens()) {
            var ticket = ((Outcome.Done) screen).ticket();
            one.desk.apply(ticket.id(), ticket.version(), new Transition.Restore(ticket.changeId()), ANNA);
        }

        assertThat(holders("c21")).containsExactly("", "", "bo", "anna");
    }

    @Test
    void aSiteThatAnotherTookFirstTakesNoScreen() {
        fails("c16", "s1", "s2", "s3");
        watch(one).sweep();
        var seen = Objects.requireNonNull(site("c16"));
        together("c16", new Transition.Take(), ANNA, false);
        var late = one.desk.applyWithScreens(seen.id(), seen.version(), new Transition.Take(), BO, false);
        assertThat(late.ticket()).isInstanceOf(Outcome.Conflict.class);
        assertThat(late.screens()).isEmpty();
        assertThat(holders("c16")).containsExactly("anna", "anna", "anna");
    }

    @Test
    void whenTheStoreFailsTheOutcomeOfTheScreensIsUnknown() {
        fails("c17", "s1", "s2", "s3");
        watch(one).sweep();
        var site = Objects.requireNonNull(site("c17"));
        one.tickets.failFrom = one.tickets.waiting + 2;
        var taken = one.desk.applyWithScreens(site.id(), site.version(), new Transition.Take(), ANNA, false);
        one.tickets.failFrom = Integer.MAX_VALUE;
        assertThat(taken.ticket()).isInstanceOf(Outcome.Done.class);
        assertThat(taken.unknown()).isEqualTo(3);
        assertThat(taken.stayed()).isZero();
    }

    @Test
    void closedWithItsScreensAllAreSnoozedAndComeBackTogether() {
        one = instance(clock);
        fails("c18", "s1", "s2", "s3");
        watch(one).sweep();
        var site = Objects.requireNonNull(site("c18"));
        var closed = together("c18", new Transition.Close(CloseReason.FIXED, "fuse"), ANNA, true);
        assertThat(closed.followed()).isEqualTo(3);
        assertThat(row("c18", "s2").state()).isEqualTo(State.CLOSED);
        watch(one).sweep();
        assertThat(evidenceFires(site))
                .as("what is snoozed is no end of the site")
                .isTrue();
        assertThat(site("c18")).isNull();

        // They are re-checked one after the other, in no order; the site is not ended by that in between.
        clock.add(settings.snooze().plusSeconds(1));
        for (int sweeps = 0; sweeps < 2; sweeps++) {
            watch(one).sweep();
            recoverySweeper(clock).sweep();
        }
        watch(one).sweep();
        assertThat(site("c18")).isEqualTo(site);
        assertThat(children(site)).hasSize(3);
        assertThat(one.stored(site.id()).timeline())
                .extracting(TimelineEntry::kind)
                .containsExactly(TimelineEntry.Kind.OPENED, TimelineEntry.Kind.CLOSED, TimelineEntry.Kind.REOPENED);
    }

    @Test
    void closedAloneItsScreensAreOnTheirOwnAndItStaysSnoozed() {
        fails("c19", "s1", "s2", "s3");
        watch(one).sweep();
        var site = Objects.requireNonNull(site("c19"));
        together("c19", new Transition.Close(CloseReason.FALSE_ALARM, ""), ANNA, false);
        watch(one).sweep();
        assertThat(site("c19")).as("snoozed until the re-check").isNull();
        assertThat(row("c19", "s1").state()).isEqualTo(State.OPEN);
        assertThat(new Sites(one.board).siteOver(row("c19", "s1"))).isEmpty();

        recover("c19", "s1", "s2", "s3");
        health = PROVEN;
        watch(one).sweep();
        assertThat(evidenceFires(site)).as("nothing is left for the re-check").isFalse();
    }

    @Test
    void anActorWhoMayNotSeeTheSiteMovesNothingOfIt() {
        fails("c20", "s1", "s2", "s3");
        watch(one).sweep();
        var site = Objects.requireNonNull(site("c20"));
        var nora = new Actor("nora", Role.OPERATOR, Set.of(new RegionId("norway")));
        var none = one.desk.applyWithScreens(site.id(), site.version(), new Transition.Take(), nora, false);
        assertThat(none.ticket()).isInstanceOf(Outcome.NotFound.class);
        assertThat(holders("c20")).containsExactly("", "", "");
    }
}
