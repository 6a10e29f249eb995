package com.cinemataztic.incidents.identity.web;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.platform.Secrets;
import com.cinemataztic.incidents.store.StoreSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The tokens of machines: Alertmanager's for the webhook and the scripts' for reading. Each secret may hold several
 * lines, all valid, so that one can be rotated without a gap.
 */
@Component
class BearerTokens {

    /** What a token opens. */
    enum Door {
        /** Alertmanager's webhook. */
        WEBHOOK("PORTAL_WEBHOOK_TOKEN", "webhook-token"),
        /** The REST API. */
        API("PORTAL_API_TOKEN", "api-token");

        private final String variable;
        private final String file;

        Door(String variable, String file) {
            this.variable = variable;
            this.file = file;
        }
    }

    private static final Logger LOGGER = LoggerFactory.getLogger(BearerTokens.class);

    /** Digests and not tokens: equal lengths make the comparison constant in time whatever is presented. */
    private final List<byte[]> webhook;

    private final List<byte[]> api;

    BearerTokens(Secrets secrets, StoreSettings store) {
        this.webhook = digests(secrets, Door.WEBHOOK, store);
        this.api = digests(secrets, Door.API, store);
    }

    /** @return who the bearer of this token is at this door, empty when it opens nothing there */
    Optional<Actor> actor(Door door, String token) {
        var presented = digest(token);
        var valid = false;
        for (var known : door == Door.WEBHOOK ? webhook : api) {
            valid |= MessageDigest.isEqual(known, presented);
        }
        if (!valid) {
            return Optional.empty();
        }
        return Optional.of(
                door == Door.WEBHOOK
                        ? new Actor("alertmanager", Role.OPERATOR, Set.of())
                        : new Actor("api", Role.VIEWER, Set.of()));
    }

    /** An unset token is generated into the data folder: no door is ever open. */
    private static List<byte[]> digests(Secrets secrets, Door door, StoreSettings store) {
        var given = secrets.values(door.variable);
        var tokens = given.isEmpty() ? List.of(generated(door, Path.of(store.data(), "secrets"))) : given;
        return tokens.stream().map(BearerTokens::digest).toList();
    }

    private static String generated(Door door, Path folder) {
        var file = folder.resolve(door.file);
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            try {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                var bytes = new byte[32];
                new SecureRandom().nextBytes(bytes);
                Files.writeString(file, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
                LOGGER.warn("{} is not set: a token was generated into {}", door.variable, file);
            } catch (FileAlreadyExistsException earlier) {
                LOGGER.info("{} is not set: the token in {} holds", door.variable, file);
            }
            var token = Files.readString(file).strip();
            if (token.isEmpty()) {
                throw new IOException("the file is empty; delete it to have a new token made");
            }
            return token;
        } catch (IOException failed) {
            throw new IllegalStateException(
                    door.variable + " is not set and no token can be kept in " + file + ": " + failed.getMessage(),
                    failed);
        }
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
