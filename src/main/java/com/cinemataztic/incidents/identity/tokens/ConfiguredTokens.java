package com.cinemataztic.incidents.identity.tokens;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.IdentityMisconfigured;
import com.cinemataztic.incidents.store.GeneratedSecrets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * The tokens from the environment: Alertmanager's for the webhook, and one with all other scopes for scripts. Each
 * secret may hold several lines, all of them valid, so that a token can be rotated without a gap.
 */
@Component
class ConfiguredTokens {

    static final String WEBHOOK = "alertmanager";
    static final String API = "api";

    private static final String WEBHOOK_TOKEN = "PORTAL_WEBHOOK_TOKEN";
    private static final String API_TOKEN = "PORTAL_API_TOKEN";

    private final List<Known> known = new ArrayList<>();

    /** An unset token is generated into the data folder, so no endpoint is ever unprotected. */
    ConfiguredTokens(GeneratedSecrets secrets) {
        var webhook = secrets.values(WEBHOOK_TOKEN, "webhook-token");
        var api = secrets.values(API_TOKEN, "api-token");
        if (webhook.stream().anyMatch(api::contains)) {
            throw new IdentityMisconfigured(
                    WEBHOOK_TOKEN + " and " + API_TOKEN + " have the same value.",
                    "Give each its own: Alertmanager must not hold the rights of an admin.");
        }
        webhook.forEach(secret -> know(secret, WEBHOOK, Scope.ALERTS_WRITE));
        api.forEach(secret -> know(secret, API, Scope.ADMIN));
    }

    private void know(String secret, String name, Scope scope) {
        var scopes = Set.of(scope);
        var actor = new Actor(name, Scope.role(scopes), Set.of(), name);
        known.add(new Known(SecretHash.of(secret), new TokenCaller(name, scopes, () -> Optional.of(actor))));
    }

    /** @return the holder of this token; empty if it is not one of these */
    Optional<TokenCaller> find(byte[] hash) {
        // Compares with all of them, each in constant time, so that the time of an answer tells nothing.
        Optional<TokenCaller> found = Optional.empty();
        for (var token : known) {
            if (MessageDigest.isEqual(token.hash, hash)) {
                found = Optional.of(token.caller);
            }
        }
        return found;
    }

    /** @return the holder of the token of that name, if it may mint embed tokens */
    Optional<Actor> minter(String name) {
        return known.stream()
                .map(Known::caller)
                .filter(caller -> caller.name().equals(name) && caller.scopes().contains(Scope.EMBED_MINT))
                .findFirst()
                .flatMap(TokenCaller::now);
    }

    private record Known(byte[] hash, TokenCaller caller) {}
}
