package com.cinemataztic.incidents.tickets;

import java.util.Locale;

/** Who opened a ticket. */
public enum Origin {
    /** An alert. */
    ALERTMANAGER,
    /** Another service. */
    API,
    /** A person. */
    OPERATOR,
    /** The portal, about itself. */
    SYSTEM;

    /** @return the word on the wire, e.g. {@code alertmanager} */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
