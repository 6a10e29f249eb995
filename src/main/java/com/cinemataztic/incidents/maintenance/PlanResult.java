package com.cinemataztic.incidents.maintenance;

/** What came of planning or changing a window. */
public sealed interface PlanResult {

    /** It is done and kept. @param window as it is kept now */
    record Done(MaintenanceWindow window) implements PlanResult {}

    /** Nothing changed: it can't be so. @param words a sentence for the person who asked */
    record Refused(Refusal why, String words) implements PlanResult {}

    /** Nothing changed: it is not for this account to do. @param words a sentence for the person who asked */
    record NotAllowed(String words) implements PlanResult {}

    /** Nothing changed: somebody else changed the window since it was looked at. @param present as it is now */
    record Stale(MaintenanceWindow present) implements PlanResult {}

    /** There is no such window, or none for this account. */
    record NotFound() implements PlanResult {}

    /** Why something is refused. */
    enum Refusal {
        /** The fleet knows no such cinema or screen, or the account may not see its region. */
        NO_SUCH_PLACE,
        /** Beginning and end can't be those. */
        BAD_TIMES,
        /** The reason is empty, too long, or no line of text. */
        BAD_REASON,
        /** The window has ended already. */
        OVER,
        /** So many windows are planned that further ones are refused. */
        TOO_MANY
    }
}
