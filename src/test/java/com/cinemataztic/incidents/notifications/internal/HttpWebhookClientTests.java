package com.cinemataztic.incidents.notifications.internal;

import static com.cinemataztic.incidents.support.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.notifications.DeliveryResult;
import com.cinemataztic.incidents.notifications.WebhookName;
import com.cinemataztic.incidents.notifications.webhook.OutgoingWebhook;
import com.cinemataztic.incidents.notifications.webhook.WebhookMessage;
import com.cinemataztic.incidents.platform.StubHttp;
import com.cinemataztic.incidents.platform.StubHttp.Answer;
import com.cinemataztic.incidents.platform.StubHttp.Call;
import com.cinemataztic.incidents.tickets.Severity;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is posted, and what is made of what the other side does. */
@Timeout(300)
class HttpWebhookClientTests {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final WebhookMessage MESSAGE = new WebhookMessage(
            "DK-1:c1:hook:pager", "opened", NOON.plusMillis(999), "{\"version\":1,\"cinema\":\"Ærø Bio\"}");

    private final StubHttp server = new StubHttp(_ -> new Answer.Whole(200, "ok"));
    private final Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
    private final HttpWebhookClient line = new HttpWebhookClient(clock, Duration.ofSeconds(30));
    private final HttpWebhookClient brief = new HttpWebhookClient(clock, Duration.ofSeconds(3));
    private final OutgoingWebhook hook = hook(Duration.ofSeconds(10));
    private final OutgoingWebhook impatient = hook(Duration.ofSeconds(3));

    @AfterEach
    void close() {
        line.close();
        brief.close();
        server.close();
    }

    @Test
    void anEventIsOnePostThatIsSigned() {
        assertThat(line.post(hook, MESSAGE).result()).isEqualTo(new DeliveryResult.Accepted(""));
        assertThat(server.calls()).containsExactly(new Call("POST", "/t0ken?key=s3cret", MESSAGE.body()));
        assertThat(server.header("Content-Type")).isEqualTo("application/json");
        assertThat(server.header("User-Agent")).isEqualTo("Incidents-Portal");
        assertThat(server.header("X-Portal-Event")).isEqualTo("opened");
        assertThat(server.header("X-Portal-Delivery")).isEqualTo("DK-1:c1:hook:pager");
        assertThat(server.header("X-Portal-Timestamp")).isEqualTo("1795435200");
        // printf '%s.%s' 1795435200 '{"version":1,"cinema":"Ærø Bio"}' | openssl dgst -sha256 -hmac $SECRET
        assertThat(server.header("X-Portal-Signature"))
                .isEqualTo("sha256=0ccf180b323e3e5797b445463aeaafc56e2ddef4fdabcb44d388c47bfcd98246");
    }

