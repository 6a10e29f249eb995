package com.cinemataztic.incidents.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.support.PortalTest;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What answers weigh, and how long browsers keep our own files. */
@PortalTest
class StaticFilesWebTests {

    private static final String STYLES = "styles/wall.css";
    private static final String COMPONENT = "components/fleet-wall.js";

    @LocalServerPort
    int port;

    @Test
    void aStyleSheetWithItsHashIsKeptForADayAndEverythingElseIsCheckedEachTime() throws Exception {
        assertThat(header(get(STYLES + "?v-c=1f"), "Cache-Control")).isEqualTo("max-age=86400, public");
        assertThat(header(get(STYLES), "Cache-Control")).isEqualTo("no-cache");
        assertThat(header(get(COMPONENT), "Cache-Control")).isEqualTo("no-cache");
    }

    /** Chromium keeps no file with {@code Pragma: no-cache}, whatever {@code Cache-Control} says. */
    @Test
    void onlyCacheControlSaysWhatIsKeptAndAPageNeverIs() throws Exception {
        for (var path : new String[] {STYLES + "?v-c=1f", COMPONENT, "login"}) {
            assertThat(get(path).headers().map()).doesNotContainKeys("pragma", "expires");
        }
        assertThat(header(get("login"), "Cache-Control")).contains("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {STYLES, COMPONENT, "styles/favicon.svg"})
    void whatABrowserHasIsNotSentAgain(String path) throws Exception {
        var tag = header(get(path), "ETag");
        assertThat(tag).startsWith("W/\"");
        var again = get(path, "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(get(path, "If-None-Match", "W/\"another\"").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {STYLES, COMPONENT, "api/tickets"})
    void textIsCompressed(String path) throws Exception {
        var plain = get(path);
        var packed = get(path, "Accept-Encoding", "gzip");
        assertThat(header(plain, "Content-Encoding")).isEmpty();
        // An empty list is too short to be worth it.
        if (plain.body().length >= 1_024) {
            assertThat(header(packed, "Content-Encoding")).isEqualTo("gzip");
            assertThat(packed.body().length).isLessThan(plain.body().length / 2);
            assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
                    .isEqualTo(plain.body());
        }
    }

    /** Whole pages have the token against forged requests in them. */
    @Test
    void aPageIsNeverCompressed() throws Exception {
        var page = get("login", "Accept-Encoding", "gzip");
        assertThat(new String(page.body(), StandardCharsets.UTF_8)).contains("_csrf");
        assertThat(page.body().length).isGreaterThan(1_024);
        assertThat(header(page, "Content-Encoding")).isEmpty();
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/" + path))
                    .header("Authorization", "Bearer " + PortalTest.API_TOKEN);
            for (int at = 0; at < headers.length; at += 2) {
                request.header(headers[at], headers[at + 1]);
            }
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
