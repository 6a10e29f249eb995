package com.cinemataztic.incidents.alerts.intake;

/** What came of deleting a dead letter. */
public enum Removal {
    /** It is gone. */
    DONE,
    /** There is no such letter. */
    NOT_FOUND,
    /** Letters are the admins'. */
    NOT_ALLOWED
}
