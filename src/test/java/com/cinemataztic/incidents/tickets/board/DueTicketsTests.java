package com.cinemataztic.incidents.tickets.board;

import static com.cinemataztic.incidents.support.Given.NOON;
import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.Subject;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.TicketsInMemory;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.rules.OpenTicket;
import com.cinemataztic.incidents.tickets.rules.TransitionTests;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a recurring task must examine, and that it is never asked to examine anything else. */
class DueTicketsTests {

    private final LiveBoard board = new LiveBoard(new TicketsInMemory(), Clock.fixed(NOON, ZoneOffset.UTC), true);
    private final AtomicInteger input = new AtomicInteger();
    private final DueTickets due = new DueTickets(board, input::get);

    @Test
    void atFirstEveryTicketIsDueAndAfterThatNoneOfAnUnchangedBoard() {
        board.apply(IntStream.rangeClosed(1, 2_000)
                .mapToObj(DueTicketsTests::ticket)
                .toList());
        assertThat(pass()).hasSize(2_000);
        assertThat(pass()).isEmpty();
    }

    @Test
    void aChangedAndANewTicketAreDueAndNoOther() {
        board.apply(List.of(ticket(1), ticket(2)));
        pass();
        board.apply(List.of(taken(ticket(2)), ticket(3)));
        assertThat(pass()).containsExactlyInAnyOrder("DK-2", "DK-3");
        assertThat(pass()).isEmpty();
    }

    @Test
    void aTicketStaysDueUntilItIsSettled() {
        board.apply(List.of(ticket(1)));
        assertThat(ids(due.at(NOON))).containsExactly("DK-1");
        assertThat(ids(due.at(NOON))).as("the pass failed").containsExactly("DK-1");
        due.settle(new TicketId("DK-1"), null);
        assertThat(due.at(NOON)).isEmpty();
    }

    @Test
    void aTicketThatIsPostponedDoesNotHoldUpTheOthers() {
        board.apply(List.of(ticket(1), ticket(2)));
        var first = due.at(NOON).getFirst().id();
        due.postpone(first);
        assertThat(due.at(NOON)).hasSize(2).last().extracting(TicketRow::id).isEqualTo(first);
    }

    @Test
    void aChangeDuringAPassIsFoundByTheNext() {
        board.apply(List.of(ticket(1)));
        var examined = due.at(NOON);
        board.apply(List.of(taken(ticket(1))));
        examined.forEach(row -> due.settle(row.id(), null));
        assertThat(pass()).containsExactly("DK-1");
    }

    @Test
    void aTicketIsDueWhenItsTimeComesAndOnlyAtTheLastTimeThatWasGiven() {
        board.apply(List.of(ticket(1), ticket(2)));
        pass();
        due.settle(new TicketId("DK-1"), NOON.plusSeconds(10));
        due.settle(new TicketId("DK-2"), NOON.plusSeconds(10));
        due.settle(new TicketId("DK-2"), NOON.plusSeconds(20));
        assertThat(due.at(NOON.plusSeconds(9))).isEmpty();
        assertThat(ids(due.at(NOON.plusSeconds(10)))).containsExactly("DK-1");
        assertThat(ids(due.at(NOON.plusSeconds(20)))).containsExactly("DK-1", "DK-2");
    }

    @Test
    void aTicketThatWaitsForItsTimeIsDueAtOnceWhenItChanges() {
        board.apply(List.of(ticket(1)));
        pass();
        due.settle(new TicketId("DK-1"), NOON.plusSeconds(10));
        board.apply(List.of(taken(ticket(1))));
        assertThat(pass()).containsExactly("DK-1");
        assertThat(due.at(NOON.plusSeconds(10))).as("settled without a time").isEmpty();
    }

    @Test
    void aChangeOfAnotherInputMakesEveryTicketDue() {
        board.apply(List.of(ticket(1), ticket(2)));
        pass();
        input.incrementAndGet();
        assertThat(pass()).containsExactlyInAnyOrder("DK-1", "DK-2");
        assertThat(pass()).isEmpty();
    }

    @Test
    void aTicketThatIsNoLongerOnTheBoardIsNotDueNow() {
        board.apply(List.of(ticket(1), ticket(2)));
        pass();
        due.settle(new TicketId("DK-1"), NOON.plusSeconds(10));
        board.forget(Map.of(new TicketId("DK-1"), ticket(1).revision()));
        assertThat(pass()).isEmpty();
        assertThat(due.at(NOON.plusSeconds(10))).isEmpty();
    }

