package com.cinemataztic.incidents.identity.tokens;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Finds the holder of a bearer token, from memory. */
@Service
public class BearerTokens {

    private final ConfiguredTokens configured;
    private final ActiveTokens active;
    private final EmbedTokens embeds;

    BearerTokens(ConfiguredTokens configured, ActiveTokens active, EmbedTokens embeds) {
        this.configured = configured;
        this.active = active;
        this.embeds = embeds;
    }

    /**
     * @param origin the site whose page sends the token; null if the request names none
     * @return the holder of this token; empty if it is not valid
     */
    public Optional<TokenCaller> find(String token, @Nullable String origin) {
        if (token.startsWith(EmbedTokens.PREFIX)) {
            return embeds.find(token, origin);
        }
        return configured.find(SecretHash.of(token)).or(() -> active.find(SecretHash.hex(token)));
    }

    /** The same for a request that names no site. */
    public Optional<TokenCaller> find(String token) {
        return find(token, null);
    }
}
