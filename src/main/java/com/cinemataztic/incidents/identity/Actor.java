package com.cinemataztic.incidents.identity;

import com.cinemataztic.incidents.regions.RegionId;
import java.util.Set;

/**
 * Who reads or changes something: a person, a token, or the portal itself.
 *
 * @param name as it is written into timelines
 * @param role what it may do
 * @param regions the regions it may see; empty: all
 */
public record Actor(String name, Role role, Set<RegionId> regions) {

    /** The portal itself and the alerts it takes in. */
    public static final Actor SYSTEM = new Actor("system", Role.ADMIN, Set.of());

    public Actor {
        regions = Set.copyOf(regions);
    }

    /** @return whether tickets of the region may be shown to it; unassigned ones are everybody's */
    public boolean maySee(RegionId region) {
        return regions.isEmpty() || regions.contains(region) || region.equals(RegionId.UNASSIGNED);
    }

    /** @return whether it may move tickets that it sees */
    public boolean mayChange() {
        return role.includes(Role.OPERATOR);
    }

    /** @return whether it is the portal and not a person or a token */
    public boolean isSystem() {
        return name.equals(SYSTEM.name);
    }
}
