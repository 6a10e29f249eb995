package com.cinemataztic.incidents.tickets.desk;

import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TimelineEntry.Kind;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.rules.RestoreRejection;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Undo at the desk, on the real store. */
class RestoreMongoTests extends DeskRig {

    @Test
    void ofAnUndoAndAMoveByAnotherExactlyOneWins() throws Exception {
        for (int round = 0; round < 30; round++) {
            var held = done(take(open("undo-race-" + round), ANNA));
            var next = new AtomicInteger();
            var outcomes = together(
                    2,
                    () -> next.getAndIncrement() == 0
                            ? undo(held, ANNA)
                            : desk.apply(held.id(), held.version(), new Transition.Assign("bo"), BO));

            assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
            assertThat(outcomes).filteredOn(Outcome.Conflict.class::isInstance).hasSize(1);
            var stored = live("undo-race-" + round).getFirst();
            assertThat(stored.lastMove().orElseThrow().kind()).isIn(Kind.UNDONE, Kind.ASSIGNED);
            assertThat(stored.version()).isEqualTo(held.version() + 1);
        }
    }

    @Test
    void anUndoThatComesTooLateNamesWhoMovedTheTicketAndWhen() {
        var taken = done(take(open("late"), ANNA));
        var released = done(desk.apply(taken.id(), taken.version(), new Transition.Release(), BO));

        assertThat(undo(taken, ANNA)).isInstanceOfSatisfying(Outcome.Conflict.class, conflict -> {
            assertThat(conflict.by()).isEqualTo("bo");
            assertThat(conflict.when())
                    .isEqualTo(released.lastMove().orElseThrow().at());
        });
    }

    @Test
    void anUndoIsReadBackAsItWasWritten() {
        var held = done(take(open("kept"), ANNA));
        var toDo = done(desk.apply(held.id(), held.version(), new Transition.FollowUp("order a lamp"), ANNA));
        var closed = done(desk.apply(toDo.id(), toDo.version(), new Transition.Close(CloseReason.FIXED, ""), ANNA));

        var restored = done(undo(closed, ANNA));

        var stored = live("kept").getFirst();
        assertThat(stored.state()).isEqualTo(State.INPROGRESS);
        assertThat(stored.assignment()).isEqualTo(toDo.assignment());
        assertThat(stored.timeline()).isEqualTo(restored.timeline());
        assertThat(undo(closed, ANNA))
                .isEqualTo(new Outcome.NotRestored(stored, RestoreRejection.ALREADY_RESTORED, null));
    }

    @Test
    void aClosedTicketStaysClosedOnceAnotherHoldsItsKey() {
        var opened = open("successor");
        var closed = done(desk.apply(opened.id(), opened.version(), new Transition.Close(CloseReason.FIXED, ""), ANNA));
        var end = Instant.now();
        desk.report(List.of(offline("successor").ends(end)), false);
        desk.report(List.of(offline("successor").startsAt(end.plusSeconds(1)).fires()), false);
        var successor = live("successor").getFirst();
        assertThat(successor.id()).isNotEqualTo(closed.id());

        assertThat(undo(closed, ANNA)).isInstanceOfSatisfying(Outcome.NotRestored.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(RestoreRejection.SUCCESSOR_LIVE);
            assertThat(rejected.successor()).isEqualTo(successor.id());
        });
    }

    @Test
    void rightsAreThoseAtTheMomentOfTheUndo() {
        var taken = done(take(open("rights"), ANNA));
        var viewer = new Actor("anna", Role.VIEWER, Set.of());
        var elsewhere = new Actor("anna", Role.OPERATOR, Set.of(new RegionId("norway")));

        assertThat(undo(taken, viewer)).isInstanceOf(Outcome.NotAllowed.class);
        assertThat(undo(taken, elsewhere)).isEqualTo(new Outcome.NotFound(taken.id()));
    }

    private Outcome take(Ticket ticket, Actor actor) {
        return desk.apply(ticket.id(), ticket.version(), new Transition.Take(), actor);
    }

    private Outcome undo(Ticket changed, Actor actor) {
        return desk.apply(changed.id(), changed.version(), new Transition.Restore(changed.changeId()), actor);
    }

    private static Ticket done(Outcome outcome) {
        return ((Outcome.Done) outcome).ticket();
    }
}
