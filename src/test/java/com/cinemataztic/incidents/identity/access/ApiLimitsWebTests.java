package com.cinemataztic.incidents.identity.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.tokens.Scope;
import com.cinemataztic.incidents.identity.tokens.TokenDesk;
import com.cinemataztic.incidents.support.BrowserSession;
import com.cinemataztic.incidents.support.PortalTest;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** What each caller of the API may send, and the id of each request. */
@PortalTest
@TestPropertySource(
        properties = {"portal.api.requests-per-second=1", "portal.api.burst=20", "portal.api.longest-body=1KB"})
@DirtiesContext
class ApiLimitsWebTests {

    private static final int MORE_THAN_THE_BURST = 200;

    private final BrowserSession browser;

    @Autowired
    TokenDesk tokens;

    ApiLimitsWebTests(@LocalServerPort int port) {
        this.browser = new BrowserSession(port);
    }

    @Test
    void whoSendsTooManyRequestsIsAskedToWaitAndTheWebhookNeverIs() {
        var greedy =
                switch (tokens.create(Actor.SYSTEM, "greedy", Set.of(Scope.TICKETS_READ), Set.of(), 1)) {
                    case TokenDesk.Outcome.Issued(var token, var secret) -> secret;
                    case TokenDesk.Outcome.Done done -> throw new AssertionError(done);
                    case TokenDesk.Outcome.Rejected(var reason) -> throw new AssertionError(reason);
                };
        var last = get(greedy, "");
        assertThat(last.statusCode()).isEqualTo(200);
        for (int i = 0; i < MORE_THAN_THE_BURST && last.statusCode() == 200; i++) {
            last = get(greedy, "");
        }
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValue("Retry-After")).contains("1");
        assertThat(last.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(last.body()).contains("urn:incidents:problem:too-many-requests");
        for (int i = 0; i < MORE_THAN_THE_BURST; i++) {
            var webhook = browser.send(browser.request("/api/alertmanager/webhook")
                    .header("Authorization", "Bearer " + PortalTest.WEBHOOK_TOKEN)
                    .POST(BodyPublishers.ofString("{}")));
            assertThat(webhook.statusCode()).isNotEqualTo(429);
        }
    }

    @Test
    void aLongBodyIsRejectedWhetherItsLengthIsAnnouncedOrNot() {
        var body = new byte[2000];
        Arrays.fill(body, (byte) ' ');
        var announced = post(BodyPublishers.ofByteArray(body));
        assertThat(announced.statusCode()).isEqualTo(413);
        assertThat(announced.body()).contains("urn:incidents:problem:body-too-large");
        var chunked = post(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
        assertThat(chunked.statusCode()).isEqualTo(413);
        assertThat(post(BodyPublishers.ofByteArray(new byte[1])).statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> post(BodyPublisher body) {
        return browser.send(browser.request("/api/maintenance")
                .header("Authorization", "Bearer " + PortalTest.API_TOKEN)
                .POST(body));
    }

    @Test
    void aHarmlessRequestIdIsSentBackAlsoInAProblem() {
        var answer = get("wrong", "job-7.A_b");
        assertThat(answer.headers().firstValue("X-Request-Id")).contains("job-7.A_b");
        assertThat(answer.body()).contains("\"requestId\":\"job-7.A_b\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "two words",
                "<script>",
                "\u00e5",
                "0123456789012345678901234567890123456789012345678901234567890123456789"
            })
    void anyOtherRequestIdIsReplaced(String id) {
        var answer = get("wrong", id);
        assertThat(answer.headers().firstValue("X-Request-Id").orElse("")).matches("[0-9a-f-]{36}");
    }

    private HttpResponse<String> get(String token, String id) {
        var request = browser.request("/api/tickets").header("Authorization", "Bearer " + token);
        return browser.send(id.isEmpty() ? request : request.header("X-Request-Id", id));
    }
}
