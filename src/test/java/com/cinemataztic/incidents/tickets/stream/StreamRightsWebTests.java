package com.cinemataztic.incidents.tickets.stream;

import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.identity.tokens.EmbedTokens;
import com.cinemataztic.incidents.identity.tokens.Scope;
import com.cinemataztic.incidents.identity.tokens.TokenDesk;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.support.BrowserSession;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** A stream ends, or narrows, within five seconds after its reader's rights. */
@PortalTest
@TestPropertySource(properties = "portal.streams.limit-per-token=2")
class StreamRightsWebTests {

    private static final String PASSWORD = "a good password";
    private static final Duration CUT_OFF = Duration.ofSeconds(15);

    @LocalServerPort
    int port;

    @Autowired
    TicketDesk desk;

    @Autowired
    AccountDesk accounts;

    @Autowired
    TokenDesk tokens;

    @Autowired
    EmbedTokens embedTokens;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<StreamReader> readers = new ArrayList<>();

    @AfterEach
    void close() {
        readers.forEach(StreamReader::close);
        http.shutdownNow();
    }

    @Test
    void aSignedOutPersonsStreamEnds() {
        accounts.add(Actor.SYSTEM, "stella", PASSWORD, Role.VIEWER, Set.of());
        var browser = new BrowserSession(port).login("stella", PASSWORD);
        var reader = reader(browser, "/api/tickets/stream");
        await().untilAsserted(() -> assertThat(reader.events()).contains("reset"));
        browser.send(browser.request("/logout")
                .header("X-CSRF-TOKEN", browser.csrfToken("/"))
                .POST(HttpRequest.BodyPublishers.noBody()));

        await().atMost(CUT_OFF)
                .untilAsserted(() -> assertThat(reader.endReason()).isEqualTo("signed-out"));
        await().untilAsserted(() -> assertThat(reader.status()).isEqualTo(401));
    }

    @Test
    void aDisabledAccountsStreamEndsAndALostRegionNarrowsIt() {
        desk.report(
                List.of(
                        offline("narrow-dk").error("narrowed").fires(),
                        offline("narrow-de").error("narrowed").region("germany").fires()),
                false);
        accounts.add(Actor.SYSTEM, "nora", PASSWORD, Role.VIEWER, Set.of());
        var browser = new BrowserSession(port).login("nora", PASSWORD);
        var reader = reader(browser, "/api/tickets/stream?error=narrowed");
        await().untilAsserted(() -> assertThat(reader.tickets()).hasSize(2));
        accounts.change(Actor.SYSTEM, "nora", Role.VIEWER, Set.of(new RegionId("germany")), true, "");

        await().atMost(CUT_OFF)
                .untilAsserted(() -> assertThat(reader.tickets().values())
                        .extracting(ticket -> ticket.path("region").asString())
                        .containsExactly("germany"));
        assertThat(reader.endReason()).isEmpty();
        accounts.change(Actor.SYSTEM, "nora", Role.VIEWER, Set.of(new RegionId("germany")), false, "");
        await().atMost(CUT_OFF)
                .untilAsserted(() -> assertThat(reader.endReason()).isEqualTo("signed-out"));
    }

    @Test
    void aForeignRegionIsNoEmptyStream() {
        accounts.add(Actor.SYSTEM, "fritz", PASSWORD, Role.VIEWER, Set.of(new RegionId("germany")));
        var browser = new BrowserSession(port).login("fritz", PASSWORD);
        var foreign = reader(browser, "/api/tickets/stream?region=norway");
        await().untilAsserted(() -> assertThat(foreign.status()).isEqualTo(403));
        assertThat(foreign.events()).isEmpty();

        var own = reader(browser, "/api/tickets/stream?region=germany");
        await().untilAsserted(() -> assertThat(own.events()).contains("reset"));
        accounts.change(Actor.SYSTEM, "fritz", Role.VIEWER, Set.of(new RegionId("denmark")), true, "");
        await().atMost(CUT_OFF).untilAsserted(() -> assertThat(own.endReason()).isEqualTo("no-region"));
        await().untilAsserted(() -> assertThat(own.status()).isEqualTo(403));
    }

    @Test
    void theStreamOfARevokedTokenEnds() {
        var reader = reader(secret("revoked", Scope.TICKETS_READ));
        await().untilAsserted(() -> assertThat(reader.events()).contains("reset"));
        tokens.revoke(Actor.SYSTEM, "revoked");

        await().atMost(CUT_OFF)
                .untilAsserted(() -> assertThat(reader.endReason()).isEqualTo("expired"));
        await().untilAsserted(() -> assertThat(reader.status()).isEqualTo(401));
    }

    @Test
    void theStreamsOfEmbedTokensEndWithTheTokenThatMintedThem() {
        secret("minter", Scope.EMBED_MINT);
        var minter = new Actor("token:minter", Role.VIEWER, Set.of(), "minter");
        var reader = reader(embedToken(minter));
        await().untilAsserted(() -> assertThat(reader.events()).contains("reset"));
        tokens.revoke(Actor.SYSTEM, "minter");

        await().atMost(CUT_OFF)
                .untilAsserted(() -> assertThat(reader.endReason()).isEqualTo("expired"));
    }

    @Test
    void embedTokensOfOneOwnerCountTogether() {
        secret("crowd", Scope.EMBED_MINT);
        var minter = new Actor("token:crowd", Role.VIEWER, Set.of(), "crowd");
        for (int i = 0; i < 2; i++) {
            var reader = reader(embedToken(minter));
            await().untilAsserted(() -> assertThat(reader.events()).contains("reset"));
        }
        var third = reader(embedToken(minter));
        await().untilAsserted(() -> assertThat(third.status()).isEqualTo(429));
    }

    private String embedToken(Actor minter) {
        return ((EmbedTokens.Outcome.Minted) embedTokens.mint(
                        minter, new RegionId("denmark"), null, EmbedTokens.USUAL_MINUTES, Actor.Embed.LIVE))
                .token();
    }

    private String secret(String name, Scope scope) {
        return ((TokenDesk.Outcome.Issued) tokens.create(Actor.SYSTEM, name, Set.of(scope), Set.of(), 1)).secret();
    }

    private StreamReader reader(String token) {
        var address = URI.create("http://127.0.0.1:" + port + "/api/tickets/stream?region=denmark");
        return started(new StreamReader(
                http, () -> HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token)));
    }

    private StreamReader reader(BrowserSession browser, String path) {
        return started(new StreamReader(
                http, () -> browser.request(path).setHeader("Cookie", "JSESSIONID=" + browser.id())));
    }

    private StreamReader started(StreamReader reader) {
        readers.add(reader);
        return reader;
    }
}