    @Test
    void anotherSecretMomentOrBodyIsAnotherSignature() {
        assertThat(Set.of(
                        WebhookSignature.of(SECRET, NOON, "{}"),
                        WebhookSignature.of(SECRET + "x", NOON, "{}"),
                        WebhookSignature.of(SECRET, NOON.plusSeconds(1), "{}"),
                        WebhookSignature.of(SECRET, NOON, "{ }")))
                .hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204})
    void theseStatusesAcceptTheEvent(int status) {
        server.behave(_ -> new Answer.Whole(status, ""));
        assertThat(line.post(hook, MESSAGE).result()).isEqualTo(new DeliveryResult.Accepted(""));
    }

    @ParameterizedTest
    @CsvSource({
        "400, Rejected",
        "401, Later",
        "403, Later",
        "404, Later",
        "410, Rejected",
        "413, Rejected",
        "422, Rejected",
        "304, Rejected",
        "408, Later",
        "425, Later",
        "429, Later",
        "500, Later",
        "502, Later",
        "503, Later",
        "504, Later"
    })
    void whatItAnswersDecidesWhetherItIsFinal(int status, String outcome) {
        server.behave(_ -> new Answer.Whole(status, status == 304 ? "" : "what\u0007\n it\tsays"));
        var answer = line.post(hook, MESSAGE).result();
        assertThat(answer.getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(reason(answer)).isEqualTo("it answered " + status + (status == 304 ? "" : ": what it says"));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void whereAnAnswerPointsNobodyGoes(int status) {
        try (var elsewhere = new StubHttp(_ -> StubHttp.ok(""))) {
            server.behave(_ -> new Answer.WithHeaders(
                    status, "", Map.of("Location", elsewhere.url().toString())));
            assertThat(line.post(hook, MESSAGE).result())
                    .isEqualTo(new DeliveryResult.Rejected("it answered " + status));
            assertThat(elsewhere.calls()).isEmpty();
            assertThat(server.calls()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "7, PT7S",
                "0, PT0S",
                "'Mon, 23 Nov 2026 12:00:30 GMT', PT30S",
                "'Mon, 23 Nov 2026 11:59:00 GMT', PT-1M",
                "-1, none",
                "soon, none",
                "99999999999999999999, none"
            })
    void thePauseThatAProgramAsksForIsRead(String asked, @Nullable Duration after) {
        for (int status : new int[] {429, 503}) {
            server.behave(_ -> new Answer.WithHeaders(status, "", Map.of("Retry-After", asked)));
            assertThat(line.post(hook, MESSAGE).result())
                    .isEqualTo(new DeliveryResult.Later("it answered " + status, after));
        }
    }

    @Test
    void silenceIsWaitedForNoLongerThanItsTimeOut() {
        server.behave(_ -> new Answer.Silent());
        var began = System.nanoTime();
        assertThat(line.post(impatient, MESSAGE).result()).isEqualTo(new DeliveryResult.Later("no answer within 3 s"));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(60));
    }

    @Test
    void anAnswerThatNeverEndsIsWhatItsStatusSays() {
        for (var slow : new Answer[] {new Answer.Dripping(202), new Answer.Endless(202)}) {
            server.behave(_ -> slow);
            assertThat(brief.post(impatient, MESSAGE).result())
                    .as(slow.toString())
                    .isEqualTo(new DeliveryResult.Accepted(""));
        }
        server.behave(_ -> new Answer.Dripping(500));
        assertThat(brief.post(impatient, MESSAGE).result()).isEqualTo(new DeliveryResult.Later("it answered 500"));
        server.behave(_ -> new Answer.Endless(400));
        var refused = brief.post(impatient, MESSAGE).result();
        assertThat(refused).isInstanceOf(DeliveryResult.Rejected.class);
        assertThat(reason(refused)).startsWith("it answered 400: all work").hasSizeLessThan(250);
    }

    @Test
    void anAnswerOfGigabytesIsNotReadToItsEnd() {
        var gigabyte = 1L << 30;
        server.behave(_ -> new Answer.Flood(202, "thank you", gigabyte));
        assertThat(line.post(hook, MESSAGE).result()).isEqualTo(new DeliveryResult.Accepted(""));
        assertThat(server.flooded()).isLessThan(gigabyte / 64);
        server.behave(_ -> new Answer.Flood(500, "out of order", gigabyte));
        assertThat(line.post(hook, MESSAGE).result())
                .isEqualTo(new DeliveryResult.Later("it answered 500: out of order"));
        assertThat(server.flooded()).isLessThan(gigabyte / 64);
    }

    @Test
    void anUnreachableProgramIsTriedAgainLaterAndItsAddressIsNotShown() {
        server.close();
        assertThat(line.post(hook, MESSAGE).result()).isEqualTo(new DeliveryResult.Later("no connection"));
    }

    private static String reason(DeliveryResult answer) {
        return switch (answer) {
            case DeliveryResult.Accepted _, DeliveryResult.Kept _ -> "";
            case DeliveryResult.Rejected(var reason) -> reason;
            case DeliveryResult.Later later -> later.reason();
        };
    }

    private OutgoingWebhook hook(Duration timeOut) {
        var url = URI.create(server.url() + "/t0ken?key=s3cret");
        return new OutgoingWebhook(new WebhookName("pager"), url, Set.of(), Severity.INFO, timeOut, SECRET);
    }
}
