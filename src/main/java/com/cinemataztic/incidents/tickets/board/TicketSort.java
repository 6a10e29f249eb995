package com.cinemataztic.incidents.tickets.board;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The orders in which tickets are listed. */
public enum TicketSort {
    /** The last opened first. */
    CREATED("createdAt"),
    /** The last changed first. */
    UPDATED("updatedAt"),
    /** The order of work, as the queue has it; live tickets only. */
    DEADLINE("deadline"),
    /** The most severe first, those of one severity in the order of work; live tickets only. */
    SEVERITY("severity");

    private final String word;

    TicketSort(String word) {
        this.word = word;
    }

    /** @return the word on the wire */
    public String word() {
        return word;
    }

    /** @return whether it orders live tickets only */
    public boolean liveOnly() {
        return this == DEADLINE || this == SEVERITY;
    }

    /** @return the order with this word, if there is one */
    public static Optional<TicketSort> parse(String word) {
        return Arrays.stream(values()).filter(sort -> sort.word.equals(word)).findFirst();
    }

    /** @return all words, for a sentence */
    public static String words() {
        return Arrays.stream(values()).map(TicketSort::word).collect(Collectors.joining(", "));
    }
}
