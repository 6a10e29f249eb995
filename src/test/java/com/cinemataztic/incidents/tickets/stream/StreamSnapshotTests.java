package com.cinemataztic.incidents.tickets.stream;

import static com.cinemataztic.incidents.support.Given.NOON;
import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.platform.text.Explanation;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.Deadline;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import com.cinemataztic.incidents.tickets.board.TicketFilter;
import com.cinemataztic.incidents.tickets.rules.OpenTicket;
import com.cinemataztic.incidents.tickets.stream.TicketEvent.Monitoring;
import com.cinemataztic.incidents.tickets.web.TicketSummary;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a reader must learn that has seen an earlier snapshot. */
class StreamSnapshotTests {

    private static final Actor ANNA = new Actor("anna", Role.OPERATOR, Set.of());
    private static final Monitoring MONITORING = new Monitoring(NOON, null);
    private static final Selection ALL = selection(Set.of(), TicketFilter.ALL);
    private static final Selection DENMARK = selection(Set.of(new RegionId("denmark")), TicketFilter.ALL);
    private static final Selection OPEN = selection(Set.of(), TicketFilter.of(Set.of(State.OPEN), Set.of()));

    private final Ticket opened = OpenTicket.of("DK-1", offline("s1"), NOON);
    private final Ticket taken = OpenTicket.moved(opened, new Transition.Take(), ANNA, NOON.plusSeconds(1));
    private final Ticket released = OpenTicket.moved(taken, new Transition.Release(), ANNA, NOON.plusSeconds(2));
    private final Ticket german = OpenTicket.of("DE-1", offline("s2").region("germany"), NOON);

    private StreamSnapshot snapshot = StreamSnapshot.empty("epoch", MONITORING);

    @Test
    void severalChangesOfATicketAreOneAndTheLast() {
        put(opened);
        var seen = snapshot.number();
        put(taken);
        put(released);

        var changes = changes(ALL, seen);
        assertThat(changes.changed()).extracting(TicketSummary::revision).containsExactly(released.revision());
        assertThat(changes.removed()).isEmpty();
        assertThat(snapshot.numberOf(changes.id(), ALL)).isEqualTo(snapshot.number());
    }

    @Test
    void aTicketThatCameAndWentIsNotMentioned() {
        put(german);
        var seen = snapshot.number();
        put(opened);
        remove("DK-1");

        assertThat(changes(ALL, seen))
                .isEqualTo(new TicketEvent.Changes(snapshot.idFor(ALL), List.of(), List.of(), snapshot.monitoring()));
    }

    @Test
    void aTicketThatNoLongerMatchesIsRemovedAndComesBackAsChanged() {
        put(opened);
        var seen = snapshot.number();
        put(taken);
        assertThat(changes(OPEN, seen).removed()).containsExactly("DK-1");
        var seenTaken = snapshot.number();
        put(released);
        assertThat(changes(OPEN, seenTaken).changed())
                .extracting(TicketSummary::id)
                .containsExactly("DK-1");
        remove("DK-1");
        assertThat(changes(OPEN, seenTaken).changed()).isEmpty();
        assertThat(changes(OPEN, seenTaken).removed()).isEmpty();
    }

    @Test
    void aReaderLearnsNothingOfForeignRegionsNotEvenThatATicketLeft() {
        put(opened);
        var seen = snapshot.number();
        put(german);
        assertThat(changes(DENMARK, seen).changed()).isEmpty();
        remove("DE-1");
        assertThat(changes(DENMARK, seen).removed()).isEmpty();
        assertThat(reset(DENMARK).tickets()).extracting(TicketSummary::id).containsExactly("DK-1");
    }

    @Test
    void aTicketThatMovesToAForeignRegionIsRemoved() {
        put(opened);
        var seen = snapshot.number();
        put(OpenTicket.of("DK-1", offline("s1").region("germany"), NOON));

        assertThat(changes(DENMARK, seen).removed()).containsExactly("DK-1");
    }

    @Test
    void aSiteNamesOnlyChildrenThatTheReaderMaySee() {
        var site = TicketRow.of(opened);
        var edit = snapshot.edit();
        edit.put(ListedTicket.of(
                entry(site),
                null,
                List.of(TicketRow.of(german), TicketRow.of(OpenTicket.of("DK-7", offline("s7"), NOON)))));
        edit.put(ListedTicket.of(entry(TicketRow.of(german)), site, List.of()));
        snapshot = edit.done(MONITORING);

        assertThat(reset(ALL).tickets())
                .anyMatch(ticket -> List.of("DE-1", "DK-7").equals(ticket.children()));
        assertThat(reset(DENMARK).tickets()).extracting(TicketSummary::children).containsExactly(List.of("DK-7"));
        var germany = selection(Set.of(new RegionId("germany")), TicketFilter.ALL);
        assertThat(reset(germany).tickets()).extracting(TicketSummary::site).containsExactly((String) null);
    }

