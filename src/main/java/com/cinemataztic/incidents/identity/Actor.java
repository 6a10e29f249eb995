package com.cinemataztic.incidents.identity;

import com.cinemataztic.incidents.regions.RegionId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The caller that reads or changes something: a person, a token, or the portal itself.
 *
 * @param name the name in timelines
 * @param role what the actor may do
 * @param regions the regions the actor may see; empty: all
 * @param token the name of the API token that it used; null: a person, or the portal itself
 */
public record Actor(
        String name,
        Role role,
        Set<RegionId> regions,
        @Nullable String token) {

    /** The portal itself and the alerts it receives. */
    public static final Actor SYSTEM = new Actor("system", Role.ADMIN, Set.of());

    public Actor {
        regions = Set.copyOf(regions);
    }

    /** A person, or the portal itself. */
    public Actor(String name, Role role, Set<RegionId> regions) {
        this(name, role, regions, null);
    }

    /** @return whether the actor may see tickets of the region; everybody may see unassigned ones */
    public boolean maySee(RegionId region) {
        return regions.isEmpty() || regions.contains(region) || region.equals(RegionId.UNASSIGNED);
    }

    /** @return whether the actor may change the tickets it sees */
    public boolean mayChange() {
        return role.includes(Role.OPERATOR);
    }

    /** @return whether the actor is the portal itself, and not a person or a token */
    public boolean isSystem() {
        return name.equals(SYSTEM.name);
    }
}
