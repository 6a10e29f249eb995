package com.cinemataztic.incidents.maintenance;

import com.cinemataztic.incidents.regions.RegionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A planned span of time in which somebody works on a place. What fails there then makes its ticket as ever; nobody is
 * told of it before the window ends.
 *
 * @param id which one
 * @param scope what it is for
 * @param region the market of that place when it was planned: who sees the region sees the window
 * @param from its beginning, included
 * @param until its end, not included; after its beginning
 * @param reason why, 1 to {@value #LONGEST_REASON} characters on one line
 * @param planned who planned it
 * @param moved who last gave it another end; null: nobody did
 * @param ended who ended it before its time, or cancelled it before it began; null: nobody did
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

    /** Longer reasons are refused. */
    public static final int LONGEST_REASON = 500;

    public MaintenanceWindow {
        if (!until.isAfter(from)) {
            throw new IllegalArgumentException("a window ends after it begins");
        }
    }

    /** How a window stands. */
    public enum State {
        /** It will begin. */
        COMING("coming"),
        /** It counts now. */
        RUNNING("running"),
        /** It has run, to its end or to an earlier one. */
        OVER("over"),
        /** It was ended before it began, and never counted. */
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

    /** @return when it ends or ended; for a cancelled one, when it was cancelled */
    public Instant end() {
        return ended == null || ended.at().isAfter(until) ? until : ended.at();
    }

    /** @return who planned it */
    public String by() {
        return planned.by();
    }

    /** @return whether it counts at that moment: its beginning does, its end does not */
    public boolean covers(Instant at) {
        return !at.isBefore(from) && at.isBefore(end());
    }

    /** @return how it stands at that moment */
    public State state(Instant at) {
        if (!end().isAfter(from)) {
            return State.CANCELLED;
        }
        return at.isBefore(from) ? State.COMING : at.isBefore(end()) ? State.RUNNING : State.OVER;
    }

    /** @return whether any moment of that span is in it */
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
