package com.cinemataztic.incidents.identity.tokens;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.regions.RegionId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A token that an admin made for a program.
 *
 * @param name 2 to 40 lower-case letters, digits or hyphens. A name is never used again, because tickets remember which
 *     token opened them
 * @param scopes what it may be used for
 * @param regions the regions that it may see; empty: all
 * @param createdBy who made it
 * @param expiresAt the first moment at which it is no longer valid
 * @param secrets the secrets that are valid, the newest last: one, or two during a rotation; none once it is revoked
 * @param lastUsedAt the last use, to about a minute; null: never
 * @param revokedAt when it was revoked; null: it was not
 * @param version counts the changes from 1
 */
public record ApiToken(
        String name,
        Set<Scope> scopes,
        Set<RegionId> regions,
        String createdBy,
        Instant createdAt,
        Instant expiresAt,
        List<Secret> secrets,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt,
        int version) {

    /** The most secrets that are valid at once. */
    static final int MOST_SECRETS = 2;

    /** The length of the longest name. */
    public static final int LONGEST_NAME = 40;

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{1," + (LONGEST_NAME - 1) + "}");
    private static final Set<String> RESERVED = Set.of("system", ConfiguredTokens.API, ConfiguredTokens.WEBHOOK);

    public ApiToken {
        scopes = Set.copyOf(scopes);
        regions = Set.copyOf(regions);
        secrets = List.copyOf(secrets);
    }

    /**
     * A secret of a token. The secret itself is not stored.
     *
     * @param hash its SHA-256 in hexadecimal digits
     */
    public record Secret(String hash, Instant createdAt) {}

    static boolean isName(String name) {
        return NAME.matcher(name).matches() && !RESERVED.contains(name);
    }

    /** @return whether one of its secrets is accepted at that moment */
    public boolean isValid(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt) && !secrets.isEmpty();
    }

    /** @return the holder; its name is not one that an account can have */
    Actor actor() {
        return new Actor("token:" + name, Scope.role(scopes), regions, name);
    }

    ApiToken withSecret(Secret secret) {
        return with(Stream.concat(secrets.stream(), Stream.of(secret)).toList(), null);
    }

    ApiToken withNewestSecretOnly() {
        return with(List.of(secrets.getLast()), null);
    }

    ApiToken revoked(Instant now) {
        return with(List.of(), now);
    }

    private ApiToken with(List<Secret> newSecrets, @Nullable Instant newRevokedAt) {
        return new ApiToken(
                name,
                scopes,
                regions,
                createdBy,
                createdAt,
                expiresAt,
                newSecrets,
                lastUsedAt,
                newRevokedAt,
                version + 1);
    }
}
