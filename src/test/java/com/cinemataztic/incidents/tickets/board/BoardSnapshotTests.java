package com.cinemataztic.incidents.tickets.board;

import static com.cinemataztic.incidents.support.Given.NOON;
import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.support.Given;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.rules.OpenTicket;
import com.cinemataztic.incidents.tickets.rules.TransitionTests;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The board's indices: always what a scan of its rows would say, and at the cost of what changed. */
class BoardSnapshotTests {

    private static final List<String> REGIONS = List.of("denmark", "norway", "finland");

    @Test
    void indicesSayWhatAScanOfTheRowsWouldSayWhateverChanges() {
        var random = new Random(20261127);
        var snapshot = BoardSnapshot.EMPTY;
        var expected = new HashMap<TicketId, TicketRow>();
        for (int step = 0; step < 3_000; step++) {
            var edit = snapshot.edit();
            var touched = 1 + random.nextInt(3);
            for (int i = 0; i < touched; i++) {
                var screen = random.nextInt(40);
                var region = REGIONS.get(random.nextInt(3));
                var ticket = OpenTicket.of(
                        "DK-" + (screen + 1), offline("s" + screen).region(region), NOON);
                switch (random.nextInt(4)) {
                    case 0 -> {
                        edit.remove(ticket.id());
                        expected.remove(ticket.id());
                    }
                    case 1 -> {
                        var closed = closed(ticket, random.nextInt(100));
                        edit.put(TicketRow.of(closed));
                        expected.put(closed.id(), TicketRow.of(closed));
                    }
                    default -> {
                        edit.put(TicketRow.of(ticket));
                        expected.put(ticket.id(), TicketRow.of(ticket));
                    }
                }
            }
            snapshot = edit.done();
            assertThat(snapshot.rows()).isEqualTo(expected);
            for (var row : expected.values()) {
                assertThat(snapshot.live(row.key())).isEqualTo(row.state().live() ? row : null);
            }
            for (var region : REGIONS) {
                assertThat(snapshot.liveIn(new RegionId(region)))
                        .containsExactlyInAnyOrderElementsOf(expected.values().stream()
                                .filter(row -> row.state().live())
                                .filter(row -> row.subject().region().value().equals(region))
                                .toList());
            }
            var moment = NOON.plusSeconds(50);
            assertThat(snapshot.closedBefore(moment))
                    .containsExactlyInAnyOrderElementsOf(expected.values().stream()
                            .filter(row ->
                                    row.closedAt() != null && row.closedAt().isBefore(moment))
                            .toList());
        }
    }

    @Test
    void whatDidNotChangeIsSharedWithTheSnapshotBefore() {
        var before = with(BoardSnapshot.EMPTY, offline("s1"), offline("s2").region("norway"));
        var after = with(before, offline("s3").region("norway"));

        assertThat(after.liveIn(new RegionId("denmark")))
                .describedAs("one ticket opened in Norway")
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row).isSameAs(before.rows().get(row.id())));
        assertThat(after.liveByRegion().get(new RegionId("denmark")))
                .isSameAs(before.liveByRegion().get(new RegionId("denmark")));
        assertThat(before.rows()).describedAs("a reader keeps what it took").hasSize(2);
    }

    @Test
    void tellsWhatChangedSinceAnEarlierSnapshotAsLongAsItIsNotTooMuch() {
        var first = with(BoardSnapshot.EMPTY, offline("s1"));
        var second = with(first, offline("s2"));
        var edit = second.edit();
        edit.remove(id(offline("s1")));
        var third = edit.done();

        assertThat(third.changedSince(third)).contains(Set.of());
        assertThat(third.changedSince(second)).contains(Set.of(id(offline("s1"))));
        assertThat(third.changedSince(first)).contains(Set.of(id(offline("s1")), id(offline("s2"))));
        assertThat(first.changedSince(third)).describedAs("of the future").isEmpty();
        var many = with(
                third,
                IntStream.range(0, 10_001).mapToObj(i -> offline("s" + i)).toArray(Given[]::new));
        assertThat(many.changedSince(third)).isEmpty();
        assertThat(third.cleared().done().changedSince(third))
                .describedAs("read anew")
                .isEmpty();
    }

    @Test
    void aKeyThatPassedToAnotherTicketStaysItsWhenTheFirstIsSeenToClose() {
        var first = OpenTicket.of("DK-1", offline("s1"), NOON);
        var second = OpenTicket.of("DK-2", offline("s1"), NOON);
        var edit = BoardSnapshot.EMPTY.edit();
        edit.put(TicketRow.of(first));
        edit.put(TicketRow.of(second));
        edit.put(TicketRow.of(closed(first, 1)));

        assertThat(edit.done().live(offline("s1").key())).isEqualTo(TicketRow.of(second));
    }

    private static Ticket closed(Ticket ticket, int seconds) {
        return OpenTicket.moved(
                ticket, new Transition.Close(CloseReason.FIXED, ""), TransitionTests.ANNA, NOON.plusSeconds(seconds));
    }

    private static BoardSnapshot with(BoardSnapshot before, Given... given) {
        var edit = before.edit();
        for (var each : given) {
            edit.put(TicketRow.of(OpenTicket.of(id(each).value(), each, NOON)));
        }
        return edit.done();
    }

    private static TicketId id(Given given) {
        return new TicketId("DK-" + (1 + Integer.parseInt(given.screen().substring(1))));
    }
}
