package com.cinemataztic.incidents.identity.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.platform.SecretsOf;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.GeneratedSecrets;
import com.cinemataztic.incidents.store.StoreSettings;
import com.cinemataztic.incidents.support.BrowserSession;
import com.cinemataztic.incidents.support.Given;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** Embed tokens: one region, for reading, for minutes, and never longer than the token that minted them. */
@PortalTest
class EmbedTokensWebTests {

    private static final Actor ADMIN = new Actor("admin", Role.ADMIN, Set.of());
    private static final RegionId DENMARK = new RegionId("denmark");
    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final AtomicInteger MINTERS = new AtomicInteger();

    private final BrowserSession browser;
    private String minter = "";
    private String secret = "";

    @Autowired
    TokenDesk desk;

    @Autowired
    TicketDesk tickets;

    @Autowired
    BearerTokens bearers;

    @Autowired
    ConfiguredTokens configured;

    @Autowired
    ActiveTokens active;

    @Autowired
    RegionDirectory regions;

    @TempDir
    Path data;

    EmbedTokensWebTests(@LocalServerPort int port) {
        this.browser = new BrowserSession(port);
    }

    @BeforeEach
    void aMinterOfDenmark() {
        var name = "site-" + MINTERS.incrementAndGet();
        minter = name;
        secret = TokensWebTests.secret(desk.create(ADMIN, name, Set.of(Scope.EMBED_MINT), Set.of(DENMARK), 1));
    }

