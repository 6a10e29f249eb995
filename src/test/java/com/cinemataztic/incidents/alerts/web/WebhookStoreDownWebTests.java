package com.cinemataztic.incidents.alerts.web;

import static com.cinemataztic.incidents.alerts.AlertJson.body;
import static com.cinemataztic.incidents.alerts.AlertJson.firing;
import static com.cinemataztic.incidents.alerts.AlertJson.labelled;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.embeddedmongo.EmbeddedServer;
import com.cinemataztic.incidents.alerts.health.Watchdog;
import com.cinemataztic.incidents.alerts.intake.DeadLetters;
import com.cinemataztic.incidents.support.PortalTest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

@PortalTest
@DirtiesContext
@TestPropertySource(properties = "portal.store.uri=") // only the embedded server is ours to stop
@Import(FailingPorts.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(300)
class WebhookStoreDownWebTests {

    private final WebhookClient client;
    private final FailingPorts ports;
    private final DeadLetters letters;
    private final Watchdog watchdog;
    private final EmbeddedServer server;

    WebhookStoreDownWebTests(
            @LocalServerPort int port,
            @Autowired FailingPorts ports,
            @Autowired DeadLetters letters,
            @Autowired Watchdog watchdog,
            @Autowired EmbeddedServer server) {
        this.client = new WebhookClient(port);
        this.ports = ports;
        this.letters = letters;
        this.watchdog = watchdog;
        this.server = server;
    }

    @AfterEach
    void allWorksAgain() {
        ports.down.clear();
        ports.listenerThrows = false;
    }

    @ParameterizedTest
    @CsvSource({
        "Tickets.live, denmark",
        "Tickets.endings, denmark",
        // A region with numbers in reserve takes none: no other test opens a ticket of Estonia.
        "Tickets.takeNumbers, estonia",
        "Tickets.write, denmark"
    })
    void aStoreThatFailsAnywhereIsReportedAndTheSameBodyIsAcceptedLater(String failing, String region) {
        var body = body(firing("s1")
                .label("region", region)
                .label("cinema_id", failing)
                .fingerprint("fp-" + failing.replace(".", "-")));
        ports.down.add(failing);
        failsAsUnavailable(client.post(body));
        ports.down.clear();
        var answer = client.post(body);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("opened").asInt(0)).isEqualTo(1);
        assertThat(client.live(region, "machine-offline"))
                .filteredOn(ticket -> ticket.path("cinemaId").asString("").equals(failing))
                .hasSize(1);
    }

    @Test
    void anEndThatCouldNotBeStoredMustBeSentAgain() {
        var alert = firing("ends").fingerprint("fp-ends");
        client.post(body(alert));
        var ended = body(alert.resolved("2026-11-23T12:05:00Z"));
        ports.down.add("Tickets.remember");
        failsAsUnavailable(client.post(ended));
        ports.down.clear();
        assertThat(client.post(ended).status()).isEqualTo(200);
        assertThat(client.live("denmark", "machine-offline"))
                .filteredOn(ticket -> ticket.path("screenId").asString("").equals("ends"))
                .singleElement()
                .satisfies(ticket -> assertThat(ticket.has("recoveredAt")).isTrue());
    }

    @Test
    void anUnusableBodyThatCouldNotBeKeptIsNotAccepted() {
        ports.down.add("DeadLetters.keep");
        failsAsUnavailable(client.post("unusable while down"));
        var before = letters.count();
        ports.down.clear();
        assertThat(client.post("unusable while down").status()).isEqualTo(202);
        assertThat(letters.count()).isEqualTo(before + 1);
    }

    @Test
    void aBadAlertThatCouldNotBeKeptMakesTheWholeBodyComeAgainAndOpensNothingTwice() {
        var body = body(firing("whole").fingerprint("fp-whole"), firing("bad").label("screen_id", "a\nb"));
        ports.down.add("DeadLetters.keep");
        failsAsUnavailable(client.post(body));
        ports.down.clear();
        var again = client.post(body);
        assertThat(again.status()).isEqualTo(202);
        assertThat(client.live("denmark", "machine-offline"))
                .filteredOn(ticket -> ticket.path("screenId").asString("").equals("whole"))
                .hasSize(1);
    }

    @Test
    void aWatchdogThatCouldNotBeStoredMustBeSentAgain() {
        var beat = body(labelled("alertname", "Watchdog"));
        ports.down.add("WatchdogMemory.remember");
        failsAsUnavailable(client.post(beat));
        assertThat(watchdog.lastReceivedAt()).isEmpty();
        ports.down.clear();
        assertThat(client.post(beat).status()).isEqualTo(200);
        assertThat(watchdog.lastReceivedAt()).isPresent();
    }

    @Test
    void aListenerThatThrowsMakesNoErrorOfAStoredWebhook() {
        ports.listenerThrows = true;
        var before = ports.failures.get();
        var answer = client.post(body(firing("listener").fingerprint("fp-listener")));
        assertThat(ports.failures).hasValueGreaterThan(before);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(client.live("denmark", "machine-offline"))
                .filteredOn(ticket -> ticket.path("screenId").asString("").equals("listener"))
                .hasSize(1);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void withTheServerGoneEverythingIsAnswered503AndNothingHangs() {
        server.close();
        failsAsUnavailable(client.post(body(firing("gone").fingerprint("fp-gone"))));
        failsAsUnavailable(client.post("unusable while gone"));
        assertThat(client.post("wrong", BodyPublishers.noBody()).status())
                .describedAs("without a token, the answer is the same")
                .isEqualTo(401);
    }

    private void failsAsUnavailable(WebhookClient.Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.json().path("type").asString("")).isEqualTo("urn:incidents:problem:store-unavailable");
    }
}
