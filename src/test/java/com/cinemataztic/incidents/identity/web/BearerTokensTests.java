package com.cinemataztic.incidents.identity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.identity.web.BearerTokens.Endpoint;
import com.cinemataztic.incidents.platform.SecretsOf;
import com.cinemataztic.incidents.store.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BearerTokensTests {

    @TempDir
    private Path data;

    @Test
    void eachOfSeveralTokensOpensItsDoorOnly() {
        var tokens = new BearerTokens(SecretsOf.one("PORTAL_WEBHOOK_TOKEN", "new\nold"), settings());
        assertThat(tokens.actor(Endpoint.WEBHOOK, "new")).isPresent();
        assertThat(tokens.actor(Endpoint.WEBHOOK, "old")).isPresent();
        assertThat(tokens.actor(Endpoint.WEBHOOK, "new\nold")).isEmpty();
        assertThat(tokens.actor(Endpoint.WEBHOOK, "")).isEmpty();
        assertThat(tokens.actor(Endpoint.API, "new")).isEmpty();
    }

    @Test
    void theApiIsForReading() throws IOException {
        var tokens = new BearerTokens(SecretsOf.one("PORTAL_API_TOKEN", "scripts"), settings());
        assertThat(tokens.actor(Endpoint.API, "scripts").orElseThrow().role()).isEqualTo(Role.VIEWER);
        assertThat(tokens.actor(Endpoint.WEBHOOK, generated("webhook-token"))
                        .orElseThrow()
                        .name())
                .isEqualTo("alertmanager");
    }

    @Test
    void anUnsetTokenIsGeneratedForTheOwnersEyesOnlyAndHoldsOverARestart() throws IOException {
        var tokens = new BearerTokens(SecretsOf.nothing(), settings());
        var webhook = generated("webhook-token");
        assertThat(webhook).hasSizeGreaterThanOrEqualTo(43).isNotEqualTo(generated("api-token"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file("webhook-token"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("secrets"))))
                .isEqualTo("rwx------");
        assertThat(tokens.actor(Endpoint.WEBHOOK, webhook)).isPresent();
        assertThat(new BearerTokens(SecretsOf.nothing(), settings()).actor(Endpoint.WEBHOOK, webhook))
                .isPresent();
    }

    @Test
    void anEmptyTokenFileStopsTheStartInsteadOfOpeningTheDoor() throws IOException {
        Files.createDirectories(data.resolve("secrets"));
        Files.writeString(file("webhook-token"), "\n");
        assertThatThrownBy(() -> new BearerTokens(SecretsOf.nothing(), settings()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("PORTAL_WEBHOOK_TOKEN", "is empty");
    }

    private String generated(String name) throws IOException {
        return Files.readString(file(name)).strip();
    }

    private Path file(String name) {
        return data.resolve("secrets").resolve(name);
    }

    private StoreSettings settings() {
        return new StoreSettings("", data.toString());
    }
}
