package com.cinemataztic.incidents.alerts.web;

import static com.cinemataztic.incidents.alerts.AlertJson.body;
import static com.cinemataztic.incidents.alerts.AlertJson.firing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.store.conformance.ShapeRecorder;
import com.cinemataztic.incidents.support.PortalTest;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

@PortalTest
@DirtiesContext
@TestPropertySource(
        properties = {
            "PORTAL_WEBHOOK_TOKEN=" + WebhookLimitsWebTests.NEW_TOKEN + "\\n" + PortalTest.WEBHOOK_TOKEN,
            "portal.alerts.longest-body=64KB",
            "portal.alerts.bodies-in-flight=100KB"
        })
@Timeout(300)
class WebhookLimitsWebTests {

    static final String NEW_TOKEN = "rotated-webhook-token";

    private static final int LONGEST = 64 * 1024;

    private final int port;
    private final WebhookClient client;
    private final MongoDatabase database;

    WebhookLimitsWebTests(@LocalServerPort int port, @Autowired MongoDatabase database) {
        this.port = port;
        this.client = new WebhookClient(port);
        this.database = database;
    }

    @ParameterizedTest
    @ValueSource(strings = {NEW_TOKEN, PortalTest.WEBHOOK_TOKEN})
    void whileATokenIsRotatedBothOpenTheDoor(String token) {
        assertThat(client.post(token, BodyPublishers.ofByteArray(body(firing("s1"))))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aTokenThatIsBothLinesTogetherOpensNothing() {
        assertThat(client.post(NEW_TOKEN + " " + PortalTest.WEBHOOK_TOKEN, BodyPublishers.noBody())
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aBodyOfTheLongestLengthIsTaken() {
        assertThat(client.post(padded(LONGEST)).status()).isEqualTo(200);
        assertThat(client.postChunked(padded(LONGEST)).status()).isEqualTo(200);
    }

    @Test
    void aByteMoreIsRejectedByItsContentLength() {
        rejectedAsTooLarge(client.post(padded(LONGEST + 1)));
        assertThat(keptHeaders())
                .anySatisfy(headers -> assertThat(headers)
                        .contains("content-length: " + (LONGEST + 1))
                        .contains("user-agent: alertmanager/0.25.0"));
    }

    @Test
    void aByteMoreIsRejectedWithoutAContentLength() {
        rejectedAsTooLarge(client.postChunked(padded(LONGEST + 1)));
        assertThat(keptHeaders()).anySatisfy(headers -> assertThat(headers).contains("transfer-encoding: chunked"));
    }

    @Test
    void aBodyThatIsTooLongIsRejectedBeforeAByteOfItIsRead() throws IOException {
        try (var connection = connection()) {
            write(connection, "Content-Length: 9000000000\r\n\r\n");
            assertThat(statusLine(connection)).contains(" 413");
        }
    }

    @Test
    void noTokenIsEverKept() {
        client.post(padded(LONGEST + 1));
        client.post("unusable");
        assertThat(database.getCollection("deadLetters")
                        .find()
                        .comment(ShapeRecorder.BY_A_TEST)
                        .into(new ArrayList<>()))
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(letter -> assertThat(letter.toJson().toLowerCase())
                        .doesNotContain("authorization", "bearer", NEW_TOKEN, PortalTest.WEBHOOK_TOKEN));
    }

    @Test
    void whenTooManyBytesAreInFlightAlertmanagerMustTryAgain() throws IOException {
        try (var slow = connection()) {
            // Of unknown length, so it counts as the longest: one fits, two do not.
            write(slow, "Transfer-Encoding: chunked\r\n\r\n2\r\n{\"\r\n");
            var rejected =
                    await().until(() -> client.postChunked(body(firing("s1"))), answer -> answer.status() != 200);
            assertThat(rejected.status()).isEqualTo(503);
            assertThat(rejected.json().path("type").asString("")).isEqualTo("urn:incidents:problem:busy");
            assertThat(client.post(body(firing("s1"))).status())
                    .describedAs("a short one still finds room")
                    .isEqualTo(200);
            write(slow, "3\r\n\":1\r\n1\r\n}\r\n0\r\n\r\n");
            assertThat(statusLine(slow)).contains(" 202");
        }
        await().until(() -> client.postChunked(body(firing("s1"))).status() == 200);
    }

    @Test
    void aSenderThatBreaksOffTakesNoRoomForEver() throws IOException {
        for (int i = 0; i < 5; i++) {
            try (var broken = connection()) {
                write(broken, "Transfer-Encoding: chunked\r\n\r\n2\r\n{\"\r\n");
            }
            try (var broken = connection()) {
                write(broken, "Content-Length: 60000\r\n\r\n{\"");
            }
        }
        await().until(() -> client.postChunked(body(firing("s1"))).status() == 200);
        assertThat(client.post(padded(LONGEST)).status()).isEqualTo(200);
    }

    private static void rejectedAsTooLarge(WebhookClient.Answer answer) {
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.json().path("type").asString("")).isEqualTo("urn:incidents:problem:body-too-large");
    }

    private List<String> keptHeaders() {
        return database
                .getCollection("deadLetters")
                .find()
                .comment(ShapeRecorder.BY_A_TEST)
                .into(new ArrayList<>())
                .stream()
                .filter(letter -> letter.getString("reason").startsWith("body larger than " + LONGEST))
                .peek(letter ->
                        assertThat(letter.get("body", Binary.class).getData()).isEmpty())
                .map(letter -> letter.getList("headers", Document.class).stream()
                        .map(header -> header.getString("name") + ": " + header.getString("value"))
                        .toList()
                        .toString()
                        .toLowerCase())
                .toList();
    }

    private static byte[] padded(int length) {
        var alerts = body(firing("s1"));
        var padded = Arrays.copyOf(alerts, length);
        Arrays.fill(padded, alerts.length, length, (byte) ' ');
        return padded;
    }

    private Socket connection() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    private static void write(Socket connection, String text) throws IOException {
        var start = text.startsWith("Content-Length") || text.startsWith("Transfer-Encoding")
                ? "POST /api/alertmanager/webhook HTTP/1.1\r\nHost: portal\r\nAuthorization: Bearer " + NEW_TOKEN
                        + "\r\n"
                : "";
        connection.getOutputStream().write((start + text).getBytes(StandardCharsets.UTF_8));
        connection.getOutputStream().flush();
    }

    private static String statusLine(Socket connection) throws IOException {
        var line = new StringBuilder();
        for (int c = connection.getInputStream().read();
                c >= 0 && c != '\r';
                c = connection.getInputStream().read()) {
            line.append((char) c);
        }
        return line.toString();
    }
}
