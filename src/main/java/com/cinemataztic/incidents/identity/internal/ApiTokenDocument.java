package com.cinemataztic.incidents.identity.internal;

import com.cinemataztic.incidents.identity.tokens.ApiToken;
import com.cinemataztic.incidents.identity.tokens.Scope;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.documents.SchemaVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * An API token as stored; its id is its name.
 *
 * @param scopes their words; an unknown one gives no right
 */
@Document("apiTokens")
@SchemaVersion(1)
record ApiTokenDocument(
        @MongoId String id,
        List<String> scopes,
        List<RegionId> regions,
        String createdBy,
        Instant createdAt,
        Instant expiresAt,
        List<StoredSecret> secrets,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt,
        int version) {

    /** A secret as stored. */
    record StoredSecret(String hash, Instant createdAt) {}

    static ApiTokenDocument of(ApiToken token) {
        return new ApiTokenDocument(
                token.name(),
                token.scopes().stream().map(Scope::word).sorted().toList(),
                token.regions().stream().sorted().toList(),
                token.createdBy(),
                token.createdAt(),
                token.expiresAt(),
                token.secrets().stream()
                        .map(secret -> new StoredSecret(secret.hash(), secret.createdAt()))
                        .toList(),
                token.lastUsedAt(),
                token.revokedAt(),
                token.version());
    }

    ApiToken toToken() {
        return new ApiToken(
                id,
                scopes.stream().map(Scope::parse).flatMap(Optional::stream).collect(Collectors.toSet()),
                Set.copyOf(regions),
                createdBy,
                createdAt,
                expiresAt,
                secrets.stream()
                        .map(secret -> new ApiToken.Secret(secret.hash(), secret.createdAt()))
                        .toList(),
                lastUsedAt,
                revokedAt,
                version);
    }
}
