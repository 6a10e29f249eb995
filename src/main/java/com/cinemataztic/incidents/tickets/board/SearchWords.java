package com.cinemataztic.incidents.tickets.board;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        if (words.isEmpty()) {
            return true;
        }
        var row = entry.row();
        var text = Stream.of(
                        row.id().value(),
                        row.subject().region().value(),
                        entry.cinemaName(),
                        entry.screenName(),
                        row.subject().cinemaId(),
                        row.subject().machineId(),
                        row.subject().instance(),
                        row.fault().errorId(),
                        row.fault().summary(),
                        row.assignee())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"))
                .toLowerCase(Locale.ROOT);
        return words.stream().allMatch(text::contains);
    }
}
