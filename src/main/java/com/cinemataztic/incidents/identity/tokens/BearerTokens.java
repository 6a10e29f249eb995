package com.cinemataztic.incidents.identity.tokens;

import java.util.Optional;
import org.springframework.stereotype.Service;

/** Finds the holder of a bearer token. */
@Service
public class BearerTokens {

    private final ConfiguredTokens configured;

    BearerTokens(ConfiguredTokens configured) {
        this.configured = configured;
    }

    /** @return the holder of this token; empty if it is not valid */
    public Optional<TokenCaller> find(String token) {
        return configured.find(SecretHash.of(token));
    }
}
