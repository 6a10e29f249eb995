package com.cinemataztic.incidents.identity.web;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.platform.Secrets;
import com.cinemataztic.incidents.store.GeneratedSecrets;
import com.cinemataztic.incidents.store.StoreSettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * The tokens of machines: Alertmanager's for the webhook, and the scripts' for reading. Each secret may hold several
 * lines, all of them valid, so that a token can be rotated without a gap.
 */
@Component
class BearerTokens {

    /** What a token gives access to. */
    enum Endpoint {
        /** Alertmanager's webhook. */
        WEBHOOK("PORTAL_WEBHOOK_TOKEN", "webhook-token"),
        /** The REST API. */
        API("PORTAL_API_TOKEN", "api-token");

        private final String variable;
        private final String file;

        Endpoint(String variable, String file) {
            this.variable = variable;
            this.file = file;
        }
    }

    /** Digests instead of tokens: their equal lengths keep the comparison constant in time for any input. */
    private final List<byte[]> webhook;

    private final List<byte[]> api;

    BearerTokens(Secrets secrets, StoreSettings store) {
        var generated = new GeneratedSecrets(secrets, store);
        this.webhook = digests(generated, Endpoint.WEBHOOK);
        this.api = digests(generated, Endpoint.API);
    }

    /** @return the bearer of this token at this endpoint; empty if the token is not valid there */
    Optional<Actor> actor(Endpoint endpoint, String token) {
        var presented = digest(token);
        var valid = false;
        for (var known : endpoint == Endpoint.WEBHOOK ? webhook : api) {
            valid |= MessageDigest.isEqual(known, presented);
        }
        if (!valid) {
            return Optional.empty();
        }
        return Optional.of(
                endpoint == Endpoint.WEBHOOK
                        ? new Actor("alertmanager", Role.OPERATOR, Set.of())
                        : new Actor("api", Role.VIEWER, Set.of()));
    }

    /** An unset token is generated into the data folder, so no endpoint is ever unprotected. */
    private static List<byte[]> digests(GeneratedSecrets secrets, Endpoint endpoint) {
        return secrets.values(endpoint.variable, endpoint.file).stream()
                .map(BearerTokens::digest)
                .toList();
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
