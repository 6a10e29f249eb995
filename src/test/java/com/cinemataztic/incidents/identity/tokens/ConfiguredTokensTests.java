package com.cinemataztic.incidents.identity.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cinemataztic.incidents.identity.IdentityMisconfigured;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.platform.Secrets;
import com.cinemataztic.incidents.platform.SecretsOf;
import com.cinemataztic.incidents.store.GeneratedSecrets;
import com.cinemataztic.incidents.store.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfiguredTokensTests {

    @TempDir
    private Path data;

    @Test
    void eachOfSeveralTokensIsForTheWebhookOnly() {
        var tokens = tokens(SecretsOf.one("PORTAL_WEBHOOK_TOKEN", "new\nold"));
        assertThat(find(tokens, "new").orElseThrow().scopes()).containsExactly(Scope.ALERTS_WRITE);
        assertThat(find(tokens, "old").orElseThrow().scopes()).containsExactly(Scope.ALERTS_WRITE);
        assertThat(find(tokens, "new").flatMap(TokenCaller::now).orElseThrow().role())
                .isEqualTo(Role.VIEWER);
        assertThat(find(tokens, "new\nold")).isEmpty();
        assertThat(find(tokens, "")).isEmpty();
    }

    @Test
    void theTokenOfTheApiDoesAllButDeliverAlerts() throws IOException {
        var tokens = tokens(SecretsOf.one("PORTAL_API_TOKEN", "scripts"));
        var caller = find(tokens, "scripts").orElseThrow();
        assertThat(caller.scopes())
                .containsExactlyInAnyOrder(Scope.TICKETS_READ, Scope.TICKETS_WRITE, Scope.EMBED_MINT, Scope.ADMIN);
        assertThat(caller.now().orElseThrow().role()).isEqualTo(Role.ADMIN);
        assertThat(caller.now().orElseThrow().token()).isEqualTo("api");
        assertThat(find(tokens, generated("webhook-token")).orElseThrow().name())
                .isEqualTo("alertmanager");
    }

    @Test
    void anUnsetTokenIsGeneratedForTheOwnersEyesOnlyAndHoldsOverARestart() throws IOException {
        var tokens = tokens(SecretsOf.nothing());
        var webhook = generated("webhook-token");
        assertThat(webhook).hasSizeGreaterThanOrEqualTo(43).isNotEqualTo(generated("api-token"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file("webhook-token"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("secrets"))))
                .isEqualTo("rwx------");
        assertThat(find(tokens, webhook)).isPresent();
        assertThat(find(tokens(SecretsOf.nothing()), webhook)).isPresent();
    }

    @Test
    void anEmptyTokenFileStopsTheStartInsteadOfOpeningTheDoor() throws IOException {
        Files.createDirectories(data.resolve("secrets"));
        Files.writeString(file("webhook-token"), "\n");
        assertThatThrownBy(() -> tokens(SecretsOf.nothing()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("PORTAL_WEBHOOK_TOKEN", "is empty");
    }

    @Test
    void alertmanagerNeverHoldsTheTokenOfTheApi() {
        var secrets = SecretsOf.two("PORTAL_WEBHOOK_TOKEN", "old\nshared", "PORTAL_API_TOKEN", "shared");
        assertThatThrownBy(() -> tokens(secrets))
                .isInstanceOf(IdentityMisconfigured.class)
                .hasMessageContaining("have the same value")
                .hasMessageNotContaining("shared");
    }

    private ConfiguredTokens tokens(Secrets secrets) {
        return new ConfiguredTokens(new GeneratedSecrets(secrets, new StoreSettings("", data.toString())));
    }

    private static Optional<TokenCaller> find(ConfiguredTokens tokens, String secret) {
        return tokens.find(SecretHash.of(secret));
    }

    private String generated(String name) throws IOException {
        return Files.readString(file(name)).strip();
    }

    private Path file(String name) {
        return data.resolve("secrets").resolve(name);
    }
}
