package com.cinemataztic.incidents.identity.tokens;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Caller;
import java.security.Principal;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The holder of a valid token.
 *
 * @param name the token's name
 * @param scopes what the token may be used for, included scopes named
 * @param rights reads the holder's present rights; empty once the token is no longer valid
 */
public record TokenCaller(String name, Set<Scope> scopes, Supplier<Optional<Actor>> rights)
        implements Caller, Principal {

    public TokenCaller {
        scopes = Set.copyOf(Scope.withIncluded(scopes));
    }

    @Override
    public Optional<Actor> now() {
        return rights.get();
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String toString() {
        return name;
    }
}
