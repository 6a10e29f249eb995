package com.cinemataztic.incidents.tickets;

import java.util.Set;

/** What a person may do to a ticket. Each owns the states it is allowed from and the one it leads to. */
public sealed interface Transition {

    /** Notes longer than this are refused. */
    int LONGEST_NOTE = 2_000;

    /** @return the states it is allowed from */
    Set<State> allowedFrom();

    /** @return the state it leads to */
    State to();

    /** @return what is written into the timeline, empty for nothing */
    default String note() {
        return "";
    }

    /** The actor takes an open ticket and becomes its assignee. */
    record Take() implements Transition {
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
     * The ticket in progress gets another assignee: the actor (take over) or somebody else (assign).
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

    /** The ticket in progress goes back to open and has no assignee. */
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
     * Its holder notes what is still to be done; as long as it is noted the ticket does not close by itself.
     *
     * @param note what; empty: nothing any more
     */
    record FollowUp(String note) implements Transition {
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
     * A live ticket is closed.
     *
     * @param reason one that people may give
     * @param note the person's words, empty if none
     */
    record Close(CloseReason reason, String note) implements Transition {
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
     * A closed ticket is opened again.
     *
     * @param note the person's words, empty if none
     */
    record Reopen(String note) implements Transition {
        @Override
        public Set<State> allowedFrom() {
            return Set.of(State.CLOSED);
        }

        @Override
        public State to() {
            return State.OPEN;
        }
    }
}
