package com.cinemataztic.incidents.tickets.rules;

import static com.cinemataztic.incidents.support.Given.NOON;
import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Fingerprint;
import com.cinemataztic.incidents.tickets.ResolvedMarker;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Tickets;
import com.cinemataztic.incidents.tickets.Tickets.Change;
import com.cinemataztic.incidents.tickets.Tickets.Filter;
import com.cinemataztic.incidents.tickets.Transition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The laws of the database, on whichever server the tests run. */
@PortalTest
class TicketsMongoTests {

    @Autowired
    Tickets tickets;

    @Test
    void aTicketComesBackAsItWasWritten() {
        var full = TransitionTests.move(
                TransitionTests.move(ticket("DK-101", "full"), new Transition.Take()),
                new Transition.Close(CloseReason.DUPLICATE, "see <b>DK-1</b> \"'& æøå 🎬"));
        assertThat(tickets.write(List.of(new Change(full, 0)))).containsExactly(full.changeId());

        assertThat(tickets.find(Set.of(full.id()))).containsOnlyKeys(full.id()).containsValue(full);
    }

    @Test
    void thereIsOneLiveTicketPerKeyAndTheOtherIsLost() {
        var first = ticket("DK-201", "law");
        var second = ticket("DK-202", "law");
        assertThat(tickets.write(List.of(new Change(first, 0)))).hasSize(1);

        assertThat(tickets.write(List.of(new Change(second, 0)))).isEmpty();
        assertThat(tickets.live(Set.of(first.key())).get(first.key())).isEqualTo(first);
    }

    @Test
    void aClosedTicketFreesItsKey() {
        var closed = TransitionTests.move(ticket("DK-301", "freed"), new Transition.Close(CloseReason.FIXED, ""));
        tickets.write(List.of(new Change(closed, 0)));
        var next = ticket("DK-302", "freed");

        assertThat(tickets.write(List.of(new Change(next, 0)))).hasSize(1);
        assertThat(tickets.live(Set.of(next.key()))).containsEntry(next.key(), next);
    }

    @Test
    void aChangeDecidedOnAnOldRevisionIsLostAndTheOthersOfItsBulkAreKept() {
        var ticket = ticket("DK-401", "guard");
        tickets.write(List.of(new Change(ticket, 0)));
        var taken = TransitionTests.move(ticket, new Transition.Take(), "anna's");
        var closed = TransitionTests.move(ticket, new Transition.Close(CloseReason.FIXED, ""), "bo's");
        var beside = ticket("DK-402", "beside");
        assertThat(tickets.write(List.of(new Change(taken, ticket.revision())))).containsExactly("anna's");

        assertThat(tickets.write(List.of(new Change(closed, ticket.revision()), new Change(beside, 0))))
                .containsExactly(beside.changeId());
        assertThat(tickets.find(Set.of(ticket.id())).get(ticket.id())).isEqualTo(taken);
    }

    @Test
    void pagesHoldEveryTicketOnceNewestFirst() {
        var written = new ArrayList<Change>();
        for (int i = 1; i <= 57; i++) {
            // Several of one moment: the id decides between them.
            written.add(new Change(ticketOf("FI-" + i, "page-" + i, "finland", i / 5), 0));
        }
        tickets.write(written);
        var filter = new Filter(Set.of(State.OPEN), Set.of(new RegionId("finland")));
        var seen = new ArrayList<TicketRow>();
        Tickets.@Nullable Position after = null;
        do {
            var page = tickets.page(filter, 10, after);
            seen.addAll(page.rows());
            after = page.next();
        } while (after != null);

        assertThat(seen).hasSize(57).doesNotHaveDuplicates();
        assertThat(seen).isSortedAccordingTo((one, other) -> {
            var byTime = other.createdAt().compareTo(one.createdAt());
            return byTime != 0 ? byTime : other.id().value().compareTo(one.id().value());
        });
        assertThat(tickets.count(filter.states(), filter.regions())).isEqualTo(57);
        assertThat(tickets.page(new Filter(Set.of(State.CLOSED), Set.of(new RegionId("finland"))), 10, null)
                        .rows())
                .isEmpty();
        var from = seen.get(20).createdAt();
        var to = seen.get(10).createdAt();
        assertThat(tickets.page(new Filter(filter.states(), filter.regions(), from, to), 100, null)
                        .rows())
                .isNotEmpty()
                .containsExactlyElementsOf(seen.stream()
                        .filter(row -> !row.createdAt().isBefore(from)
                                && row.createdAt().isBefore(to))
                        .toList());
    }

