package com.cinemataztic.incidents.tickets.rules;

import static com.cinemataztic.incidents.support.Given.NOON;
import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TimelineEntry;
import com.cinemataztic.incidents.tickets.TimelineEntry.Kind;
import com.cinemataztic.incidents.tickets.Transition;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a ticket when the fleet knows of another region, or another machine, at its screen. */
class FleetUpdateTests {

    private static final Instant NOW = NOON.plusSeconds(600);
    private static final RegionId NORWAY = new RegionId("norway");

    @Test
    void aMoveChangesTheRegionAndNeitherIdNorVersionAndNotifies() {
        var ticket = opened("old");
        var moved = updated(ticket, new FleetUpdate.Moved(NORWAY));
        assertThat(moved.subject().region()).isEqualTo(NORWAY);
        assertThat(moved.id()).isEqualTo(ticket.id());
        assertThat(moved.key()).isEqualTo(ticket.key());
        assertThat(moved.version()).isEqualTo(ticket.version());
        assertThat(moved.timeline().getLast()).satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(Kind.MOVED);
            assertThat(entry.note()).isEqualTo("from denmark to norway");
            assertThat(entry.notable()).isTrue();
        });
        assertThat(decide(moved, new FleetUpdate.Moved(NORWAY))).isInstanceOf(Decision.Unchanged.class);
    }

    @Test
    void aReplacedMachineHoldsItsTicketNoMore() {
        var recovered = updated(opened("old"), new FleetUpdate.Replaced("old", "new", NOON.plusSeconds(300)));
        assertThat(recovered.fires()).isFalse();
        assertThat(recovered.recoveredAt()).isEqualTo(NOW);
        assertThat(recovered.subject().machineId()).isEqualTo("new");
        assertThat(recovered.state()).isEqualTo(State.OPEN);
        assertThat(recovered.timeline()).extracting(TimelineEntry::kind).endsWith(Kind.REPLACED, Kind.RECOVERED);
    }

    @Test
    void theNewMachinesOwnFaultHoldsTheSameTicket() {
        var recovered = updated(opened("old"), new FleetUpdate.Replaced("old", "new", NOON.plusSeconds(300)));
        var firing = firing("new", "fp-new", NOON.plusSeconds(400));
        var again = OpenTicket.fires(recovered, firing, context(), "DK-2");
        assertThat(again.id()).isEqualTo(recovered.id());
        assertThat(again.recovered()).isFalse();
        assertThat(decide(again, new FleetUpdate.Replaced("old", "new", NOON.plusSeconds(300))))
                .isInstanceOf(Decision.Unchanged.class);
    }

    @Test
    void whatElseFiresKeepsHoldingTheTicket() {
        var both = OpenTicket.fires(opened("old"), firing("new", "fp-new", NOON), context(), "DK-2");
        var next = updated(both, new FleetUpdate.Replaced("old", "new", NOON.plusSeconds(300)));
        assertThat(next.fires()).isTrue();
        assertThat(next.recovered()).isFalse();
        assertThat(next.timeline().getLast().kind()).isEqualTo(Kind.REPLACED);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, -300})
    void aFaultThatBeganAfterTheMachineWasReplacedIsNotItsPast(long seconds) {
        assertThat(decide(opened("old"), new FleetUpdate.Replaced("old", "new", NOON.plusSeconds(seconds))))
                .isInstanceOf(Decision.Unchanged.class);
    }

    @Test
    void aMachineReplacedInTheMomentItsFaultBeganHasEndedAfterwards() {
        var recovered = updated(opened("old"), new FleetUpdate.Replaced("old", "new", NOON));
        assertThat(recovered.evidence().values().iterator().next().endsAt()).isAfter(NOON);
    }

    @Test
    void aClosedTicketIgnoresTheFleet() {
        var closed = ((Decision.Changed) ManualTransitions.apply(
                        opened("old"),
                        new Transition.Close(CloseReason.FIXED, ""),
                        com.cinemataztic.incidents.identity.Actor.SYSTEM,
                        context()))
                .next();
        assertThat(decide(closed, new FleetUpdate.Moved(NORWAY))).isInstanceOf(Decision.Unchanged.class);
        assertThat(decide(closed, new FleetUpdate.Replaced("old", "new", NOW))).isInstanceOf(Decision.Unchanged.class);
    }

    private static Ticket updated(Ticket ticket, FleetUpdate update) {
        return ((Decision.Changed) decide(ticket, update)).next();
    }

    private static Decision decide(Ticket ticket, FleetUpdate update) {
        return FleetRules.decide(ticket, update, context());
    }

    private static Ticket opened(String machineId) {
        return OpenTicket.fires(null, firing(machineId, "fp", NOON), context(), "DK-1");
    }

    private static Signal.Firing firing(String machineId, String fingerprint, Instant startsAt) {
        var firing = offline("s1").fingerprint(fingerprint).startsAt(startsAt).fires();
        return new Signal.Firing(
                firing.key(),
                firing.fingerprint(),
                firing.startsAt(),
                firing.subject(),
                firing.fault(),
                firing.severity(),
                null,
                Map.of("alertname", "MachineOffline", "machine_id", machineId),
                firing.origin(),
                false);
    }

    private static DecisionContext context() {
        return OpenTicket.context(NOW, "change");
    }
}
