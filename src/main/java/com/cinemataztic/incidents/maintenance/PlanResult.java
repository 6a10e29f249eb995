package com.cinemataztic.incidents.maintenance;

import com.cinemataztic.incidents.platform.text.Explanation;

/** The result of planning or changing a window. */
public sealed interface PlanResult {

    /**
     * The change was made and stored.
     *
     * @param window the window as stored now
     */
    record Done(MaintenanceWindow window) implements PlanResult {}

    /**
     * The change is invalid; nothing changed.
     *
     * @param why for programs
     * @param reason for the person who asked
     */
    record Invalid(Problem why, Explanation reason) implements PlanResult {}

    /**
     * The account may not make this change; nothing changed.
     *
     * @param reason for the person who asked
     */
    record NotAllowed(Explanation reason) implements PlanResult {}

    /**
     * Somebody else has changed the window since the person saw it; nothing changed.
     *
     * @param present the window as it is now
     */
    record Stale(MaintenanceWindow present) implements PlanResult {}

    /** The window does not exist, or the account may not see it. */
    record NotFound() implements PlanResult {}

    /** Why a change is invalid. */
    enum Problem {
        /** The fleet has no such cinema or screen, or the account may not see its region. */
        NO_SUCH_PLACE,
        /** The beginning or the end is invalid. */
        BAD_TIMES,
        /** The reason is empty, too long, or not one line of text. */
        BAD_REASON,
        /** The window has already ended. */
        OVER,
        /** The largest number of windows has been reached. */
        TOO_MANY
    }
}
