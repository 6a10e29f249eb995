package com.cinemataztic.incidents.tickets;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of a ticket's history. Nobody edits or deletes it.
 *
 * @param changeId the change that wrote it; a writer recognises its own work by it
 * @param at when, on the portal's clock
 * @param who a person, a token, or {@code system}
 * @param holder who worked on the ticket until then; null for nobody
 * @param kind what happened
 * @param from the state before; null when there was no ticket yet
 * @param to the state after
 * @param note the text of the entry; empty if none
 * @param count how many system entries are folded into this one; 1 for a single entry
 * @param notable whether people are to be notified of it
 * @param severityBefore the ticket's severity before a change of severity; null for any other entry, and for one
 *     written by a version that did not record it
 * @param dueAt for when the cinema promised something; null for any other entry
 * @param before what the change replaced and the other components do not say; null for an entry that cannot be undone,
 *     and for one written by a version that did not record it
 * @param undoes the change that an undo took back; null for any other entry
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
        @Nullable Severity severityBefore,
        @Nullable Instant dueAt,
        @Nullable Before before,
        @Nullable String undoes) {

    /**
     * What was before a change. The entry's {@code from} is the state, and its {@code holder} the assignee.
     *
     * @param followUp what the assignee still had to do; null for nothing
     * @param escalation how far notification had escalated; null when nobody had been notified
     * @param recoveredAt since when it had recovered; null when it had not
     */
    public record Before(
            @Nullable String followUp,
            @Nullable EscalationState escalation,
            @Nullable Instant recoveredAt) {}

    /** An entry that neither can be undone nor undoes anything. */
    public TimelineEntry(
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
            @Nullable Severity severityBefore,
            @Nullable Instant dueAt) {
        this(changeId, at, who, holder, kind, from, to, note, count, notable, severityBefore, dueAt, null, null);
    }

    /** What can happen to a ticket. */
    public enum Kind {
        /** It was opened. */
        OPENED,
        /** Another alert on the same key joined the ticket. */
        JOINED,
        /** A new episode of one of its alerts: the fault flaps. */
        RECURRED,
        /** Monitoring restarted, and the same fault was reported again as if new. */
        REPORTED_AGAIN,
        /** Its severity rose or fell. */
        SEVERITY,
        /** All its alerts have ended. */
        RECOVERED,
        /** An alert fires again before the ticket was closed. */
        RELAPSED,
        /** A firing of an alert that has already ended arrived late. */
        LATE,
        /** Its cinema now belongs to another region. */
        MOVED,
        /** Another machine is now installed at its screen. */
        REPLACED,
        /** Somebody took it. */
        TAKEN,
        /** It was assigned to another person. */
        ASSIGNED,
        /** It was released. */
        RELEASED,
        /** Its holder noted what is still to be done, or cleared that note. */
        FOLLOW_UP,
        /** People were notified, or need not be. */
        NOTIFIED,
        /** Nobody had taken it in time, and the next escalation level was notified. */
        ESCALATED,
        /** Somebody commented on it. */
        COMMENT,
        /** Somebody called the cinema and reached a person. */
        CALLED,
        /** Somebody called the cinema and nobody answered. */
        NO_ANSWER,
        /** The cinema promised to do something by a time. */
        PROMISED,
        /** It was closed. */
        CLOSED,
        /** It was re-opened. */
        REOPENED,
        /** A person took back what they had just done. */
        UNDONE;

        /** @return whether the person can undo it: it notified nobody */
        public boolean isUndoable() {
            return this == TAKEN || this == RELEASED || this == CLOSED;
        }

        /** @return whether a person noted it, and it changed nothing else */
        public boolean isRemark() {
            return this == COMMENT || this == CALLED || this == NO_ANSWER || this == PROMISED;
        }

        /** @return the word on the wire, e.g. {@code recurred} */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** @return whether the entry moved state or assignee, which is what a click's version counts */
    public boolean movedTicket() {
        return switch (kind) {
            case OPENED, TAKEN, ASSIGNED, RELEASED, CLOSED, REOPENED, UNDONE -> true;
            case JOINED,
                    RECURRED,
                    REPORTED_AGAIN,
                    SEVERITY,
                    RECOVERED,
                    RELAPSED,
                    LATE,
                    MOVED,
                    REPLACED,
                    FOLLOW_UP,
                    NOTIFIED,
                    ESCALATED,
                    COMMENT,
                    CALLED,
                    NO_ANSWER,
                    PROMISED -> false;
        };
    }
}
