package com.cinemataztic.incidents.tickets.rules;

import com.cinemataztic.incidents.tickets.TimelineEntry.Kind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person notes on a ticket: a comment, or how a call to the cinema went. It moves nothing.
 *
 * @param kind what it is
 * @param text the person's words; only a comment needs some
 * @param dueAt for when the cinema promised something; null for anything but a promise
 */
public record Remark(Kind kind, String text, @Nullable Instant dueAt) {

    public Remark {
        if (!kind.isRemark() || (kind == Kind.PROMISED) == (dueAt == null)) {
            throw new IllegalArgumentException("no remark: " + kind + " due at " + dueAt);
        }
    }

    public static Remark comment(String text) {
        return new Remark(Kind.COMMENT, text, null);
    }

    /** Somebody at the cinema answered the telephone. */
    public static Remark called(String text) {
        return new Remark(Kind.CALLED, text, null);
    }

    /** Nobody at the cinema did. */
    public static Remark noAnswer(String text) {
        return new Remark(Kind.NO_ANSWER, text, null);
    }

    /** The cinema promised to do something by then. */
    public static Remark promised(String text, Instant dueAt) {
        return new Remark(Kind.PROMISED, text, dueAt);
    }
}
