package com.cinemataztic.incidents.identity;

import com.cinemataztic.incidents.regions.RegionId;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A person's account.
 *
 * @param name the name to sign in with: 2 to 64 letters, digits or {@code . _ @ + -}; never a name that stands for a
 *     machine in timelines
 * @param passwordHash the output of the password encoder, never the password
 * @param role what the account may do
 * @param regions the regions the account may see; empty: all
 * @param enabled whether the account may sign in
 * @param version counts the changes from 1; 0 for an account stored before changes were counted
 * @param sessionsFrom the first version whose sessions are valid; sessions that began with an earlier one have ended
 */
public record Account(
        String name,
        String passwordHash,
        Role role,
        Set<RegionId> regions,
        boolean enabled,
        int version,
        int sessionsFrom) {

    private static final Set<String> RESERVED = Set.of("system", "api", "alertmanager");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}._@+-]{2,64}");

    public Account {
        if (name.length() > 64 || !NAME.matcher(name).matches() || RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(
                    "An account's name has 2 to 64 letters, digits or . _ @ + - and is none of system, api, alertmanager.");
        }
        regions = Set.copyOf(regions);
    }

    public static Account create(String name, String passwordHash, Role role, Set<RegionId> regions, boolean enabled) {
        return new Account(name, passwordHash, role, regions, enabled, 1, 1);
    }

    /**
     * Returns the changed account. A new password, a new role or the loss of the right to sign in ends its sessions.
     *
     * @param newHash the password's hash; the present one to keep the password
     */
    Account change(String newHash, Role newRole, Set<RegionId> newRegions, boolean mayBeEnabled) {
        var next = version + 1;
        var sessionsStay = newHash.equals(passwordHash) && newRole == role && (mayBeEnabled || !enabled);
        return new Account(name, newHash, newRole, newRegions, mayBeEnabled, next, sessionsStay ? sessionsFrom : next);
    }

    /** @return this account as an actor */
    public Actor actor() {
        return new Actor(name, role, regions);
    }
}
