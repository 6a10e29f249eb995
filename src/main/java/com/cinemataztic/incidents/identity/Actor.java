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
 * @param embed what an element embedded in another site may read beside its live tickets; null: it is no such element
 */
public record Actor(
        String name,
        Role role,
        Set<RegionId> regions,
        @Nullable String token,
        @Nullable Embed embed) {

    /** The portal itself and the alerts it receives. */
    public static final Actor SYSTEM = new Actor("system", Role.ADMIN, Set.of());

    /** All but embedded elements may see what is unassigned. */
    public Actor {
        var seen = new HashSet<>(regions);
        if (!seen.isEmpty() && embed == null) {
            seen.add(RegionId.UNASSIGNED);
        }
        regions = Set.copyOf(seen);
    }

    /** Names that begin like this belong to embedded elements; no account or token can have one. */
    private static final String EMBED = "embed:";

    /**
     * What an embedded element may read beside the live tickets of its region.
     *
     * @param names the names of people, and what people wrote for each other
     * @param history closed tickets
     */
    public record Embed(boolean names, boolean history) {

        /** Neither. */
        public static final Embed LIVE = new Embed(false, false);
    }

    /** A person, or the portal itself. */
    public Actor(String name, Role role, Set<RegionId> regions) {
        this(name, role, regions, null);
    }

    /** The holder of a token. */
    public Actor(String name, Role role, Set<RegionId> regions, @Nullable String token) {
        this(name, role, regions, token, null);
    }

    /**
     * An element that is embedded in another site: it reads one region.
     *
     * @param id the id of its embed token
     * @param minter the name of the token that minted it
     */
    public static Actor embed(String id, RegionId region, String minter, Embed rights) {
        return new Actor(EMBED + id, Role.VIEWER, Set.of(region), minter, rights);
    }

    /** @return whose limits it counts under: an account, or a token, which has the elements embedded with it as well */
    public String owner() {
        return token == null ? name : "token:" + token;
    }

    /** @return a reader without a name that may see the same */
    public Actor nameless() {
        return new Actor("", Role.VIEWER, regions, null, embed);
    }

    /** @return whether the actor may read names of people, and what people wrote for each other */
    public boolean seesNames() {
        return embed == null || embed.names();
    }

    /** @return whether the actor may read closed tickets */
    public boolean seesHistory() {
        return embed == null || embed.history();
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
