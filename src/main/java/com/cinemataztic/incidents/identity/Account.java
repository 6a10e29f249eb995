package com.cinemataztic.incidents.identity;

import com.cinemataztic.incidents.regions.RegionId;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A person's account.
 *
 * @param name the name to sign in with: 2 to 64 of letters, digits, {@code . _ @ + -}; never {@code system}
 * @param passwordHash encoded by the password encoder, never the password
 * @param role what it may do
 * @param regions the regions it may see; empty: all
 * @param enabled whether it may sign in
 */
public record Account(String name, String passwordHash, Role role, Set<RegionId> regions, boolean enabled) {

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}._@+-]{2,64}");

    public Account {
        if (name.length() > 64 || !NAME.matcher(name).matches() || name.equalsIgnoreCase("system")) {
            throw new IllegalArgumentException(
                    "An account's name has 2 to 64 letters, digits or . _ @ + - and is not \"system\".");
        }
        regions = Set.copyOf(regions);
    }

    /** @return this account as who acts */
    public Actor actor() {
        return new Actor(name, role, regions);
    }
}