    @Test
    void aRevisionNeverGoesBack() {
        put(taken);
        var seen = snapshot.number();
        put(opened);

        assertThat(snapshot.number()).isEqualTo(seen);
        assertThat(reset(ALL).tickets()).extracting(TicketSummary::revision).containsExactly(taken.revision());
    }

    @Test
    void derivedFactsChangeWithoutARevision() {
        put(opened);
        var seen = snapshot.number();
        put(opened);
        assertThat(snapshot.number()).isEqualTo(seen);
        var show = NOON.plusSeconds(600);
        var edit = snapshot.edit();
        edit.put(ListedTicket.of(entry(TicketRow.of(opened), show), null, List.of()));
        snapshot = edit.done(MONITORING);

        assertThat(changes(ALL, seen).changed())
                .extracting(TicketSummary::nextShowAt)
                .containsExactly(show);
    }

    @Test
    void whoMissedTooMuchGetsTheWholePicture() {
        put(opened);
        put(german);
        var seen = snapshot.number();
        for (int round = 0; round <= 2_500; round++) {
            remove("DK-1");
            put(opened);
        }

        assertThat(snapshot.changes(ALL, seen).event()).isInstanceOfSatisfying(TicketEvent.Reset.class, reset -> {
            assertThat(reset.tickets()).hasSize(2);
            assertThat(reset.monitoring()).isEqualTo(MONITORING);
        });
        assertThat(snapshot.changes(ALL, seen + 100).event()).isInstanceOf(TicketEvent.Changes.class);
    }

    @Test
    void aPositionIsOfNoUseForAnotherSelectionOrInAnotherProcess() {
        put(opened);
        var id = snapshot.idFor(ALL);

        assertThat(snapshot.numberOf(id, ALL)).isEqualTo(1);
        assertThat(snapshot.numberOf(id, DENMARK)).isNull();
        assertThat(StreamSnapshot.empty("other", MONITORING).numberOf(id, ALL)).isNull();
        assertThat(snapshot.numberOf(id + "x", ALL)).isNull();
        assertThat(snapshot.numberOf("", ALL)).isNull();
        assertThat(snapshot.changes(ALL, 2).event()).isInstanceOf(TicketEvent.Reset.class);
        assertThat(snapshot.changes(ALL, -1).event()).isInstanceOf(TicketEvent.Reset.class);
    }

    @Test
    void readersOfTheSameRightsAndFilterShareOneEvent() {
        put(opened);
        var other = selection(Set.of(new RegionId("denmark")), TicketFilter.of(Set.of(), Set.of()));

        assertThat(snapshot.changes(DENMARK, 0)).isSameAs(snapshot.changes(other, 0));
        assertThat(snapshot.reset(DENMARK)).isSameAs(snapshot.reset(other)).isNotSameAs(snapshot.reset(ALL));
    }

    @Test
    void largeEventsAreEncodedOnceForAllTheirReadersWithinABudget() {
        IntStream.range(0, 5_000).forEach(i -> put(OpenTicket.of("DK-" + (i + 1), offline("s" + i), NOON)));
        assertThat(snapshot.reset(ALL).isKept()).isTrue();
        assertThat(List.of(DENMARK, OPEN))
                .allMatch(selection -> snapshot.reset(selection).isKept());
        var fourth = selection(Set.of(new RegionId("denmark")), TicketFilter.of(Set.of(State.OPEN), Set.of()));
        assertThat(snapshot.reset(fourth).isKept()).isTrue();
        var fifth = selection(Set.of(new RegionId("denmark"), new RegionId("norway")), TicketFilter.ALL);
        assertThat(snapshot.reset(fifth).isKept()).isFalse();
        var seen = snapshot.number();
        put(german);
        assertThat(snapshot.changes(fifth, seen).isKept()).isTrue();
    }

    private void put(Ticket ticket) {
        var edit = snapshot.edit();
        edit.put(ListedTicket.of(entry(TicketRow.of(ticket)), null, List.of()));
        snapshot = edit.done(MONITORING);
    }

    private void remove(String id) {
        var edit = snapshot.edit();
        edit.remove(new TicketId(id));
        snapshot = edit.done(MONITORING);
    }

    private TicketEvent.Changes changes(Selection selection, long since) {
        return (TicketEvent.Changes) snapshot.changes(selection, since).event();
    }

    private TicketEvent.Reset reset(Selection selection) {
        return (TicketEvent.Reset) snapshot.reset(selection).event();
    }

    private static Selection selection(Set<RegionId> regions, TicketFilter filter) {
        return Selection.of(new Actor("vera", Role.VIEWER, regions), filter);
    }

    static QueueEntry entry(TicketRow row) {
        return entry(row, null);
    }

    private static QueueEntry entry(TicketRow row, @Nullable Instant nextShow) {
        return new QueueEntry(
                row,
                row.subject().cinemaName(),
                row.subject().screenName(),
                ZoneOffset.UTC,
                nextShow == null ? Deadline.UNKNOWN : new Deadline(Deadline.Kind.NEXT_SHOW, nextShow),
                QueueEntry.Recovery.NONE,
                Explanation.NONE,
                null,
                null,
                null,
                null);
    }
}
