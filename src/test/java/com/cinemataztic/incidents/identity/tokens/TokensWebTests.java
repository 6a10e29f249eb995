package com.cinemataztic.incidents.identity.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.support.BrowserSession;
import com.cinemataztic.incidents.support.PortalTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** API tokens from their making to their revocation, over REST. */
@PortalTest
@ExtendWith(OutputCaptureExtension.class)
class TokensWebTests {

    private static final String TOKENS = "/api/tokens";
    private static final JsonMapper JSON = new JsonMapper();
    private static final Actor ADMIN = new Actor("admin", Role.ADMIN, Set.of());
    private static final RegionId DENMARK = new RegionId("denmark");
    private static final RegionId NORWAY = new RegionId("norway");

    private final BrowserSession browser;

    @Autowired
    TokenDesk desk;

    @Autowired
    ApiTokens stored;

    @Autowired
    ActiveTokens active;

    TokensWebTests(@LocalServerPort int port) {
        this.browser = new BrowserSession(port);
    }

    @Test
    void aTokenIsShownOnceAndReadsAtOnce(CapturedOutput log) {
        var made = send("POST", TOKENS, PortalTest.API_TOKEN, """
                {"name": "billing", "scopes": ["tickets:read"], "regions": ["denmark"]}""");
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.headers().firstValue("Cache-Control")).contains("no-store");
        var secret = json(made).path("secret").asString("");
        assertThat(secret).startsWith("cip_").hasSize(47);
        assertThat(read(secret)).isEqualTo(200);

