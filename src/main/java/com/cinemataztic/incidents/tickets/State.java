package com.cinemataztic.incidents.tickets;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The state of a ticket. */
public enum State {
    /** Nobody has taken it. */
    OPEN,
    /** Its assignee is working on it. */
    INPROGRESS,
    /** Done. The ticket keeps its key but no longer holds it. */
    CLOSED;

    /** The states of tickets that are not closed. */
    public static final Set<State> LIVE = Set.of(OPEN, INPROGRESS);

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
