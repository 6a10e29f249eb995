package com.cinemataztic.incidents.tickets.board;

import static com.cinemataztic.incidents.support.Given.NOON;
import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.store.CostlyReadSettings;
import com.cinemataztic.incidents.store.CostlyReads;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.Tickets;
import com.cinemataztic.incidents.tickets.Tickets.Change;
import com.cinemataztic.incidents.tickets.board.TicketSearch.Position;
import com.cinemataztic.incidents.tickets.rules.OpenTicket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How much a page of a list reads. */
@PortalTest
class TicketSearchMongoTests {

    private static final int STORED = TicketSearch.MOST_READ + 100;
    private static final int BULK = 300;

    @Autowired
    Tickets tickets;

    @Autowired
    QueueLists lists;

    @Autowired
    QueueEntries entries;

    /** Stands still unless a test says otherwise: no page ends because its time is over. */
    private Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);

    @Test
    void aPageWithARareWordEndsAndTheNextOneContinuesThere() {
        store();
        for (var sort : Set.of(TicketSort.CREATED, TicketSort.UPDATED)) {
            var began = System.nanoTime();
            var first = page("nowhere", sort, null);
            System.out.printf(
                    "%s: a page without a match read %,d tickets in %d ms%n",
                    sort,
                    TicketSearch.MOST_READ,
                    Duration.ofNanos(System.nanoTime() - began).toMillis());
            assertThat(first.entries()).isEmpty();
            assertThat(first.total()).isNull();
            assertThat(first.next()).isNotNull();
            assertThat(page("nowhere", sort, first.next()).next()).isNull();
        }
        assertThat(page(
                                "dk-1",
                                TicketSort.CREATED,
                                page("dk-1 nowhere", TicketSort.CREATED, null).next())
                        .entries())
                .extracting(entry -> entry.id().value())
                .contains("DK-1", "DK-100")
                .doesNotContain("DK-1000");
    }

    @Test
    void aPageWhoseTimeIsOverEndsAfterABatchAndTheNextOnesFindAllThatIsThere() {
        store();
        clock = new HurriedClock();
        for (var sort : Set.of(TicketSort.CREATED, TicketSort.UPDATED)) {
            var found = new ArrayList<String>();
            Position position = null;
            int pages = 0;
            do {
                var page = page("sal s17", sort, position);
                page.entries().forEach(entry -> found.add(entry.id().value()));
                position = page.next();
                pages++;
            } while (position != null);

            assertThat(pages).describedAs("a batch each").isGreaterThanOrEqualTo(STORED / 500);
            assertThat(found)
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, STORED)
                            .filter(screen -> ("s" + screen).contains("s17"))
                            .mapToObj(screen -> "DK-" + (screen + 1))
                            .toList());
        }
    }

    @Test
    void whatASearchFindsHasItsEvidence() {
        store();
        assertThat(page("dk-4711", TicketSort.CREATED, null).entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.row().evidence()).hasSize(1));
    }

    /** The same tickets for all. */
    private void store() {
        if (tickets.find(Set.of(new TicketId("DK-1"))).isEmpty()) {
            for (int from = 0; from < STORED; from += BULK) {
                tickets.write(IntStream.range(from, Math.min(STORED, from + BULK))
                        .mapToObj(n ->
                                new Change(OpenTicket.of("DK-" + (n + 1), offline("s" + n), NOON.plusSeconds(n)), 0))
                        .toList());
            }
        }
    }

    /** A second later at each look. */
    private static final class HurriedClock extends Clock {

        private Instant now = NOON;

        @Override
        public Instant instant() {
            now = now.plusSeconds(1);
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private TicketSearch.Page page(String words, TicketSort sort, @Nullable Position after) {
        var all = TicketFilter.ALL;
        var filter = new TicketFilter(
                all.states(),
                all.regions(),
                all.severities(),
                all.cinemas(),
                all.screens(),
                all.machines(),
                all.errors(),
                all.assignees(),
                SearchWords.of(words),
                null,
                null);
        return new TicketSearch(
                        tickets,
                        lists,
                        entries,
                        new CostlyReads(
                                new CostlyReadSettings(
                                        2, 8, Duration.ofSeconds(2), Duration.ofMinutes(5), Duration.ofMinutes(5)),
                                Clock.systemUTC()),
                        clock)
                .find(Actor.SYSTEM, filter, sort, 100, after);
    }
}