        var list = send("GET", TOKENS, PortalTest.API_TOKEN, "");
        assertThat(list.statusCode()).isEqualTo(200);
        assertThat(list.body()).contains("\"billing\"", "\"active\"").doesNotContain(secret, SecretHash.hex(secret));
        assertThat(stored.all().toString()).doesNotContain(secret);
        assertThat(log.getAll()).contains("made the token billing").doesNotContain(secret);
    }

    @Test
    void duringARotationBothSecretsAreValidAndThenOnlyTheNewOne() {
        var first = secret(desk.create(ADMIN, "rotating", Set.of(Scope.TICKETS_READ), Set.of(), 1));
        var rotated = send("POST", TOKENS + "/rotating/rotate", PortalTest.API_TOKEN, "");
        var second = json(rotated).path("secret").asString("");
        assertThat(List.of(read(first), read(second))).containsOnly(200);
        assertThat(send("POST", TOKENS + "/rotating/rotate", PortalTest.API_TOKEN, "")
                        .body())
                .contains("two-secrets");
        assertThat(send("DELETE", TOKENS + "/rotating/old-secret", PortalTest.API_TOKEN, "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(read(first)).isEqualTo(401);
        assertThat(read(second)).isEqualTo(200);
        assertThat(send("DELETE", TOKENS + "/rotating/old-secret", PortalTest.API_TOKEN, "")
                        .body())
                .contains("one-secret");
    }

    @Test
    void aRevokedTokenIsRejectedAndItsNameIsNeverUsedAgain() {
        var secret = secret(desk.create(ADMIN, "leaver", Set.of(Scope.ADMIN), Set.of(), 1));
        assertThat(read(secret)).isEqualTo(200);
        assertThat(send("DELETE", TOKENS + "/leaver", secret, "").statusCode()).isEqualTo(200);
        assertThat(read(secret)).isEqualTo(401);
        assertThat(rejection(desk.create(ADMIN, "leaver", Set.of(Scope.ADMIN), Set.of(), 1)))
                .isEqualTo(TokenRejection.NAME_TAKEN);
        assertThat(rejection(desk.rotate(ADMIN, "leaver"))).isEqualTo(TokenRejection.NOT_VALID);
    }

    @Test
    void theApiRejectsInEnglishWhateverTheCallerSpeaks() {
        secret(desk.create(ADMIN, "taken", Set.of(Scope.TICKETS_READ), Set.of(), 1));
        var answer = browser.send(browser.request(TOKENS)
                .header("Authorization", "Bearer " + PortalTest.API_TOKEN)
                .header("Content-Type", "application/json")
                .header("Accept-Language", "da")
                .POST(BodyPublishers.ofString("{\"name\": \"taken\", \"scopes\": [\"tickets:read\"]}")));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("Another token has or had this name.");
    }

    @Test
    void aTokenThatExpiredOrThatAnotherPortalRevokedIsRejected() {
        var now = Instant.now();
        var token = new ApiToken(
                "elsewhere",
                Set.of(Scope.TICKETS_READ),
                Set.of(),
                "admin",
                now,
                now.plusSeconds(600),
                List.of(new ApiToken.Secret(SecretHash.hex("cip_elsewhere"), now)),
                null,
                null,
                1);
        stored.add(token);
        stored.add(new ApiToken(
                "expired",
                Set.of(Scope.TICKETS_READ),
                Set.of(),
                "admin",
                now.minusSeconds(60),
                now,
                List.of(new ApiToken.Secret(SecretHash.hex("cip_expired"), now)),
                null,
                null,
                1));
        active.readAgain();
        assertThat(read("cip_elsewhere")).isEqualTo(200);
        assertThat(read("cip_expired")).isEqualTo(401);
        stored.replace(token, token.revoked(now));
        active.readAgain();
        assertThat(read("cip_elsewhere")).isEqualTo(401);
    }

    @Test
    void theLastUseIsStoredAndARequestAsksTheStoreForNothing() {
        var secret = secret(desk.create(ADMIN, "busy", Set.of(Scope.TICKETS_READ), Set.of(), 1));
        read(secret);
        assertThat(lastUse("busy")).isNull();
        active.readAgain();
        var first = lastUse("busy");
        assertThat(first).isNotNull();
        read(secret);
        active.readAgain();
        assertThat(lastUse("busy")).isEqualTo(first);
    }

    @Test
    void anAdminOfOneRegionGivesNoMoreThanThatRegion() {
        var danish = new Actor("dorte", Role.ADMIN, Set.of(DENMARK));
        assertThat(rejection(desk.create(danish, "wide", Set.of(Scope.ADMIN), Set.of(), 1)))
                .isEqualTo(TokenRejection.REGION_INVALID);
        assertThat(rejection(desk.create(danish, "wide", Set.of(Scope.ADMIN), Set.of(DENMARK, NORWAY), 1)))
                .isEqualTo(TokenRejection.REGION_INVALID);
        secret(desk.create(ADMIN, "norwegian", Set.of(Scope.TICKETS_READ), Set.of(NORWAY), 1));
        assertThat(desk.all(danish)).extracting(ApiToken::name).doesNotContain("norwegian");
        assertThat(rejection(desk.revoke(danish, "norwegian"))).isEqualTo(TokenRejection.NO_SUCH_TOKEN);
        secret(desk.create(danish, "danish", Set.of(Scope.TICKETS_READ), Set.of(DENMARK), 1));
        assertThat(desk.all(danish)).extracting(ApiToken::name).contains("danish");
    }

    @Test
    void aTokenWithTheScopeAdminHasAllRegions() {
        assertThat(rejection(desk.create(ADMIN, "danish-admin", Set.of(Scope.ADMIN), Set.of(DENMARK), 1)))
                .isEqualTo(TokenRejection.ADMIN_REGIONS);
        secret(desk.create(ADMIN, "all-admin", Set.of(Scope.ADMIN), Set.of(), 1));
    }

    @Test
    void nobodyButAnAdminMakesSeesOrRevokesAToken() {
        var operator = new Actor("olga", Role.OPERATOR, Set.of());
        secret(desk.create(ADMIN, "kept", Set.of(Scope.TICKETS_READ), Set.of(), 1));
        assertThat(desk.all(operator)).isEmpty();
        assertThat(Stream.of(
                        desk.create(operator, "mine", Set.of(Scope.TICKETS_READ), Set.of(), 1),
                        desk.rotate(operator, "kept"),
                        desk.revoke(operator, "kept")))
                .extracting(TokensWebTests::rejection)
                .containsOnly(TokenRejection.NOT_ADMIN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{}; bad-name",
                "{\"name\": \"a\", \"scopes\": [\"admin\"]}; bad-name",
                "{\"name\": \"alertmanager\", \"scopes\": [\"admin\"]}; bad-name",
                "{\"name\": \"<script>\", \"scopes\": [\"admin\"]}; bad-name",
                "{\"name\": \"fine\"}; bad-scopes",
                "{\"name\": \"fine\", \"scopes\": [\"embed\"]}; bad-scopes",
                "{\"name\": \"fine\", \"scopes\": \"admin\"}; bad-scopes",
                "{\"name\": \"fine\", \"scopes\": [\"admin\"], \"regions\": [\"atlantis\"]}; bad-regions",
                "{\"name\": \"fine\", \"scopes\": [\"admin\"], \"days\": 731}; bad-days",
                "{\"name\": \"fine\", \"scopes\": [\"admin\"], \"expires\": 1}; unknown-field",
                "no JSON; no-json"
            })
    void whatCannotBeMadeIsAProblem(String body, String slug) {
        var answer = send("POST", TOKENS, PortalTest.API_TOKEN, body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("urn:incidents:problem:" + slug);
    }

    private int read(String secret) {
        return send("GET", "/api/tickets", secret, "").statusCode();
    }

    private @Nullable Instant lastUse(String name) {
        return stored.all().stream()
                .filter(token -> token.name().equals(name))
                .findFirst()
                .orElseThrow()
                .lastUsedAt();
    }

    private HttpResponse<String> send(String method, String path, String token, String body) {
        return browser.send(browser.request(path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    static String secret(TokenDesk.Outcome outcome) {
        return switch (outcome) {
            case TokenDesk.Outcome.Issued(var token, var secret) -> secret;
            default -> throw new AssertionError("not issued: " + outcome);
        };
    }

    static TokenRejection rejection(TokenDesk.Outcome outcome) {
        return switch (outcome) {
            case TokenDesk.Outcome.Rejected(var reason) -> reason;
            default -> throw new AssertionError("not rejected: " + outcome);
        };
    }
}
