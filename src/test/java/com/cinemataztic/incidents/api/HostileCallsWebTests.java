package com.cinemataztic.incidents.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.support.PortalTest;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends hostile values for every parameter and every body of every operation that the description has. Whatever comes
 * back is a success or a problem with a type: never a fault of the portal, never its insides.
 */
@PortalTest
@TestPropertySource(properties = {"portal.api.requests-per-second=100000", "portal.api.burst=100000"})
@DirtiesContext
class HostileCallsWebTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final long SEED = Long.getLong("hostile.seed", 20_261_127L);

    private static final List<String> VALUES = List.of(
            "",
            " ",
            "\u0000",
            "\r\nSet-Cookie: a=b",
            "<script>alert(1)</script>",
            "{{7*7}}${7*7}#{7*7}",
            "=HYPERLINK(\"http://evil\")",
            "' OR '1'='1",
            "{\"$ne\":null}",
            "$where",
            "..;/..%2f..%5c",
            "\u202Eevil\u2066",
            "😀\uFFFD\uFFFF",
            "-1",
            "0",
            "2147483648",
            "99999999999999999999",
            "1e309",
            "NaN",
            "null",
            "true",
            "[]",
            ",,,",
            "2026-13-45T99:99:99Z",
            "-999999999-01-01T00:00:00Z",
            "+999999999-12-31T23:59:59Z",
            "2026-11-25T22:00:00+99:99",
            "AAAA",
            "a".repeat(5_000));

    private static final List<String> BODIES = List.of(
            "",
            "null",
            "[]",
            "\"text\"",
            "7",
            "{",
            "{}",
            "{\"a\":",
            "[".repeat(20_000),
            "{\"note\":\"" + "a".repeat(1 << 16) + "\"}",
            "{\"key\":\"\\u0000\",\"errorId\":\"\\ud800\"}",
            "\u0000\uFFFF");

    private final PortalClient portal;
    private final List<String> faults = new ArrayList<>();
    private final Random random = new Random(SEED);
    private int calls;

    HostileCallsWebTests(@LocalServerPort int port) {
        this.portal = PortalClient.of(port);
    }

    @Test
    void noCallBreaksThePortal() {
        var description = JSON.readTree(portal.whole("/v3/api-docs"));
        for (var operation : Operation.all(description)) {
            var names = new ArrayList<>(operation.parameters());
            names.add(new Operation.Parameter("unknown", "query"));
            for (var parameter : names) {
                values().forEach(value -> call(operation, parameter, value, "{}", "application/json"));
            }
            if (operation.hasBody()) {
                bodies(operation, description).forEach(body -> call(operation, null, "", body, "application/json"));
                Stream.of("text/plain", "application/xml", "multipart/form-data", "x/y;charset=nowhere")
                        .forEach(type -> call(operation, null, "", "{}", type));
            }
        }
        System.out.printf("hostile calls: %,d with seed %d (-Dhostile.seed)%n", calls, SEED);
        assertThat(calls).isGreaterThan(1_000);
        assertThat(faults).describedAs("with seed " + SEED).isEmpty();
        assertThat(portal.get("/api/tickets?limit=1").status()).isEqualTo(200);
    }

    private Stream<String> values() {
        return Stream.concat(VALUES.stream(), IntStream.range(0, 5).mapToObj(_ -> noise()));
    }

    private Stream<String> bodies(Operation operation, JsonNode description) {
        var properties = operation.properties(description).toList();
        return Stream.concat(
                BODIES.stream(),
                properties.stream()
                        .flatMap(property -> Stream.of(
                                        "null",
                                        "7",
                                        "-1e400",
                                        "true",
                                        "[]",
                                        "{\"a\":[]}",
                                        JSON.writeValueAsString(VALUES.get(random.nextInt(VALUES.size()))),
                                        JSON.writeValueAsString(noise()))
                                .map(value -> properties.stream()
                                        .map(each -> JSON.writeValueAsString(each) + ":"
                                                + (each.equals(property) ? value : "\"denmark\""))
                                        .collect(Collectors.joining(",", "{", "}")))));
    }

    private String noise() {
        return random.ints(1 + random.nextInt(40), 1, 0xD7FF)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private void call(
            Operation operation,
            Operation.@Nullable Parameter parameter,
            String value,
            String body,
            String contentType) {
        var path = operation.path();
        var query = "";
        if (parameter != null && parameter.in().equals("query")) {
            query = "?" + parameter.name() + "=" + encoded(value);
        } else if (parameter != null && parameter.in().equals("path")) {
            path = path.replace("{" + parameter.name() + "}", encoded(value));
        }
        var request = portal.request(path.replaceAll("\\{[^}]+}", "DK-1") + query)
                .header("Content-Type", contentType)
                .method(
                        operation.method(),
                        operation.hasBody() ? BodyPublishers.ofString(body) : BodyPublishers.noBody());
        var what = operation + " " + parameter + " " + shown(value) + " " + contentType + " " + shown(body);
        calls++;
        try {
            var answer = portal.send(request);
            // A path with such characters never reaches the portal: the container or the firewall answers.
            var rejected = parameter != null && parameter.in().equals("path") && answer.status() == 400;
            judge(what, answer, rejected);
        } catch (RuntimeException failed) {
            faults.add(what + ": " + failed);
        }
    }

    private void judge(String what, PortalClient.Answer answer, boolean rejected) {
        var text = answer.body();
        if (answer.status() >= 500 || text.contains("\tat ") || text.contains("Exception")) {
            faults.add(what + ": " + answer.status() + " " + shown(text));
        } else if (!rejected
                && answer.status() >= 400
                && !(answer.type().startsWith("application/problem+json")
                        && JSON.readTree(text).path("type").asString("").startsWith("urn:"))) {
            faults.add(what + ": no problem: " + answer.status() + " " + answer.type() + " " + shown(text));
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String shown(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
