package com.cinemataztic.incidents.identity.tokens;

import com.cinemataztic.incidents.identity.Role;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a token may be used for. */
public enum Scope {
    /** Delivers alerts to the webhook, and nothing else. */
    ALERTS_WRITE("alerts:write", Role.VIEWER),
    /** Reads what a viewer reads. */
    TICKETS_READ("tickets:read", Role.VIEWER),
    /** Also does what an operator does. */
    TICKETS_WRITE("tickets:write", Role.OPERATOR, TICKETS_READ),
    /** Mints embed tokens. */
    EMBED_MINT("embed:mint", Role.VIEWER),
    /** Does what an admin does. Includes every scope but {@link #ALERTS_WRITE}. */
    ADMIN("admin", Role.ADMIN, TICKETS_READ, TICKETS_WRITE, EMBED_MINT),
    /** Reads the live tickets of one region. Only embed tokens have it, and no other scope. */
    EMBED("embed", Role.VIEWER);

    private final String word;
    private final Role role;
    private final Set<Scope> others;

    Scope(String word, Role role, Scope... others) {
        this.word = word;
        this.role = role;
        this.others = Set.of(others);
    }

    /** @return the scope that this word names; empty if it names none that a token can be given */
    public static Optional<Scope> parse(String word) {
        return grantable().stream().filter(scope -> scope.word.equals(word)).findFirst();
    }

    /** @return the scopes that an admin can give to a token */
    public static Set<Scope> grantable() {
        return EnumSet.complementOf(EnumSet.of(EMBED));
    }

    /** @return the word on the wire, e.g. {@code tickets:read} */
    public String word() {
        return word;
    }

    /** @return the authority that the access table names, e.g. {@code SCOPE_tickets:read} */
    public String authority() {
        return "SCOPE_" + word;
    }

    /** @return whether a token with this scope has the other one, too */
    public boolean includes(Scope other) {
        return this == other || others.contains(other);
    }

    /** @return these scopes and all that they include */
    public static Set<Scope> withIncluded(Set<Scope> scopes) {
        var all = EnumSet.noneOf(Scope.class);
        Arrays.stream(values())
                .filter(scope -> scopes.stream().anyMatch(given -> given.includes(scope)))
                .forEach(all::add);
        return all;
    }

    /** @return the role of a token with these scopes */
    public static Role role(Set<Scope> scopes) {
        return scopes.stream().map(scope -> scope.role).max(Role::compareTo).orElse(Role.VIEWER);
    }
}
