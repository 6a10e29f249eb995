package com.cinemataztic.incidents.identity.tokens.web;

import com.cinemataztic.incidents.identity.tokens.ApiToken;
import com.cinemataztic.incidents.identity.tokens.Scope;
import com.cinemataztic.incidents.regions.RegionId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A token as the API shows it.
 *
 * @param regions the ids of its regions; empty: all
 * @param state {@code active}, {@code expired} or {@code revoked}
 * @param secrets when each of its valid secrets was made, the newest last
 * @param secret what its holder sends; only in the answer that makes it
 */
record TokenAnswer(
        String name,
        List<String> scopes,
        List<String> regions,
        String state,
        String createdBy,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt,
        List<Instant> secrets,
        @Nullable String secret) {

    static TokenAnswer of(ApiToken token, Instant now, @Nullable String secret) {
        return new TokenAnswer(
                token.name(),
                token.scopes().stream().map(Scope::word).sorted().toList(),
                token.regions().stream().map(RegionId::value).sorted().toList(),
                token.revokedAt() != null ? "revoked" : token.isValid(now) ? "active" : "expired",
                token.createdBy(),
                token.createdAt(),
                token.expiresAt(),
                token.lastUsedAt(),
                token.revokedAt(),
                token.secrets().stream().map(ApiToken.Secret::createdAt).toList(),
                secret);
    }
}
