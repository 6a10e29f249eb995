package com.cinemataztic.incidents.tickets.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.support.Axe;
import com.cinemataztic.incidents.support.Chromium;
import com.cinemataztic.incidents.support.Evening;
import com.cinemataztic.incidents.support.LocalPort;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.desk.Outcome;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The demo page of {@code ops/embed-demo}, of an origin of its own, shows three regions of a real portal. */
@PortalTest
@DirtiesContext
@Import(Evening.class)
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbedBrowserTests {

    private static final Duration TIME_LIMIT = Duration.ofMinutes(1);
    private static final Actor MAJA = new Actor("maja", Role.OPERATOR, Set.of());
    private static final int DEMO_PORT = LocalPort.free();
    private static final String DEMO = "http://127.0.0.1:" + DEMO_PORT;

    @LocalServerPort
    int port;

    @Autowired
    Evening evening;

    @Autowired
    TicketDesk desk;

    @Autowired
    LiveBoard board;

    @Autowired
    MeterRegistry meters;

    private DemoPage demo;
    private Chromium window;

    @DynamicPropertySource
    static void origin(DynamicPropertyRegistry properties) {
        properties.add("PORTAL_EMBED_ORIGINS", () -> DEMO);
    }

    @BeforeAll
    void start() {
        demo = DemoPage.start(DEMO_PORT, "http://127.0.0.1:" + port, PortalTest.API_TOKEN);
        window = new Chromium(DEMO, false);
        await("the demo listens").atMost(TIME_LIMIT).until(() -> {
            assertThat(demo.isRunning()).isTrue();
            return LocalPort.isListening(DEMO_PORT);
        });
        desk.report(evening.failures(), false);
    }

    @AfterAll
    void stop() {
        window.close();
        demo.close();
    }

    @BeforeEach
    void newPage() {
        window.resize(1360, 760);
        window.open("");
        awaitLive();
    }

    @Test
    void aTicketThatMovesInThePortalMovesOnThePage() {
        window.script("window.counts = []; addEventListener('cine-incidents-change', ({detail}) =>"
                + " counts.push(`${detail.region} ${detail.open} ${detail.inprogress}`))");
        var row = row("dk-014/s5");
        var before = System.nanoTime();
        assertThat(desk.apply(row.id(), row.version(), new Transition.Take(), MAJA))
                .isInstanceOf(Outcome.Done.class);
        awaitText("denmark", "Taken");
        System.out.printf(
                "taken in the portal, seen on the page after %d ms%n",
                Duration.ofNanos(System.nanoTime() - before).toMillis());
        var open = Integer.parseInt(window.script("return counts[0].split(' ')[1]"));
        var taken = row("dk-014/s5");
        assertThat(desk.apply(taken.id(), taken.version(), new Transition.Close(CloseReason.FIXED, ""), MAJA))
                .isInstanceOf(Outcome.Done.class);
        await().atMost(TIME_LIMIT)
                .until(() -> !text("denmark").contains(row.id().value()));
        assertThat(window.script("return counts"))
                .startsWith("[denmark " + open + " 1, ")
                .contains("denmark " + open + " 0");
    }

    @Test
    void theOrderIsThatOfThePortal() throws Exception {
        for (var region : List.of("denmark", "norway", "new-zealand")) {
            var shown = window.script("return element('" + region + "').tickets.map(({id}) => id).join()");
            assertThat(shown).isNotEmpty().isEqualTo(idsInThePortalsOrder(region));
        }
    }

    @Test
    void nothingKeepsPeopleFromUsingThePage() {
        for (var options : List.of("?theme=light", "?theme=dark&lang=da")) {
            for (var width : List.of(1360, 390)) {
                window.resize(width, 844);
                window.open(options);
                awaitLive();
                assertThat(Axe.findings(window))
                        .describedAs("%s, %d pixels", options, width)
                        .isEmpty();
                window.screenshot("embed-" + width + (options.contains("dark") ? "-dark" : ""));
            }
        }
        assertThat(text("denmark")).contains("Sager i Danmark", "Kritisk");
    }

    /** Streams of removed elements are gone from the portal, too. */
    @Test
    void anElementThatIsRemovedLeavesNothingBehind() {
        await().atMost(TIME_LIMIT).until(() -> streams() == 3);
        window.script("""
                for (const one of document.querySelectorAll('cine-incidents')) one.remove();
                window.left = new Set();
                const patch = (target, start, end, key) => {
                  const [starts, ends] = [target[start].bind(target), target[end].bind(target)];
                  target[start] = (...given) => { const made = starts(...given); left.add(key(given, made)); return made; };
                  target[end] = (...given) => { left.delete(key(given, given[0])); ends(...given); };
                };
                patch(window, 'setInterval', 'clearInterval', (given, id) => `timer ${id}`);
                patch(window, 'addEventListener', 'removeEventListener', ([type]) => `window ${type}`);
                patch(document, 'addEventListener', 'removeEventListener', ([type]) => `document ${type}`);
                """);
        for (var n = 0; n < 100; n++) {
            window.script("""
                    const one = document.createElement('cine-incidents');
                    one.setAttribute('region', 'denmark');
                    one.setAttribute('src', arguments[0]);
                    one.getToken = getToken;
                    document.body.append(one);
                    window.most = left.size;
                    return new Promise((resolve) => setTimeout(() => { one.remove(); resolve(); }, arguments[1]));
                    """, "http://127.0.0.1:" + port, n % 10 * 10);
        }
        assertThat(window.script("return most")).isEqualTo("3");
        assertThat(window.script("return [...left]")).isEqualTo("[]");
        await().atMost(TIME_LIMIT).until(() -> streams() == 0);
    }

    @Test
    void aTokenThatThePortalDoesNotAcceptIsReplaced() {
        window.script("""
                const one = document.createElement('cine-incidents');
                one.setAttribute('region', 'norway');
                one.setAttribute('src', arguments[0]);
                window.asked = [];
                one.getToken = async (previous, region) => {
                  asked.push(previous);
                  return previous ? getToken(previous, region) : 'cie_nonsense.nonsense';
                };
                document.querySelector('[region=norway]').replaceWith(one);
                """, "http://127.0.0.1:" + port);
        awaitLive();
        assertThat(window.script("return asked")).isEqualTo("[null, cie_nonsense.nonsense]");
    }

    @Test
    void onThePortalsOwnPagesTheSessionOfTheViewerCounts() {
        try (var own = new Chromium("http://127.0.0.1:" + port, false)) {
            own.signIn("admin", PortalTest.ADMIN_PASSWORD);
            own.script("""
                    const one = document.createElement('cine-incidents');
                    one.setAttribute('region', 'denmark');
                    document.body.append(one);
                    return import('/components/cine-incidents.js').then(() => undefined);
                    """);
            await().atMost(TIME_LIMIT)
                    .until(() -> own.script("return document.querySelector('cine-incidents').state")
                            .equals("live"));
        }
    }

    private void awaitLive() {
        await().atMost(TIME_LIMIT)
                .untilAsserted(() -> assertThat(window.script(
                                "return [...document.querySelectorAll('cine-incidents')].map(({state}) => state)"))
                        .isEqualTo("[live, live, live]"));
        window.script("window.element = (region) => document.querySelector(`[region=${region}]`);"
                + "window.getToken ??= element('denmark').getToken;");
    }

    private void awaitText(String region, String text) {
        await().atMost(TIME_LIMIT)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> text(region).contains(text));
    }

    private String text(String region) {
        return window.script("return element(arguments[0]).shadowRoot.querySelector('section').innerText", region);
    }

    private double streams() {
        return meters.get("portal.streams.open").gauge().value();
    }

    private TicketRow row(String subject) {
        return board.snapshot().rows().values().stream()
                .filter(row -> row.key().value().endsWith(subject))
                .findFirst()
                .orElseThrow();
    }

    private String idsInThePortalsOrder(String region) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create(
                                    "http://127.0.0.1:" + port + "/api/tickets?sort=deadline&region=" + region))
                            .header("Authorization", "Bearer " + PortalTest.API_TOKEN)
                            .build(),
                    BodyHandlers.ofString());
            return String.join(
                    ",",
                    java.util.regex.Pattern.compile("\"id\":\"([A-Z]{2}-[0-9]+)\"")
                            .matcher(answer.body())
                            .results()
                            .map(found -> found.group(1))
                            .toList());
        }
    }
}