    @Test
    void pagesOfChangesHoldEveryTicketOnceLastChangedFirst() {
        var written = new ArrayList<Change>();
        for (int i = 1; i <= 23; i++) {
            written.add(new Change(ticketOf("AE-" + i, "changed-" + i, "uae", i / 5), 0));
        }
        tickets.write(written);
        var seen = new ArrayList<TicketRow>();
        Tickets.@Nullable Position after = null;
        do {
            var page = tickets.lastChanged(7, after);
            seen.addAll(page.rows());
            after = page.next();
        } while (after != null);

        assertThat(seen).doesNotHaveDuplicates();
        assertThat(seen.stream().filter(row -> row.id().value().startsWith("AE-")))
                .hasSize(23)
                .isSortedAccordingTo(Comparator.comparing(TicketRow::updatedAt)
                        .thenComparing(row -> row.id().value())
                        .reversed());
    }

    @Test
    void theBoardHoldsLiveTicketsAndThoseClosedSince() {
        var live = ticket("IE-1", "board-live");
        var snoozed =
                TransitionTests.move(ticket("IE-2", "board-snoozed"), new Transition.Close(CloseReason.FIXED, ""));
        var closed = closedWithoutSnooze(ticket("IE-3", "board-closed"));
        tickets.write(List.of(new Change(live, 0), new Change(snoozed, 0), new Change(closed, 0)));
        var closedAt = Objects.requireNonNull(closed.closedAt());

        assertThat(tickets.board(closedAt)).contains(TicketRow.of(live), TicketRow.of(snoozed), TicketRow.of(closed));
        assertThat(tickets.board(closedAt.plusMillis(1)))
                .contains(TicketRow.of(live), TicketRow.of(snoozed))
                .doesNotContain(TicketRow.of(closed));
    }

    @Test
    void ofSeveralThatWereClosedTheLastIsFoundByItsKey() {
        var first = TransitionTests.move(ticket("IE-4", "last"), new Transition.Close(CloseReason.FIXED, ""));
        var second = ((Decision.Changed) ManualTransitions.apply(
                        ticket("IE-5", "last"),
                        new Transition.Close(CloseReason.FIXED, ""),
                        TransitionTests.ANNA,
                        OpenTicket.context(NOON.plusSeconds(7200), "later")))
                .next();
        tickets.write(List.of(new Change(first, 0), new Change(second, 0)));
        var live = ticket("IE-6", "last");
        tickets.write(List.of(new Change(live, 0)));

        assertThat(tickets.lastClosed(Set.of(live.key()), NOON)).containsExactly(Map.entry(live.key(), second));
        assertThat(tickets.lastClosed(Set.of(live.key()), NOON.plusSeconds(7201)))
                .isEmpty();
    }

    @Test
    void ticketsOpenedSinceAreReadNewestFirstByRegionUpToTheLimit() {
        var early = ticketOf("EE-1", "lately-1", "estonia", 0);
        var middle = ticketOf("EE-2", "lately-2", "estonia", 10);
        var closed = TransitionTests.move(
                ticketOf("EE-3", "lately-3", "estonia", 20), new Transition.Close(CloseReason.FIXED, ""));
        var elsewhere = ticketOf("ES-1", "lately-4", "spain", 20);
        tickets.write(
                List.of(new Change(early, 0), new Change(middle, 0), new Change(closed, 0), new Change(elsewhere, 0)));
        var estonia = Set.of(new RegionId("estonia"));

        assertThat(tickets.openedSince(estonia, middle.createdAt(), 10))
                .containsExactly(TicketRow.of(closed), TicketRow.of(middle));
        assertThat(tickets.openedSince(estonia, middle.createdAt().plusMillis(1), 10))
                .containsExactly(TicketRow.of(closed));
        assertThat(tickets.openedSince(estonia, early.createdAt(), 2)).hasSize(2);
        assertThat(tickets.openedSince(Set.of(), early.createdAt(), 1_000))
                .contains(TicketRow.of(early), TicketRow.of(elsewhere));
    }

