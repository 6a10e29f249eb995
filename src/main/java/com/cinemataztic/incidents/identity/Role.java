package com.cinemataztic.incidents.identity;

/** What an account may do. Each role includes the ones before it. */
public enum Role {
    /** Sees tickets of its regions. */
    VIEWER,
    /** Takes, assigns, closes and re-opens tickets. */
    OPERATOR,
    /** Also manages accounts, and sees what only administrators of the system should see. */
    ADMIN;

    /** @return whether this role includes the other */
    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }
}