    @Test
    void whatAPassThatIsTooFarBehindMissedIsDue() {
        board.apply(List.of(ticket(20_000)));
        pass();
        for (int from = 1; from < 12_000; from += 3_000) {
            board.apply(IntStream.range(from, from + 3_000)
                    .mapToObj(DueTicketsTests::ticket)
                    .toList());
        }
        assertThat(pass()).hasSize(12_001);
        board.reload();
        assertThat(pass()).as("the board was read again, and is empty").isEmpty();
        board.apply(List.of(ticket(7)));
        assertThat(pass()).containsExactly("DK-7");
    }

    @Test
    void afterAPauseEveryTicketIsDue() {
        board.apply(List.of(ticket(1), ticket(2)));
        pass();
        due.restart();
        assertThat(pass()).containsExactlyInAnyOrder("DK-1", "DK-2");
    }

    @Test
    void aSiteThatOpensChangesOrEndsMakesItsScreensDueAndAScreenItsSite() {
        board.apply(List.of(ticket(1), ticket(2)));
        pass();
        var site = site();
        board.apply(List.of(site));
        assertThat(pass()).containsExactlyInAnyOrder("DK-1", "DK-2", site.id().value());
        board.apply(List.of(ticket(3)));
        assertThat(pass()).contains(site.id().value(), "DK-1", "DK-2", "DK-3");
        board.forget(Map.of(new TicketId("DK-3"), ticket(3).revision()));
        assertThat(pass()).containsExactlyInAnyOrder("DK-1", "DK-2", site.id().value());
        board.forget(Map.of(site.id(), site.revision()));
        assertThat(pass()).containsExactlyInAnyOrder("DK-1", "DK-2");
    }

    @Test
    void aTicketOfAnotherFaultDoesNotMakeTheSiteDue() {
        board.apply(List.of(ticket(1), ticket(2), site()));
        pass();
        board.apply(List.of(OpenTicket.of("DK-50", offline("s1").error("wrong-resolution"), NOON)));
        assertThat(pass()).containsExactly("DK-50");
    }

    @Test
    void noChangeIsMissedWhileTheBoardChangesDuringThePasses() {
        var writer = CompletableFuture.runAsync(() -> {
            var tickets = new ArrayList<Ticket>(IntStream.rangeClosed(1, 200)
                    .mapToObj(DueTicketsTests::ticket)
                    .toList());
            board.apply(tickets);
            for (int round = 0; round < 40; round++) {
                for (int n = 0; n < tickets.size(); n++) {
                    tickets.set(n, round % 2 == 0 ? taken(tickets.get(n)) : released(tickets.get(n)));
                    board.apply(List.of(tickets.get(n)));
                }
            }
        });
        var examined = new HashMap<TicketId, Long>();
        var finished = false;
        while (!finished) {
            finished = writer.isDone();
            for (var row : due.at(NOON)) {
                examined.put(row.id(), row.revision());
                due.settle(row.id(), null);
            }
        }
        writer.join();
        assertThat(examined)
                .isEqualTo(board.snapshot().rows().values().stream()
                        .collect(Collectors.toMap(TicketRow::id, TicketRow::revision)));
    }

    /** A pass that settles everything. */
    private List<String> pass() {
        var rows = due.at(NOON);
        rows.forEach(row -> due.settle(row.id(), null));
        return ids(rows);
    }

    private static List<String> ids(List<TicketRow> rows) {
        return rows.stream().map(row -> row.id().value()).toList();
    }

    private static Ticket ticket(int number) {
        return OpenTicket.of("DK-" + number, offline("s" + number), NOON);
    }

    private static Ticket taken(Ticket ticket) {
        return OpenTicket.moved(ticket, new Transition.Take(), TransitionTests.ANNA, NOON);
    }

    private static Ticket released(Ticket ticket) {
        return OpenTicket.moved(ticket, new Transition.Release(), TransitionTests.ANNA, NOON);
    }

    private static Ticket site() {
        var site = new Subject(new RegionId("denmark"), "dk-001", null, null, null, null, null);
        return OpenTicket.ofSite("DK-900", site, NOON);
    }
}
