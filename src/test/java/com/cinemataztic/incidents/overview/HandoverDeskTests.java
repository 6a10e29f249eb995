package com.cinemataztic.incidents.overview;

import static com.cinemataztic.incidents.support.Given.NOON;
import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.rules.OpenTicket;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HandoverDeskTests {

    private static final Instant SINCE = NOON.plusSeconds(3_600);

    private final Map<TicketId, Ticket> stored = new TreeMap<>(Comparator.comparing(TicketId::value));

    @Test
    void reopenedTicketsAreFoundHoweverManyOthersChanged() {
        IntStream.range(0, 600).mapToObj(i -> open("DK-" + (1_000 + i))).forEach(this::store);
        IntStream.range(600, 650)
                .mapToObj(i -> reopened("DK-" + (1_000 + i), SINCE.plusSeconds(i)))
                .forEach(this::store);
        assertThat(reopened()).hasSize(50);
    }

    @Test
    void ticketsReopenedBeforeThatTimeDoNotCount() {
        store(reopened("DK-1", SINCE.minusSeconds(1)));
        store(reopened("DK-2", SINCE));
        assertThat(reopened()).extracting(ticket -> ticket.id().value()).containsExactly("DK-2");
    }

    @Test
    void oneMoreThanAreListedShowsThatTheListIsIncomplete() {
        IntStream.range(0, HandoverDesk.MOST + 1)
                .mapToObj(i -> reopened("DK-" + (1_000 + i), SINCE))
                .forEach(this::store);
        assertThat(reopened()).hasSize(HandoverDesk.MOST + 1);
    }

    private List<Ticket> reopened() {
        return HandoverDesk.reopened(List.copyOf(stored.keySet()), SINCE, find());
    }

    private Function<Collection<TicketId>, Map<TicketId, Ticket>> find() {
        return ids -> {
            assertThat(ids).hasSizeLessThanOrEqualTo(HandoverDesk.MOST);
            return ids.stream().collect(Collectors.toMap(id -> id, stored::get));
        };
    }

    private void store(Ticket ticket) {
        stored.put(ticket.id(), ticket);
    }

    private static Ticket open(String id) {
        return OpenTicket.of(id, offline("s-" + id), NOON);
    }

    private static Ticket reopened(String id, Instant at) {
        var close = new Transition.Close(CloseReason.FALSE_ALARM, "");
        var closed = OpenTicket.moved(open(id), close, Actor.SYSTEM, NOON.plusSeconds(60));
        return OpenTicket.moved(closed, new Transition.Reopen(""), Actor.SYSTEM, at);
    }
}
