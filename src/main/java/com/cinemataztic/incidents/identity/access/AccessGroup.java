package com.cinemataztic.incidents.identity.access;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.identity.tokens.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who may call an endpoint. Which regions and tickets they may see is decided by the service behind it. */
public enum AccessGroup {
    /** Alertmanagers. */
    ALERT_SENDERS(null, Scope.ALERTS_WRITE),
    /** Everybody who reads: every account, and tokens that read. */
    READERS(Role.VIEWER, Scope.TICKETS_READ),
    /** Readers, and the elements embedded in other sites. */
    READERS_AND_EMBEDS(Role.VIEWER, Scope.TICKETS_READ, Scope.EMBED),
    /** Everybody who changes tickets and plans maintenance. */
    OPERATORS(Role.OPERATOR, Scope.TICKETS_WRITE),
    /** Servers of other sites, which mint embed tokens. */
    MINTERS(null, Scope.EMBED_MINT),
    /** Everybody who administers the portal. */
    ADMINS(Role.ADMIN, Scope.ADMIN);

    private final @Nullable Role least;
    private final List<String> authorities;

    AccessGroup(@Nullable Role least, Scope... scopes) {
        this.least = least;
        var people = Arrays.stream(Role.values())
                .filter(role -> least != null && role.includes(least))
                .map(role -> "ROLE_" + role);
        this.authorities = Stream.concat(people, Arrays.stream(scopes).map(Scope::authority))
                .toList();
    }

    /** @return the authorities of which a caller has at least one */
    public List<String> authorities() {
        return authorities;
    }

    /** @return whether it includes a person, or a token that reads, with this actor's role */
    boolean includes(Actor actor) {
        return least != null && actor.role().includes(least);
    }
}
