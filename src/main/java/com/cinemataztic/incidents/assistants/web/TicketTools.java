package com.cinemataztic.incidents.assistants.web;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.platform.MonitoringStatus;
import com.cinemataztic.incidents.platform.web.BadRequest;
import com.cinemataztic.incidents.platform.web.NotFound;
import com.cinemataztic.incidents.platform.web.Parameters;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.board.Deadline;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import com.cinemataztic.incidents.tickets.board.TicketFilter;
import com.cinemataztic.incidents.tickets.board.TicketQueue;
import com.cinemataztic.incidents.tickets.board.TicketSearch;
import com.cinemataztic.incidents.tickets.board.TicketSort;
import com.cinemataztic.incidents.tickets.web.TicketAnswer;
import com.cinemataztic.incidents.tickets.web.TicketQuery;
import com.cinemataztic.incidents.tickets.web.TicketSummaries;
import com.cinemataztic.incidents.tickets.web.TicketSummary;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tools about tickets. */
class TicketTools {

    private static final int USUAL = 20;
    private static final int MOST = 100;
    private static final int USUAL_HOURS = 4;
    private static final int MOST_HOURS = 48;
    private static final String LIMIT = "limit";
    private static final String HOURS = "hours";
    private static final String REGION = "region";
    private static final String ID = "id";

    private final TicketSearch search;
    private final TicketQueue queue;
    private final TicketSummaries summaries;
    private final MonitoringStatus monitoring;
    private final Clock clock;

    TicketTools(
            TicketSearch search,
            TicketQueue queue,
            TicketSummaries summaries,
            MonitoringStatus monitoring,
            Clock clock) {
        this.search = search;
        this.queue = queue;
        this.summaries = summaries;
        this.monitoring = monitoring;
        this.clock = clock;
    }

    /**
     * Some tickets.
     *
     * @param total how many match in all; absent where that would take reading them all
     * @param more whether others match that are not among the items
     * @param blind what monitoring cannot see now; absent if it sees everything
     */
    record TicketList(
            List<TicketSummary> items,
            @Nullable Long total,
            boolean more,
            @Nullable String blind) {}

    Stream<Tool> all() {
        return Stream.of(
                new Tool(
                        "list_tickets",
                        "List tickets",
                        "Lists tickets that match every filter. Live tickets are open or inprogress. Narrow the filters"
                                + " if there are more than the limit.",
                        Map.of(
                                "state",
                                "open, inprogress or closed; several with commas between",
                                REGION,
                                "region ids such as denmark, with commas between",
                                "severity",
                                "critical, warning or info; several with commas between",
                                "cinema",
                                "a cinema's id",
                                "assignee",
                                "the name of the person who works on it",
                                "text",
                                "words that occur in the ticket",
                                "from",
                                "opened at this moment or later, such as 2026-11-25T22:00:00Z",
                                "to",
                                "opened before this moment",
                                "sort",
                                "createdAt, updatedAt, or for live tickets deadline or severity",
                                LIMIT,
                                "1 to " + MOST + ", by default " + USUAL),
                        List.of(),
                        this::list),
                new Tool(
                        "get_ticket",
                        "One ticket",
                        "Returns one ticket with its timeline, its alerts as evidence, and what proof of its recovery"
                                + " is missing (recoveryUnconfirmed).",
                        Map.of(ID, "the ticket's id, such as DK-1042"),
                        List.of(ID),
                        this::get),
                new Tool(
                        "list_tickets_that_will_miss_their_show",
                        "Will miss their show",
                        "Lists live tickets whose screen misses a show now, or whose next show begins soon, the most"
                                + " urgent first. A screen without a known schedule counts as due now.",
                        Map.of(
                                REGION,
                                "a region's id; by default all",
                                HOURS,
                                "how far ahead, 1 to " + MOST_HOURS + ", by default " + USUAL_HOURS),
                        List.of(),
                        this::due));
    }

    private TicketList list(Actor reader, Map<String, List<String>> given) {
        var query = TicketQuery.parse(given, LIMIT);
        var limit = Parameters.of(given, given.keySet()).limit(USUAL, MOST);
        var page = search.find(reader, query.filter(), query.sort(), limit, null);
        return new TicketList(shown(page.entries(), reader), page.total(), page.next() != null, blind());
    }

    private TicketAnswer get(Actor reader, Map<String, List<String>> given) {
        var id = Parameters.of(given, List.of(ID)).text(ID);
        var ticket = TicketId.parse(id)
                .flatMap(ticketId -> queue.find(ticketId, reader))
                .orElseThrow(() -> new NotFound("no-such-ticket", "There is no ticket of that id for you."));
        return TicketAnswer.of(ticket, summaries.of(ticket, reader));
    }

    private TicketList due(Actor reader, Map<String, List<String>> given) {
        var regions = TicketQuery.filter(given, HOURS).regions();
        var until = clock.instant().plus(Duration.ofHours(hours(Parameters.of(given, List.of(REGION, HOURS)))));
        var filter = TicketFilter.of(EnumSet.of(State.OPEN, State.INPROGRESS), regions);
        var page = search.find(reader, filter, TicketSort.DEADLINE, MOST, null);
        var due = page.entries().stream()
                .filter(entry -> isDue(entry.deadline(), until))
                .toList();
        return new TicketList(shown(due, reader), null, due.size() == MOST && page.next() != null, blind());
    }

    private static boolean isDue(Deadline deadline, Instant until) {
        var at = deadline.at();
        return deadline.kind() != Deadline.Kind.NEXT_SHOW || at == null || at.isBefore(until);
    }

    private static int hours(Parameters parameters) {
        var text = parameters.text(HOURS);
        try {
            var hours = text.isEmpty() ? USUAL_HOURS : Integer.parseInt(text);
            if (hours >= 1 && hours <= MOST_HOURS) {
                return hours;
            }
        } catch (NumberFormatException noNumber) {
            // Handled like a number out of range.
        }
        throw new BadRequest("bad-hours", "hours is a number from 1 to " + MOST_HOURS + ".");
    }

    private List<TicketSummary> shown(List<QueueEntry> entries, Actor reader) {
        return entries.stream().map(entry -> summaries.of(entry, reader)).toList();
    }

    private @Nullable String blind() {
        var blind = monitoring.freshness().blind();
        return blind.isEmpty() ? null : blind.english();
    }
}
