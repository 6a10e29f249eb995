package com.cinemataztic.incidents.tickets.embed;

import static com.cinemataztic.incidents.support.PortalTest.EMBED_ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.support.BrowserSession;
import com.cinemataztic.incidents.support.PortalTest;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What browsers on pages of other origins may do with the portal. */
@PortalTest
class EmbedWebTests {

    private static final String ELEMENT = "/components/cine-incidents.js";
    private static final String STRANGER = "https://stranger.example.com";

    private final BrowserSession browser;

    EmbedWebTests(@LocalServerPort int port) {
        browser = new BrowserSession(port);
    }

    @Test
    void theElementIsScriptForItsPagesAndIsAskedForAgainOnlyWhenItChanged() {
        var first = browser.send(from(EMBED_ORIGIN, ELEMENT));
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(header(first, "Content-Type")).startsWith("text/javascript");
        assertThat(header(first, "Cache-Control")).isEqualTo("max-age=3600, public, stale-while-revalidate=86400");
        assertThat(header(first, "Access-Control-Allow-Origin")).isEqualTo(EMBED_ORIGIN);
        assertThat(first.headers().allValues("Vary")).contains("Origin");
        var tag = header(first, "ETag");
        assertThat(tag).matches("\"[0-9a-f]{32}\"");
        var second = browser.send(from(EMBED_ORIGIN, ELEMENT).header("If-None-Match", "W/" + tag));
        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(header(second, "Access-Control-Allow-Origin")).isEqualTo(EMBED_ORIGIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/tickets", "/api/tickets/stream"})
    void aPageOfAConfiguredOriginMayReadTicketsWithATokenOnly(String path) {
        var preflight = browser.send(preflight(EMBED_ORIGIN, path, "GET", "authorization,last-event-id"));
        assertThat(preflight.statusCode()).isEqualTo(200);
        assertThat(header(preflight, "Access-Control-Allow-Origin")).isEqualTo(EMBED_ORIGIN);
        assertThat(header(preflight, "Access-Control-Allow-Methods")).isEqualTo("GET");
        assertThat(header(preflight, "Access-Control-Allow-Headers"))
                .isEqualToIgnoringCase("authorization, last-event-id");
        assertThat(header(preflight, "Access-Control-Allow-Credentials")).isEmpty();
        assertThat(preflight.body()).isEmpty();
    }

    @Test
    void thePageLearnsThatItsTokenIsNotValid() {
        var answer = browser.send(from(EMBED_ORIGIN, "/api/tickets").header("Authorization", "Bearer nonsense"));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo(EMBED_ORIGIN);
        assertThat(header(answer, "Access-Control-Expose-Headers")).isEqualTo("Retry-After");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            https://stranger.example.com, /api/tickets,              GET,    authorization
            null,                         /api/tickets,              GET,    authorization
            https://host.example.com.evil.example, /api/tickets,     GET,    authorization
            https://host.example.com,     /api/tickets,              POST,   authorization
            https://host.example.com,     /api/tickets,              DELETE, authorization
            https://host.example.com,     /api/tickets,              GET,    x-csrf-token
            https://host.example.com,     /api/tickets/DK-1,         GET,    authorization
            https://host.example.com,     /api/tokens,               GET,    authorization
            https://host.example.com,     /api/embed-tokens,         POST,   authorization
            https://host.example.com,     /graphql,                  POST,   authorization
            https://host.example.com,     /login,                    POST,   content-type
            https://host.example.com,     /,                         GET,    authorization
            """)
    void nothingElseIsAllowed(String origin, String path, String method, String headers) {
        var answer = browser.send(preflight(origin, path, method, headers));
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void aPageOfAnotherOriginGetsNoTickets() {
        var answer =
                browser.send(from(STRANGER, "/api/tickets").header("Authorization", "Bearer " + PortalTest.API_TOKEN));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).isEqualTo("Invalid CORS request");
    }

    /** A browser would not show the answer, but the write would be done. */
    @Test
    void aSessionWritesNothingFromAnEmbeddingPage() {
        browser.login("admin", PortalTest.ADMIN_PASSWORD);
        var answer = browser.send(from(EMBED_ORIGIN, "/api/maintenance")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEmpty();
    }

    private HttpRequest.Builder from(String origin, String path) {
        return browser.request(path).header("Origin", origin);
    }

    private HttpRequest.Builder preflight(String origin, String path, String method, String headers) {
        return from(origin, path)
                .header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", headers)
                .method("OPTIONS", BodyPublishers.noBody());
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
