package com.cinemataztic.incidents.identity;

import com.cinemataztic.incidents.regions.RegionId;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A person's account.
 *
 * @param name the name to sign in with: 2 to 64 of letters, digits, {@code . _ @ + -}; never one that stands for a
 *     machine in timelines
 * @param passwordHash encoded by the password encoder, never the password
 * @param role what it may do
 * @param regions the regions it may see; empty: all
 * @param enabled whether it may sign in
 * @param version counts its changes from 1; 0 for one that was kept before changes were counted
 * @param sessionsFrom the version since which its sessions hold: one that began earlier has ended
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

    /** A new account. */
    public static Account create(String name, String passwordHash, Role role, Set<RegionId> regions, boolean enabled) {
        return new Account(name, passwordHash, role, regions, enabled, 1, 1);
    }

    /**
     * @param newHash the hash of its password, the same as before if that stays
     * @return the account after a change; its sessions end with its password, its role, or its right to sign in
     */
    Account change(String newHash, Role newRole, Set<RegionId> newRegions, boolean mayBeEnabled) {
        var next = version + 1;
        var sessionsStay = newHash.equals(passwordHash) && newRole == role && (mayBeEnabled || !enabled);
        return new Account(name, newHash, newRole, newRegions, mayBeEnabled, next, sessionsStay ? sessionsFrom : next);
    }

    /** @return this account as who acts */
    public Actor actor() {
        return new Actor(name, role, regions);
    }
}
