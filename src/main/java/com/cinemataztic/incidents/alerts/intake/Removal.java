package com.cinemataztic.incidents.alerts.intake;

/** The result of deleting a dead letter or dismissing a pending region. */
public enum Removal {
    /** It is removed. */
    DONE,
    /** There is no such item. */
    NOT_FOUND,
    /** Only admins may do this. */
    NOT_ALLOWED
}
