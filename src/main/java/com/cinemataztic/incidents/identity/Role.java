package com.cinemataztic.incidents.identity;

import com.cinemataztic.incidents.regions.RegionId;
import java.util.Set;

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

    /**
     * @param regions empty: all
     * @return whether an account or a token with this role may be given these regions: accounts, tokens, the audit log
     *     and settings are of all regions, so who administers them has all
     */
    public boolean takes(Set<RegionId> regions) {
        return this != ADMIN || regions.isEmpty();
    }
}
