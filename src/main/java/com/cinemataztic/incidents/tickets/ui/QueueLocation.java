package com.cinemataztic.incidents.tickets.ui;

import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketLinks;
import com.cinemataztic.incidents.tickets.ui.QueueFilter.Choice;
import com.cinemataztic.incidents.tickets.ui.QueueFilter.Whose;
import com.vaadin.flow.router.QueryParameters;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The part of the queue's state that is in the address. It can be sent to a colleague and survives a reload.
 *
 * @param filter which tickets
 * @param group under which headings
 * @param ticket the ticket beside the queue; null: none
 */
record QueueLocation(
        QueueFilter filter, Group group, @Nullable TicketId ticket) {

    static final QueueLocation ALL = new QueueLocation(QueueFilter.LIVE, Group.NONE, null);

    private static final int LONGEST_TEXT = 200;
    private static final int MOST_ERRORS = 20;
    private static final Pattern ERROR = Pattern.compile("[a-z0-9-]{1,100}");

    /** The headings that can be chosen. */
    enum Group {
        NONE(""),
        REGION("region"),
        CINEMA("cinema"),
        ERROR("error");

        final String word;

        Group(String word) {
            this.word = word;
        }
    }

    /**
     * Ignores unreadable parts of an address.
     *
     * @param ticket the ticket beside the queue; null: none
     */
    static QueueLocation of(@Nullable TicketId ticket, QueryParameters parameters) {
        var text = parameters.getSingleParameter("q").orElse("");
        var filter = new QueueFilter(
                parameters.getSingleParameter("region").flatMap(RegionId::parse).orElse(null),
                known(parameters, "state", Choice.values(), choice -> choice.word, Choice.LIVE),
                text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text,
                known(parameters, "whose", Whose.values(), whose -> whose.word, Whose.ANYBODY),
                parameters.getSingleParameter("misses").isPresent(),
                parameters.getParameters("error").stream()
                        .filter(error -> ERROR.matcher(error).matches())
                        .limit(MOST_ERRORS)
                        .collect(Collectors.toSet()),
                Arrays.stream(Severity.values())
                        .filter(severity -> parameters.getParameters("severity").contains(severity.word()))
                        .collect(Collectors.toSet()));
        return new QueueLocation(
                filter, known(parameters, "group", Group.values(), group -> group.word, Group.NONE), ticket);
    }

    private static <E> E known(
            QueryParameters parameters, String name, E[] values, Function<E, String> word, E otherwise) {
        var wanted = parameters.getSingleParameter(name).orElse("");
        return Arrays.stream(values)
                .filter(value -> word.apply(value).equals(wanted))
                .findFirst()
                .orElse(otherwise);
    }

    /** @return the path of the address, to which the {@link #parameters()} belong */
    String path() {
        return ticket == null ? TicketLinks.QUEUE : TicketLinks.of(ticket);
    }

    QueryParameters parameters() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (filter.region() != null) {
            parameters.put("region", List.of(filter.region().value()));
        }
        if (filter.choice() != Choice.LIVE) {
            parameters.put("state", List.of(filter.choice().word));
        }
        if (!filter.text().isBlank()) {
            parameters.put("q", List.of(filter.text()));
        }
        if (filter.whose() != Whose.ANYBODY) {
            parameters.put("whose", List.of(filter.whose().word));
        }
        if (filter.misses()) {
            parameters.put("misses", List.of("show"));
        }
        if (!filter.errors().isEmpty()) {
            parameters.put("error", filter.errors().stream().sorted().toList());
        }
        if (!filter.severities().isEmpty()) {
            parameters.put(
                    "severity",
                    filter.severities().stream().map(Severity::word).sorted().toList());
        }
        if (group != Group.NONE) {
            parameters.put("group", List.of(group.word));
        }
        return new QueryParameters(parameters);
    }

    /** @return the query that a saved view keeps: everything but the ticket */
    String query() {
        return parameters().getQueryString();
    }

    /**
     * @param me the reader's account
     * @return the address of a table with the same filters; of closed tickets it has all, not only those of the last day.
     *     Empty if no table has the filter: the table's does not know who is unassigned and what misses its show
     */
    Optional<String> table(String me) {
        if (filter.misses() || filter.whose() == Whose.UNASSIGNED) {
            return Optional.empty();
        }
        var address = UriComponentsBuilder.fromPath("api/tickets.csv")
                .queryParam(
                        "state",
                        filter.choice().states.stream()
                                .map(State::word)
                                .sorted()
                                .toArray())
                .queryParamIfPresent(
                        "region", Optional.ofNullable(filter.region()).map(RegionId::value))
                .queryParam("sort", filter.choice() == Choice.CLOSED ? "updatedAt" : "deadline");
        if (!filter.errors().isEmpty()) {
            address.queryParam("error", filter.errors().stream().sorted().toArray());
        }
        if (!filter.severities().isEmpty()) {
            address.queryParam(
                    "severity",
                    filter.severities().stream().map(Severity::word).sorted().toArray());
        }
        var values =
                new LinkedHashMap<String, Object>(Map.of("text", filter.text().strip()));
        address.queryParam("text", "{text}");
        if (filter.whose() == Whose.MINE) {
            address.queryParam("assignee", "{me}");
            values.put("me", me);
        }
        return Optional.of(address.encode().buildAndExpand(values).toUriString());
    }

    QueueLocation withFilter(QueueFilter wanted) {
        return new QueueLocation(wanted, group, ticket);
    }

    QueueLocation withGroup(Group wanted) {
        return new QueueLocation(filter, wanted, ticket);
    }

    QueueLocation withTicket(@Nullable TicketId wanted) {
        return new QueueLocation(filter, group, wanted);
    }
}
