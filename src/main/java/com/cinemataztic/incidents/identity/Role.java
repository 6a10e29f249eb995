package com.cinemataztic.incidents.identity;

/** What an account may do; each role may do all that the ones before it may. */
public enum Role {
    /** Sees tickets of its regions. */
    VIEWER,
    /** Takes, hands over, closes and re-opens them. */
    OPERATOR,
    /** Keeps accounts too, and sees what only the system's keepers should. */
    ADMIN;

    /** @return whether this role includes the other */
    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }
}
