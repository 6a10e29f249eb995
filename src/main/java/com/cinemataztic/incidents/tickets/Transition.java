package com.cinemataztic.incidents.tickets;

import com.cinemataztic.incidents.platform.SafeText;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a person may do to a ticket. Each transition defines the states it is allowed from and the one it leads to. */
public sealed interface Transition {

    /** Longer notes are rejected. */
    int LONGEST_NOTE = 2_000;

    /** @return the states it is allowed from */
    Set<State> allowedFrom();

    /** @return the state it leads to; null: the one before the change that it undoes */
    @Nullable
    State to();

    /** @return the text for the timeline; empty for none */
    default String note() {
        return "";
    }

    /** Makes the note safe; one that is too long stays too long, so that it is rejected and not cut. */
    private static String clean(String note) {
        return SafeText.block(note, LONGEST_NOTE + 1);
    }

    /**
     * An open ticket gets an assignee.
     *
     * @param assignee who works on it, for a token that acts for an account; null: the actor
     */
    record Take(@Nullable String assignee) implements Transition {

        /** The actor becomes the assignee. */
        public Take() {
            this(null);
        }

        @Override
        public Set<State> allowedFrom() {
            return Set.of(State.OPEN);
        }

        @Override
        public State to() {
            return State.INPROGRESS;
        }
    }

    /**
     * Gives the ticket in progress another assignee: the actor (take over) or somebody else (assign).
     *
     * @param assignee who works on it from now on
     */
    record Assign(String assignee) implements Transition {
        @Override
        public Set<State> allowedFrom() {
            return Set.of(State.INPROGRESS);
        }

        @Override
        public State to() {
            return State.INPROGRESS;
        }
    }

    /** Returns the ticket in progress to open, without an assignee. */
    record Release() implements Transition {
        @Override
        public Set<State> allowedFrom() {
            return Set.of(State.INPROGRESS);
        }

        @Override
        public State to() {
            return State.OPEN;
        }
    }

    /**
     * Records what the holder still has to do. While a follow-up is recorded, the ticket does not close by itself.
     *
     * @param note the follow-up; empty: clears it
     */
    record FollowUp(String note) implements Transition {

        public FollowUp {
            note = clean(note);
        }

        @Override
        public Set<State> allowedFrom() {
            return Set.of(State.INPROGRESS);
        }

        @Override
        public State to() {
            return State.INPROGRESS;
        }
    }

    /**
     * Closes a live ticket.
     *
     * @param reason one that people may give
     * @param note the person's words; empty if none
     */
    record Close(CloseReason reason, String note) implements Transition {

        public Close {
            note = clean(note);
        }

        @Override
        public Set<State> allowedFrom() {
            return Set.of(State.OPEN, State.INPROGRESS);
        }

        @Override
        public State to() {
            return State.CLOSED;
        }
    }

    /**
     * Re-opens a closed ticket.
     *
     * @param note the person's words; empty if none
     */
    record Reopen(String note) implements Transition {

        public Reopen {
            note = clean(note);
        }

        @Override
        public Set<State> allowedFrom() {
            return Set.of(State.CLOSED);
        }

        @Override
        public State to() {
            return State.OPEN;
        }
    }

    /**
     * Undoes the person's own last change of state or assignee, and puts back exactly what was before it.
     *
     * @param changeId the change to undo
     */
    record Restore(String changeId) implements Transition {
        @Override
        public Set<State> allowedFrom() {
            return EnumSet.allOf(State.class);
        }

        @Override
        public @Nullable State to() {
            return null;
        }
    }
}