    @Test
    void itReadsTheLiveTicketsOfItsRegionOnly() {
        tickets.report(
                List.of(
                        Given.offline("danish").region("denmark").fires(),
                        Given.offline("norwegian").region("norway").fires(),
                        Given.offline("stray").region("unassigned").fires()),
                false);
        var answer = read(mint("{\"region\": \"denmark\"}"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"danish\"").doesNotContain("\"norwegian\"", "\"stray\"");
    }

    @Test
    void itDiesWithTheTokenThatMintedIt() {
        var token = mint("{\"region\": \"denmark\"}");
        assertThat(read(token).statusCode()).isEqualTo(200);
        desk.revoke(ADMIN, minter);
        assertThat(read(token).statusCode()).isEqualTo(401);
    }

    @Test
    void itIsForPagesOfItsOriginOnly() {
        var token = mint("{\"region\": \"denmark\", \"origin\": \"https://cinema.example\"}");
        assertThat(bearers.find(token, "https://cinema.example")).isPresent();
        assertThat(bearers.find(token, "https://evil.example")).isEmpty();
        assertThat(read(token).statusCode()).isEqualTo(401);
    }

    @Test
    void itOpensNothingElse() {
        var token = mint("{\"region\": \"denmark\"}");
        for (var path :
                List.of("/api/tickets/DK-1", "/api/tickets.csv", "/api/on-call?region=denmark", "/api/tokens")) {
            assertThat(send("GET", path, token, "").statusCode()).isEqualTo(403);
        }
        assertThat(send("POST", "/api/embed-tokens", token, "{\"region\": \"denmark\"}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aTokenThatWasAlteredIsNone() {
        var token = mint("{\"region\": \"denmark\"}");
        var dot = token.indexOf('.');
        for (var forged : List.of(
                token.substring(0, dot),
                token.substring(0, dot + 1),
                token + "x",
                altered(token, "cie_".length()),
                altered(token, dot + 1),
                "cie_." + token.substring(dot + 1),
                "cie_" + "x".repeat(2000) + ".x")) {
            assertThat(read(forged).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void aTokenHasOneSpelling() {
        var tokens = tokens(Clock.systemUTC());
        var holder = new Actor("x", Role.VIEWER, Set.of(DENMARK), minter);
        var token = ((EmbedTokens.Outcome.Minted) tokens.mint(holder, DENMARK, null, 10, Actor.Embed.LIVE)).token();
        assertThat(tokens.find(token, null)).isPresent();
        // A signature has 32 bytes: two bits of its last character count for nothing.
        assertThat(tokens.find(altered(token, token.length() - 1), null)).isEmpty();
        assertThat(tokens.find(token + "=", null)).isEmpty();
    }

    @Test
    void whatItReadsIsSignedWithIt() {
        var tokens = tokens(Clock.systemUTC());
        for (var reads : List.of(
                Actor.Embed.LIVE,
                new Actor.Embed(true, false),
                new Actor.Embed(false, true),
                new Actor.Embed(true, true))) {
            var holder = new Actor("x", Role.VIEWER, Set.of(DENMARK), minter);
            var token =
                    ((EmbedTokens.Outcome.Minted) tokens.mint(holder, DENMARK, "https://a.example", 10, reads)).token();
            assertThat(embed(tokens, token)).isEqualTo(reads);
            var text = new String(Base64.getUrlDecoder().decode(content(token)), StandardCharsets.UTF_8);
            var more = text.replaceFirst("\\|(names)?,?(history)?\\|https", "|names,history|https");
            var forged = "cie_" + encoded(more.getBytes(StandardCharsets.UTF_8)) + token.substring(token.indexOf('.'));
            assertThat(tokens.find(forged, "https://a.example").isPresent()).isEqualTo(more.equals(text));
        }
    }

    /** They are valid for an hour after an update. */
    @Test
    void aTokenOfTheOldFormatReadsNeitherNamesNorHistory() throws Exception {
        var tokens = tokens(Clock.systemUTC());
        var key = Files.readString(data.resolve("secrets/embed-key")).strip();
        var until = Instant.now().plusSeconds(600).getEpochSecond();
        var content = encoded("0123456789abcdef|%s|denmark|%d|https://a.example"
                .formatted(minter, until)
                .getBytes(StandardCharsets.UTF_8));
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        var token = "cie_" + content + "." + encoded(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        assertThat(embed(tokens, token)).isEqualTo(Actor.Embed.LIVE);
        assertThat(tokens.find(token, "https://evil.example")).isEmpty();
    }

    private static Actor.@Nullable Embed embed(EmbedTokens tokens, String token) {
        return tokens.find(token, "https://a.example")
                .orElseThrow()
                .now()
                .orElseThrow()
                .embed();
    }

    private static String content(String token) {
        return token.substring("cie_".length(), token.indexOf('.'));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Test
    void itExpires() {
        var clock = Clock.systemUTC();
        var tokens = tokens(clock);
        var later = tokens(Clock.offset(clock, Duration.ofMinutes(10)));
        var minted = (EmbedTokens.Outcome.Minted)
                tokens.mint(new Actor("x", Role.VIEWER, Set.of(DENMARK), minter), DENMARK, null, 10, Actor.Embed.LIVE);
        assertThat(tokens.find(minted.token(), null)).isPresent();
        assertThat(later.find(minted.token(), null)).isEmpty();
        assertThat(minted.toString()).doesNotContain(minted.token());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{}; 400; bad-region",
                "{\"region\": \"norway\"}; 404; no-such-region",
                "{\"region\": \"atlantis\"}; 404; no-such-region",
                "{\"region\": \"unassigned\"}; 404; no-such-region",
                "{\"region\": \"denmark\", \"minutes\": 0}; 400; bad-minutes",
                "{\"region\": \"denmark\", \"minutes\": 61}; 400; bad-minutes",
                "{\"region\": \"denmark\", \"names\": \"yes\"}; 400; bad-names",
                "{\"region\": \"denmark\", \"origin\": \"https://cinema.example/\"}; 400; bad-origin",
                "{\"region\": \"denmark\", \"origin\": \"https://a|b\"}; 400; bad-origin"
            })
    void whatCannotBeMintedIsAProblem(String body, int status, String slug) {
        var answer = send("POST", "/api/embed-tokens", secret, body);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("urn:incidents:problem:" + slug);
    }

    /** @return the token with the lowest bit of one character turned over */
    private static String altered(String token, int at) {
        var other = BASE64.charAt(BASE64.indexOf(token.charAt(at)) ^ 1);
        return token.substring(0, at) + other + token.substring(at + 1);
    }

    private EmbedTokens tokens(Clock clock) {
        var secrets = new GeneratedSecrets(SecretsOf.nothing(), new StoreSettings("", data.toString()));
        return new EmbedTokens(secrets, configured, active, regions, clock);
    }

    private String mint(String body) {
        var answer = send("POST", "/api/embed-tokens", secret, body);
        assertThat(answer.statusCode()).isEqualTo(201);
        return new JsonMapper().readTree(answer.body()).path("token").asString("");
    }

    private HttpResponse<String> read(String token) {
        return send("GET", "/api/tickets", token, "");
    }

    private HttpResponse<String> send(String method, String path, String token, String body) {
        return browser.send(browser.request(path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }
}
