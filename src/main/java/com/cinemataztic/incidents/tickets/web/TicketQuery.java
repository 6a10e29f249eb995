package com.cinemataztic.incidents.tickets.web;

import com.cinemataztic.incidents.platform.web.BadRequest;
import com.cinemataztic.incidents.platform.web.Parameters;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.board.SearchWords;
import com.cinemataztic.incidents.tickets.board.TicketFilter;
import com.cinemataztic.incidents.tickets.board.TicketSort;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which tickets a caller asks for, and in what order: the one reading of these parameters, for lists, tables, streams
 * and GraphQL.
 *
 * @param filter the tickets
 * @param sort their order; in a stream, without effect
 */
public record TicketQuery(TicketFilter filter, TicketSort sort) {

    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String SORT = "sort";

    /** The parameters that select tickets. */
    public static final List<String> FILTERS = List.of(
            "region", "state", "severity", "cinema", "screen", "machine", "error", "assignee", "text", FROM, TO);

    /**
     * @param given the values by name
     * @param others further parameters that the request may have
     * @throws BadRequest if a name or a value is not valid
     */
    public static TicketQuery parse(Map<String, ? extends Collection<String>> given, String... others) {
        var parameters = Parameters.of(
                given,
                Stream.of(FILTERS.stream(), Stream.of(SORT), Arrays.stream(others))
                        .flatMap(names -> names)
                        .toList());
        var word = parameters.text(SORT);
        var sort = word.isEmpty()
                ? TicketSort.CREATED
                : TicketSort.parse(word)
                        .orElseThrow(() -> new BadRequest("bad-sort", "sort is one of " + TicketSort.words() + "."));
        var filter = filter(parameters);
        if (sort.liveOnly() && filter.states().contains(State.CLOSED)) {
            throw new BadRequest(
                    "bad-sort", "Only live tickets are sorted by " + sort.word() + ": leave closed out of state.");
        }
        return new TicketQuery(filter, sort);
    }

    /**
     * Reads the parameters that select tickets, without a sort.
     *
     * @param given the values by name
     * @param others further parameters that the request may have
     * @throws BadRequest if a name or a value is not valid
     */
    public static TicketFilter filter(Map<String, ? extends Collection<String>> given, String... others) {
        return filter(Parameters.of(
                given, Stream.concat(FILTERS.stream(), Arrays.stream(others)).toList()));
    }

    /** @return the rejection of a filter for which the reader sees too little */
    public static BadRequest notVisible() {
        return new BadRequest(
                "not-for-this-token",
                "This token reads no names of people or no closed tickets: leave out assignee and text, or closed.");
    }

    private static TicketFilter filter(Parameters parameters) {
        var from = parameters.moment(FROM);
        var to = parameters.moment(TO);
        if (from != null && to != null && !from.isBefore(to)) {
            throw new BadRequest("bad-range", "from is before to.");
        }
        return new TicketFilter(
                parameters.listed(
                        "state", State::parse, "state is open, inprogress or closed, or several with commas between."),
                parameters.listed("region", RegionId::parse, "region is an id such as new-zealand."),
                parameters.listed(
                        "severity",
                        TicketQuery::severity,
                        "severity is critical, warning or info, or several with commas between."),
                parameters.texts("cinema"),
                parameters.texts("screen"),
                parameters.texts("machine"),
                parameters.texts("error"),
                parameters.texts("assignee"),
                SearchWords.of(parameters.text("text")),
                from,
                to);
    }

    private static Optional<Severity> severity(String word) {
        return Arrays.stream(Severity.values())
                .filter(severity -> severity.word().equals(word))
                .findFirst();
    }

    /** @return the query in one text: equal queries give equal texts, and others give others */
    String fingerprint() {
        return Stream.of(
                        sort.word(),
                        sorted(filter.states().stream().map(State::word)),
                        sorted(filter.regions().stream().map(RegionId::value)),
                        sorted(filter.severities().stream().map(Severity::word)),
                        sorted(filter.cinemas().stream()),
                        sorted(filter.screens().stream()),
                        sorted(filter.machines().stream()),
                        sorted(filter.errors().stream()),
                        sorted(filter.assignees().stream()),
                        sorted(filter.words().words().stream()),
                        String.valueOf(filter.from()),
                        String.valueOf(filter.to()))
                .collect(Collectors.joining("\n"));
    }

    /** No value has a line break or a tab. */
    private static String sorted(Stream<String> values) {
        return values.sorted().collect(Collectors.joining("\t"));
    }
}
