package com.cinemataztic.incidents.identity;

import com.cinemataztic.incidents.regions.RegionId;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The caller that reads or changes something: a person, a token, or the portal itself.
 *
 * @param name the name in timelines
 * @param role what the actor may do
 * @param regions the regions the actor may see, {@link RegionId#UNASSIGNED} among them; empty: all
 * @param token the name of the API token that it used; null: a person, or the portal itself
 */
public record Actor(
        String name,
        Role role,
        Set<RegionId> regions,
        @Nullable String token) {

    /** The portal itself and the alerts it receives. */
    public static final Actor SYSTEM = new Actor("system", Role.ADMIN, Set.of());

    /** All but embedded elements may see what is unassigned. */
    public Actor {
        var seen = new HashSet<>(regions);
        if (!seen.isEmpty() && !name.startsWith(EMBED)) {
            seen.add(RegionId.UNASSIGNED);
        }
        regions = Set.copyOf(seen);
    }

    /** Names that begin like this belong to embedded elements; no account or token can have one. */
    private static final String EMBED = "embed:";

    /** A person, or the portal itself. */
    public Actor(String name, Role role, Set<RegionId> regions) {
        this(name, role, regions, null);
    }

    /**
     * An element that is embedded in another site: it reads one region.
     *
     * @param id the id of its embed token
     * @param minter the name of the token that minted it
     */
    public static Actor embed(String id, RegionId region, String minter) {
        return new Actor(EMBED + id, Role.VIEWER, Set.of(region), minter);
    }

    /** @return whose limits it counts under: an account, or a token, which has the elements embedded with it as well */
    public String owner() {
        return token == null ? name : "token:" + token;
    }

    /** @return a reader without a name that may see the same */
    public Actor nameless() {
        return new Actor(name.startsWith(EMBED) ? EMBED : "", Role.VIEWER, regions);
    }

    /** @return whether the actor may see tickets of the region */
    public boolean maySee(RegionId region) {
        return regions.isEmpty() || regions.contains(region);
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