    @Test
    void ticketsClosedSinceAreReadLastClosedFirstWithTheirTimelinesUnlessReopened() {
        var first = closed("IN-1", "closed-1", 10);
        var second = closed("IN-2", "closed-2", 20);
        var again = TransitionTests.move(closed("IN-3", "closed-3", 30), new Transition.Reopen(""));
        tickets.write(List.of(new Change(first, 0), new Change(second, 0), new Change(again, 0)));
        var india = Set.of(new RegionId("india"));
        var firstClosing = Objects.requireNonNull(first.closedAt());

        assertThat(tickets.closedSince(india, firstClosing, 10)).containsExactly(second, first);
        assertThat(tickets.closedSince(india, firstClosing.plusMillis(1), 10)).containsExactly(second);
        assertThat(tickets.closedSince(india, firstClosing, 1)).containsExactly(second);
        assertThat(tickets.closedSince(Set.of(), firstClosing, 1_000)).contains(first, second);
    }

    private static Ticket closed(String id, String screen, int minute) {
        return ((Decision.Changed) ManualTransitions.apply(
                        ticketOf(id, screen, "india", 0),
                        new Transition.Close(CloseReason.FIXED, ""),
                        TransitionTests.ANNA,
                        OpenTicket.context(NOON.plus(Duration.ofMinutes(minute)), "close-" + id)))
                .next();
    }

    @Test
    void stampsAreReadOfTheBoardAndOfWhatChangedSince() {
        var live = ticket("AE-1", "stamp-live");
        var closed = closedWithoutSnooze(ticket("AE-2", "stamp-closed"));
        tickets.write(List.of(new Change(live, 0), new Change(closed, 0)));
        var liveStamp = new Tickets.Stamp(live.id(), live.revision(), live.updatedAt());
        var closedStamp = new Tickets.Stamp(closed.id(), closed.revision(), closed.updatedAt());
        var closedAt = Objects.requireNonNull(closed.closedAt());

        assertThat(tickets.stamps(closedAt)).contains(liveStamp, closedStamp);
        assertThat(tickets.stamps(closedAt.plusMillis(1))).contains(liveStamp).doesNotContain(closedStamp);
        assertThat(tickets.changedSince(closed.updatedAt())).contains(closedStamp);
        assertThat(tickets.changedSince(closed.updatedAt().plusMillis(1))).doesNotContain(closedStamp);
        assertThat(tickets.changedSince(live.updatedAt())).contains(liveStamp);
    }

    @Test
    void ofTwoEndsOfOneAlertTheLaterIsRememberedUntilItIsForgotten() {
        var fingerprint = new Fingerprint("fp-end");
        tickets.remember(List.of(new ResolvedMarker(fingerprint, NOON.plusSeconds(10), NOON)));
        tickets.remember(List.of(new ResolvedMarker(fingerprint, NOON.plusSeconds(5), NOON.plusSeconds(60))));
        assertThat(tickets.endings(Set.of(fingerprint)).get(fingerprint))
                .isEqualTo(new ResolvedMarker(fingerprint, NOON.plusSeconds(10), NOON.plusSeconds(60)));

        tickets.forgetEndings(NOON.plusSeconds(61));
        assertThat(tickets.endings(Set.of(fingerprint))).isEmpty();
    }

    @Test
    void numbersAreTakenInBlocksThatNobodyElseGets() {
        assertThat(tickets.takeNumbers(Map.of("XX", 5))).isEqualTo(Map.of("XX", 1L));
        assertThat(tickets.takeNumbers(Map.of("XX", 1, "YY", 2))).isEqualTo(Map.of("XX", 6L, "YY", 1L));
        assertThat(tickets.takeNumbers(Map.of("YY", 1, "XX", 3))).isEqualTo(Map.of("XX", 7L, "YY", 3L));
    }

    /** Closed by a person, its re-check passed. */
    private static Ticket closedWithoutSnooze(Ticket ticket) {
        var snoozed = TransitionTests.move(ticket, new Transition.Close(CloseReason.FIXED, ""));
        return ((Decision.Changed)
                        TimeRules.recheck(snoozed, true, OpenTicket.context(NOON.plusSeconds(86_400), "re-check")))
                .next();
    }

    private static Ticket ticket(String id, String screen) {
        return ticketOf(id, screen, "denmark", 0);
    }

    private static Ticket ticketOf(String id, String screen, String region, int minute) {
        return OpenTicket.of(id, offline(screen).region(region), NOON.plus(Duration.ofMinutes(minute)));
    }
}
