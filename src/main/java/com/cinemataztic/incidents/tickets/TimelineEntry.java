package com.cinemataztic.incidents.tickets;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of a ticket's history. Nobody edits or deletes it.
 *
 * @param changeId the change that wrote it: how a writer recognises its own work
 * @param at when, on the portal's clock
 * @param who a person, a token, or {@code system}
 * @param holder who worked on the ticket until then, null for nobody
 * @param kind what happened
 * @param from the state before, null when there was no ticket yet
 * @param to the state after
 * @param note the words that go with it, empty if none
 * @param count how many entries of the system are folded into this one; 1 for one
 * @param notable whether people are owed a word about it
 * @param severityBefore of the ticket, for a change of severity; null for any other, and for one written by a version that
 *     did not keep it
 */
public record TimelineEntry(
        String changeId,
        Instant at,
        String who,
        @Nullable String holder,
        Kind kind,
        @Nullable State from,
        State to,
        String note,
        int count,
        boolean notable,
        @Nullable Severity severityBefore) {

    /** What can happen to a ticket. */
    public enum Kind {
        /** It was opened. */
        OPENED,
        /** Another alert on the same key joined. */
        JOINED,
        /** A new episode of an alert it rests on: the fault flaps. */
        RECURRED,
        /** Monitoring restarted, and the same fault was told again as if new. */
        RETOLD,
        /** Its severity rose or fell. */
        SEVERITY,
        /** Every alert it rests on has ended. */
        RECOVERED,
        /** An alert fires again before it was closed. */
        RELAPSED,
        /** An old word of an alert that has ended came late. */
        LATE,
        /** Its cinema belongs to another region now. */
        MOVED,
        /** Another machine stands at its screen now. */
        REPLACED,
        /** Somebody took it. */
        TAKEN,
        /** It was handed to another. */
        ASSIGNED,
        /** It was given back. */
        RELEASED,
        /** Its holder noted what is still to be done, or that nothing is. */
        FOLLOW_UP,
        /** People were told what happened to it, or need not be. */
        TOLD,
        /** Nobody had taken it in time, and those further up were told. */
        ESCALATED,
        /** It was closed. */
        CLOSED,
        /** It was opened again. */
        REOPENED;

        /** @return the word on the wire, e.g. {@code recurred} */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** @return whether it moved state or assignee, which is what a click's version is about */
    public boolean movedTicket() {
        return switch (kind) {
            case OPENED, TAKEN, ASSIGNED, RELEASED, CLOSED, REOPENED -> true;
            case JOINED,
                    RECURRED,
                    RETOLD,
                    SEVERITY,
                    RECOVERED,
                    RELAPSED,
                    LATE,
                    MOVED,
                    REPLACED,
                    FOLLOW_UP,
                    TOLD,
                    ESCALATED -> false;
        };
    }
}
