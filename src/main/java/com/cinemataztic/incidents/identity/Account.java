package com.cinemataztic.incidents.identity;

import com.cinemataztic.incidents.regions.RegionId;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
 * @param subject the identity provider's id of the person, who signs in there and has no password here; null: a local
 *     account
 * @param mail the person's mail address as the identity provider names it; null if unknown
 */
public record Account(
        String name,
        String passwordHash,
        Role role,
        Set<RegionId> regions,
        boolean enabled,
        int version,
        int sessionsFrom,
        @Nullable String subject,
        @Nullable String mail) {

    private static final Set<String> RESERVED = Set.of("system", "api", "alertmanager");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}._@+-]{2,64}");

    /** The length of the longest name. */
    public static final int LONGEST_NAME = 64;

    public Account {
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "An account's name has 2 to 64 letters, digits or . _ @ + - and is none of system, api,"
                            + " alertmanager.");
        }
        regions = Set.copyOf(regions);
    }

    public static boolean isName(String name) {
        return name.length() <= LONGEST_NAME
                && NAME.matcher(name).matches()
                && !RESERVED.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Creates a local account. */
    public static Account create(String name, String passwordHash, Role role, Set<RegionId> regions, boolean enabled) {
        return new Account(name, passwordHash, role, regions, enabled, 1, 1, null, null);
    }

    /** Creates the account of a person who signs in at the identity provider. */
    public static Account provided(
            String name, Role role, Set<RegionId> regions, String subject, @Nullable String mail) {
        return new Account(name, "", role, regions, true, 1, 1, subject, mail);
    }

    /**
     * Returns the changed account. A new password, a new role or the loss of the right to sign in ends its sessions.
     *
     * @param newHash the password's hash; the present one to keep the password
     */
    Account change(String newHash, Role newRole, Set<RegionId> newRegions, boolean mayBeEnabled) {
        var sessionsStay = newHash.equals(passwordHash) && newRole == role && (mayBeEnabled || !enabled);
        return next(newHash, newRole, newRegions, mayBeEnabled, sessionsStay, mail);
    }

    /**
     * Returns the account as the identity provider describes it now. A new role or the loss of a region ends its
     * sessions. The next request begins a new one, unasked.
     */
    public Account provide(Role newRole, Set<RegionId> newRegions, @Nullable String newMail) {
        var lost = !newRegions.isEmpty() && (regions.isEmpty() || !newRegions.containsAll(regions));
        return next(passwordHash, newRole, newRegions, enabled, newRole == role && !lost, newMail);
    }

    /** Returns the account of a person to whom the identity provider gives no access any more. */
    public Account withdraw() {
        return next(passwordHash, Role.VIEWER, regions, enabled, false, mail);
    }

    /** Returns the account after all its sessions have ended. */
    Account signOut() {
        return next(passwordHash, role, regions, enabled, false, mail);
    }

    private Account next(
            String newHash,
            Role newRole,
            Set<RegionId> newRegions,
            boolean mayBeEnabled,
            boolean sessionsStay,
            @Nullable String newMail) {
        var next = version + 1;
        return new Account(
                name,
                newHash,
                newRole,
                newRegions,
                mayBeEnabled,
                next,
                sessionsStay ? sessionsFrom : next,
                subject,
                newMail);
    }

    /** @return whether the account has a password of its own: its person does not sign in at the identity provider */
    public boolean isLocal() {
        return subject == null;
    }

    /** @return what the audit log shows of it; never the hash of its password */
    Map<String, String> values() {
        return Map.of(
                "role", role.name().toLowerCase(Locale.ROOT),
                "regions",
                        regions.isEmpty()
                                ? "all"
                                : regions.stream().sorted().map(RegionId::value).collect(Collectors.joining(", ")),
                "sign-in", enabled ? "enabled" : "disabled",
                "from", isLocal() ? "portal" : "identity provider");
    }

    /** @return this account as an actor */
    public Actor actor() {
        return new Actor(name, role, regions);
    }
}
