package com.cinemataztic.incidents.maintenance;

import com.cinemataztic.incidents.regions.RegionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A planned span of time in which somebody works on a place. Its faults open tickets as usual, but nobody is notified
 * of them before the window ends.
 *
 * @param id the window's id
 * @param scope the place it applies to
 * @param region the market of the place at the time of planning; everyone who may see the region may see the window
 * @param from its beginning, inclusive
 * @param until its end, exclusive; after its beginning
 * @param reason why, 1 to {@value #LONGEST_REASON} characters on one line
 * @param planned who planned it, and when
 * @param moved who last changed its end, and when; null: nobody
 * @param ended who ended it early, or cancelled it before it began, and when; null: nobody
 * @param version counts the changes, from 1
 */
public record MaintenanceWindow(
        WindowId id,
        Scope scope,
        RegionId region,
        Instant from,
        Instant until,
        String reason,
        Signature planned,
        @Nullable Signature moved,
        @Nullable Signature ended,
        long version) {

    /** Longer reasons are rejected. */
    public static final int LONGEST_REASON = 500;

    public MaintenanceWindow {
        if (!until.isAfter(from)) {
            throw new IllegalArgumentException("a window ends after it begins");
        }
    }

    /** The state of a window. */
    public enum State {
        /** It has not begun. */
        COMING("coming"),
        /** It is in force. */
        RUNNING("running"),
        /** It has ended, at its planned end or earlier. */
        OVER("over"),
        /** It was cancelled before it began, and was never in force. */
        CANCELLED("cancelled");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /** @return the word on the wire */
        public String word() {
            return word;
        }
    }

    /** @return when it ends or ended; for a cancelled window, when it was cancelled */
    public Instant end() {
        return ended == null || ended.at().isAfter(until) ? until : ended.at();
    }

    /** @return the name of the account that planned it */
    public String by() {
        return planned.by();
    }

    /** @return whether it is in force at that moment; the beginning is inclusive, the end exclusive */
    public boolean covers(Instant at) {
        return !at.isBefore(from) && at.isBefore(end());
    }

    /** @return its state at that moment */
    public State state(Instant at) {
        if (!end().isAfter(from)) {
            return State.CANCELLED;
        }
        return at.isBefore(from) ? State.COMING : at.isBefore(end()) ? State.RUNNING : State.OVER;
    }

    /** @return whether it overlaps that span */
    boolean overlaps(Instant otherFrom, Instant otherUntil) {
        return end().isAfter(from) && from.isBefore(otherUntil) && otherFrom.isBefore(end());
    }

    MaintenanceWindow movedTo(Instant otherUntil, Signature who) {
        return new MaintenanceWindow(id, scope, region, from, otherUntil, reason, planned, who, ended, version + 1);
    }

    MaintenanceWindow endedBy(Signature who) {
        return new MaintenanceWindow(id, scope, region, from, until, reason, planned, moved, who, version + 1);
    }
}
