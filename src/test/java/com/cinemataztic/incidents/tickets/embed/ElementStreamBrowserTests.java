package com.cinemataztic.incidents.tickets.embed;

import static com.cinemataztic.incidents.tickets.embed.ElementPage.ticket;
import static com.cinemataztic.incidents.tickets.embed.ElementPage.tokens;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.tickets.embed.PortalStandIn.Stream;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The element in real Chromium, against streams that break in every way. */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ElementStreamBrowserTests {

    private final ElementPage page = new ElementPage();

    @AfterAll
    void close() {
        page.close();
    }

    @BeforeEach
    void newPage() {
        page.open();
    }

    @Test
    void readsAStreamThatIsCutAnywhere() {
        page.add("denmark");
        var stream = page.portal().stream();
        assertThat(stream.query()).isEqualTo("region=denmark&state=open,inprogress");
        assertThat(stream.header("Last-Event-ID")).isNull();
        stream.sendBytewise("\uFEFFretry: 4000\r\n\r\n: hello\r\nid: a-1\r\nevent: reset\r\ndata: {\"tickets\": ["
                + ticket("DK-1", "Ærø Bio", "") + "\r\ndata:], \"monitoring\": {}}\r\n\r\n");
        page.awaitText("Ærø Bio");
        stream.send("id: a-2\revent: changes\rdata: {\"changed\": [");
        stream.send(ticket("DK-2", "Kino 🎬", "") + "], \"removed\": [\"DK-1\"]}\r\r");
        page.awaitText("Kino 🎬");
        assertThat(page.text()).doesNotContain("DK-1 ");
        stream.send("id: a-3\nevent: unknown\ndata: x\n\nid: a-4\ndata: not complete\n");
        stream.end();
        assertThat(page.portal().stream().header("Last-Event-ID")).isEqualTo("a-3");
    }

    @Test
    void saysSinceWhenItIsStaleAndComesBack() {
        page.add("denmark");
        var stream = page.portal().stream();
        stream.reset(ticket("DK-1", "Bio", ""));
        page.awaitState("live");
        page.script("skip(26_000)");
        page.awaitState("stale");
        assertThat(page.text())
                .containsPattern("Stale since \\d\\d:\\d\\d")
                .contains("DK-1")
                .doesNotContain("Live");
        page.portal().stream().reset();
        page.awaitState("live");
        assertThat(page.text()).contains("No open incidents in Denmark").doesNotContain("DK-1");
    }

    /** A status is no picture: what was there before a new start of the portal may be wrong. */
    @Test
    void isNotLiveBeforeThePictureCame() {
        page.add("denmark");
        var stream = page.portal().stream();
        stream.event("status", "{\"at\": \"" + Instant.now() + "\"}");
        stream.event("changes", "{\"changed\": [" + ticket("DK-1", "Bio", "") + "], \"removed\": []}");
        page.awaitText("DK-1");
        assertThat(page.state()).isEqualTo("connecting");
    }

    @Test
    void waitsLongerAfterEachFailure() {
        page.portal().reject(503, 500, 503, 502);
        page.add("denmark");
        var at = page.streams(5).stream().map(Stream::nanos).toList();
        assertThat(page.state()).isEqualTo("error");
        assertThat(page.text()).contains("The portal does not respond. Trying again.");
        var waits = IntStream.range(0, 4)
                .mapToObj(n -> Duration.ofNanos(at.get(n + 1) - at.get(n)))
                .toList();
        for (var n = 0; n < 4; n++) {
            assertThat(waits.get(n)).isGreaterThan(Duration.ofMillis(Math.max(900, 480L << n)));
        }
    }

    @Test
    void elementsOfOneRegionShareOneCallForEachToken() {
        page.portal().reject(401, 401, 401);
        page.add(3, "denmark", "getToken");
        var streams = page.streams(6);
        assertThat(page.calls()).isEqualTo("[[null,\"denmark\"],[\"token-1\",\"denmark\"]]");
        assertThat(tokens(streams).filter("Bearer token-1"::equals)).hasSize(3);
        assertThat(tokens(streams).filter("Bearer token-2"::equals)).hasSize(3);
        streams.stream().filter(stream -> stream.token().endsWith("2")).forEach(stream -> {
            stream.reset();
            stream.event("end", "{\"reason\": \"expired\"}");
        });
        var next = page.streams(3);
        assertThat(tokens(next)).containsOnly("Bearer token-3");
        assertThat(page.calls()).endsWith(",[\"token-2\",\"denmark\"]]");
        assertThat(page.state()).isEqualTo("live");
        assertThat(next).noneMatch(stream -> stream.query().contains("token"));
    }

    @Test
    void elementsOfOtherRegionsHaveTokensOfTheirOwn() {
        page.add(1, "denmark", "getToken");
        page.add(1, "norway", "getToken");
        assertThat(tokens(page.streams(2))).containsExactlyInAnyOrder("Bearer token-1", "Bearer token-2");
        assertThat(page.calls()).contains("[null,\"denmark\"]").contains("[null,\"norway\"]");
    }

    @Test
    void whoMayNoLongerSeeTheTicketsSeesNone() {
        page.add("denmark");
        var stream = page.portal().stream();
        stream.reset(ticket("DK-1", "Bio", ""));
        page.awaitText("DK-1");
        page.portal().reject(403);
        stream.event("end", "{\"reason\": \"signed-out\"}");
        page.awaitState("not-allowed");
        assertThat(page.text()).contains("No access to incidents in Denmark").doesNotContain("DK-1");
        assertThat(page.script("return element.tickets.length")).isEqualTo("0");
    }

    @Test
    void aHostWithoutATokenForItsViewerIsNoError() {
        page.add(1, "denmark", "async () => null");
        page.awaitState("not-allowed");
        page.add(1, "denmark", "async () => { throw new Error('down'); }");
        page.awaitState("error");
    }
}
