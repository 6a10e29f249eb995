package com.cinemataztic.incidents.tickets.ui;

import com.cinemataztic.incidents.platform.text.Texts;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketLinks;
import com.cinemataztic.incidents.tickets.board.TicketQueue;
import com.cinemataztic.incidents.tickets.ui.panel.TicketWords;
import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The part of the queue's state that is in the address. It can be sent to a colleague and survives a reload.
 *
 * @param region the region's tab; null: all
 * @param choice which states
 * @param text the search text
 * @param ticket the ticket beside the queue; null: none
 */
record QueueLocation(
        @Nullable RegionId region,
        Choice choice,
        String text,
        @Nullable TicketId ticket) {

    static final TicketQueue.Filter EVERYTHING_LIVE =
            new TicketQueue.Filter(null, Set.of(State.OPEN, State.INPROGRESS), "");

    private static final int LONGEST_TEXT = 200;

    /** The states that can be chosen. */
    enum Choice {
        LIVE("live", Set.of(State.OPEN, State.INPROGRESS)),
        OPEN("open", Set.of(State.OPEN)),
        INPROGRESS("inprogress", Set.of(State.INPROGRESS)),
        CLOSED("closed", Set.of(State.CLOSED));

        final String word;
        final Set<State> states;

        Choice(String word, Set<State> states) {
            this.word = word;
            this.states = states;
        }

        String label() {
            return switch (this) {
                case LIVE -> Texts.text("queue.choice.live");
                case OPEN -> TicketWords.state(State.OPEN);
                case INPROGRESS -> TicketWords.state(State.INPROGRESS);
                case CLOSED -> Texts.text("queue.choice.closed");
            };
        }
    }

    /**
     * Ignores unreadable parts of an address.
     *
     * @param ticket the ticket beside the queue; null: none
     */
    static QueueLocation of(@Nullable TicketId ticket, QueryParameters parameters) {
        var word = parameters.getSingleParameter("state").orElse("");
        var choice = List.of(Choice.values()).stream()
                .filter(known -> known.word.equals(word))
                .findFirst()
                .orElse(Choice.LIVE);
        var text = parameters.getSingleParameter("q").orElse("");
        return new QueueLocation(
                parameters.getSingleParameter("region").flatMap(RegionId::parse).orElse(null),
                choice,
                text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text,
                ticket);
    }

    /** @return the path of the address, to which the {@link #parameters()} belong */
    String path() {
        return ticket == null ? TicketLinks.QUEUE : TicketLinks.of(ticket);
    }

    QueryParameters parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (region != null) {
            parameters.put("region", region.value());
        }
        if (choice != Choice.LIVE) {
            parameters.put("state", choice.word);
        }
        if (!text.isBlank()) {
            parameters.put("q", text);
        }
        return QueryParameters.simple(parameters);
    }

    /** @return the address of a table with the same filters; of closed tickets it has all, not only those of the last day */
    String table() {
        return UriComponentsBuilder.fromPath("api/tickets.csv")
                .queryParam(
                        "state",
                        choice.states.stream().map(State::word).sorted().toArray())
                .queryParamIfPresent("region", Optional.ofNullable(region).map(RegionId::value))
                .queryParam("sort", choice == Choice.CLOSED ? "updatedAt" : "deadline")
                .queryParam("text", "{text}")
                .encode()
                .buildAndExpand(text.strip())
                .toUriString();
    }

    TicketQueue.Filter filter() {
        return new TicketQueue.Filter(region, choice.states, text.strip());
    }

    QueueLocation withRegion(@Nullable RegionId wanted) {
        return new QueueLocation(wanted, choice, text, ticket);
    }

    QueueLocation withChoice(Choice wanted) {
        return new QueueLocation(region, wanted, text, ticket);
    }

    QueueLocation withText(String wanted) {
        return new QueueLocation(region, choice, wanted, ticket);
    }

    QueueLocation withTicket(@Nullable TicketId wanted) {
        return new QueueLocation(region, choice, text, wanted);
    }
}
