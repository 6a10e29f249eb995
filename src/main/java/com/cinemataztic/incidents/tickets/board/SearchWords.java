package com.cinemataztic.incidents.tickets.board;

import com.cinemataztic.incidents.tickets.Tickets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Words that must all occur in what a person sees of a ticket, in any order and case.
 *
 * @param words in lower case; empty: every ticket matches
 */
public record SearchWords(List<String> words) {

    /** Match every ticket. */
    public static final SearchWords NONE = new SearchWords(List.of());

    public SearchWords {
        words = List.copyOf(words);
    }

    /** @return the words of the text, which are separated by spaces */
    public static SearchWords of(String text) {
        return new SearchWords(Arrays.stream(text.toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList());
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /** @return whether all occur in the entry */
    boolean match(QueueEntry entry) {
        return words.isEmpty() || match(Tickets.Brief.of(entry.row()), entry.cinemaName(), entry.screenName());
    }

    /** @return whether all occur in the ticket, whose cinema and screen people call so */
    boolean match(Tickets.Brief ticket, @Nullable String cinemaName, @Nullable String screenName) {
        if (words.isEmpty()) {
            return true;
        }
        var text = Stream.of(
                        ticket.id().value(),
                        ticket.subject().region().value(),
                        cinemaName,
                        screenName,
                        ticket.subject().cinemaId(),
                        ticket.subject().machineId(),
                        ticket.subject().instance(),
                        ticket.errorId(),
                        ticket.summary(),
                        ticket.assignee())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"))
                .toLowerCase(Locale.ROOT);
        return words.stream().allMatch(text::contains);
    }
}
