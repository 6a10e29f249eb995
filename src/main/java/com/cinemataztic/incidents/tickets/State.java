package com.cinemataztic.incidents.tickets;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The state of a ticket. */
public enum State {
    /** Nobody has taken it. */
    OPEN,
    /** Its assignee is working on it. */
    INPROGRESS,
    /** Done. The ticket keeps its key but no longer holds it. */
    CLOSED;

    /** @return the word on the wire: {@code open}, {@code inprogress}, {@code closed} */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return whether a ticket in this state holds its key */
    public boolean live() {
        return this != CLOSED;
    }

    /** @return the state with this word, if there is one */
    public static Optional<State> parse(@Nullable String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst();
    }
}
