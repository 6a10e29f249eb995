package com.cinemataztic.incidents.tickets;

import com.cinemataztic.incidents.platform.text.Explanation;
import java.util.Locale;

/** Why a ticket was closed. */
public enum CloseReason {
    /**
     * Every alert ended and stayed ended for the settle time, with health proven; or the opener of a ticket without an
     * alert reported the end. Nobody else gives this reason.
     */
    RECOVERED(false),
    /** The expiry of a ticket without an alert passed. The portal's own reason. */
    EXPIRED(false),
    /** A person fixed it. */
    FIXED(true),
    /** There was nothing wrong. */
    FALSE_ALARM(true),
    /** Another ticket covers the same incident. */
    DUPLICATE(true),
    /** It will not be fixed. */
    WONT_FIX(true),
    /** The screen is retired: the vendor no longer lists it, and a person confirmed that. */
    RETIRED(true);

    private final boolean forPeople;

    CloseReason(boolean forPeople) {
        this.forPeople = forPeople;
    }

    /** @return whether a person may give this reason */
    public boolean forPeople() {
        return forPeople;
    }

    /** @return it in words, for each reader in their language */
    public Explanation explanation() {
        return Explanation.of("ticket.reason." + word());
    }

    /** @return the word on the wire, e.g. {@code false-alarm} */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
