package com.cinemataztic.incidents.tickets.board;

import static com.cinemataztic.incidents.support.Given.NOON;
import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.Subject;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.TicketsInMemory;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.LiveCounts.Kind;
import com.cinemataztic.incidents.tickets.rules.OpenTicket;
import com.cinemataztic.incidents.tickets.rules.RollUp;
import com.cinemataztic.incidents.tickets.rules.TransitionTests;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The numbers of live tickets: kept with each change, and always what counting them again would say. */
class LiveCountsTests {

    private static final List<String> REGIONS = List.of("denmark", "norway");

    @Test
    void theNumbersAreThoseOfARecountWhateverChanges() {
        var random = new Random(20261128);
        var snapshot = BoardSnapshot.EMPTY;
        for (int step = 0; step < 5_000; step++) {
            var edit = snapshot.edit();
            for (int i = random.nextInt(3); i >= 0; i--) {
                var ticket = any(random);
                if (random.nextInt(5) == 0) {
                    edit.remove(ticket.id());
                } else {
                    edit.put(TicketRow.of(ticket));
                }
            }
            snapshot = edit.done();
            assertThat(snapshot.counts().numbers()).isEqualTo(recounted(snapshot));
        }
    }

    @Test
    void everyReaderFindsThemTrueWhileManyThreadsChangeTheBoard() {
        var board = new LiveBoard(new TicketsInMemory(), Clock.fixed(NOON, ZoneOffset.UTC), true);
        var writers = IntStream.range(0, 8)
                .mapToObj(seed -> CompletableFuture.runAsync(() -> {
                    var random = new Random(seed);
                    for (int step = 0; step < 300; step++) {
                        var ticket = any(random);
                        if (random.nextInt(5) == 0) {
                            board.forget(Map.of(ticket.id(), ticket.revision()));
                        } else {
                            board.apply(List.of(ticket, any(random)));
                        }
                    }
                }))
                .toArray(CompletableFuture[]::new);
        var finished = false;
        while (!finished) {
            finished = CompletableFuture.allOf(writers).isDone();
            var snapshot = board.snapshot();
            assertThat(snapshot.counts().numbers()).isEqualTo(recounted(snapshot));
        }
        CompletableFuture.allOf(writers).join();
    }

    @Test
    void aReaderWhoSeesTheSiteCountsItsScreensAsThatSiteAndAnotherOneByOne() {
        var edit = BoardSnapshot.EMPTY.edit();
        List.of(
                        site("denmark"),
                        OpenTicket.of("DK-1", offline("s1").region("denmark"), NOON),
                        OpenTicket.of("DK-2", offline("s2").region("norway"), NOON))
                .forEach(ticket -> edit.put(TicketRow.of(ticket)));
        var counts = edit.done().counts();

        assertThat(below(counts, Set.of())).isEqualTo(Map.of(true, 2, false, 1));
        assertThat(below(counts, Set.of("denmark"))).isEqualTo(Map.of(true, 1, false, 1));
        assertThat(below(counts, Set.of("norway"))).isEqualTo(Map.of(false, 1));
        assertThat(below(counts, Set.of("spain"))).isEmpty();
    }

    private static Map<Boolean, Integer> below(LiveCounts counts, Set<String> regions) {
        var reader = new Actor(
                "anna", Role.VIEWER, regions.stream().map(RegionId::new).collect(Collectors.toSet()));
        var below = new HashMap<Boolean, Integer>();
        counts.forEach(reader, (kind, number) -> below.merge(kind.isBelow(reader), number, Integer::sum));
        return below;
    }

    private static Map<Kind, Integer> recounted(BoardSnapshot snapshot) {
        var numbers = new HashMap<Kind, Integer>();
        snapshot.rows().values().stream().filter(row -> row.state().live()).forEach(row -> {
            var site = RollUp.isScreen(row) ? snapshot.siteOf(row.subject().cinemaId()) : Optional.<Site>empty();
            var above = site.map(its -> its.ticket().subject().region()).orElse(null);
            numbers.merge(Kind.of(row).below(above), 1, Integer::sum);
        });
        return numbers;
    }

    /** A screen's ticket, one of another fault, or the site; open, taken or closed; in either region. */
    private static Ticket any(Random random) {
        var region = REGIONS.get(random.nextInt(2));
        int screen = 1 + random.nextInt(20);
        var given = offline("s" + screen).region(region).severity(Severity.values()[random.nextInt(3)]);
        var opened = screen == 20
                ? site(region)
                : OpenTicket.of("DK-" + screen, screen < 5 ? given.error("wrong-resolution") : given, NOON);
        return switch (random.nextInt(4)) {
            case 0 -> moved(opened, new Transition.Close(CloseReason.FIXED, ""));
            case 1 -> moved(opened, new Transition.Take());
            default -> opened;
        };
    }

    private static Ticket moved(Ticket ticket, Transition transition) {
        return OpenTicket.moved(ticket, transition, TransitionTests.ANNA, NOON.plusSeconds(1));
    }

    private static Ticket site(String region) {
        var site = new Subject(new RegionId(region), "dk-001", null, null, null, null, null);
        return OpenTicket.ofSite("DK-900", site, NOON);
    }
}
