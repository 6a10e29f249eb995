package com.cinemataztic.incidents.identity.tokens;

import java.time.Instant;
import java.util.List;

/** The stored tokens. Only for this room and the adapter. */
public interface ApiTokens {

    /** @return all tokens, revoked ones included, sorted by name */
    List<ApiToken> all();

    /** @return whether the token was added; false if its name is taken */
    boolean add(ApiToken token);

    /**
     * Replaces a token.
     *
     * @param held the token as it was read
     * @return whether it was replaced; false if it was changed since it was read
     */
    boolean replace(ApiToken held, ApiToken changed);

    /** Notes when the token was last used. */
    void used(String name, Instant at);
}
