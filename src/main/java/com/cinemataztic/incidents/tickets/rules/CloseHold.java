package com.cinemataztic.incidents.tickets.rules;

/** What keeps a live ticket from closing by itself, for {@link TimeRules#holds}. */
public enum CloseHold {
    /** It has no alert: its opener closes it, or its expiry. */
    WITHOUT_ALERT,
    /** Not every alert has ended. */
    FIRING,
    /** Health is not proven now, so the settle clock stands still. */
    UNPROVEN,
    /** The settle time is not over. */
    SETTLING,
    /** Its holder still has something to do. */
    FOLLOW_UP
}
