package com.cinemataztic.incidents.alerts.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.alerts.SubjectNamesInMemory;
import com.cinemataztic.incidents.alerts.WebhookBody;
import com.cinemataztic.incidents.regions.RegionsInMemory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever 8 MB hold, reading them takes a bounded heap: each body is read by a JVM that has little. */
@Timeout(300)
class AlertMappingMemoryTests {

    private static final int LENGTH = 8 * 1024 * 1024;
    private static final String HEAP = "-Xmx96m";

    /** Bodies of 8 MB: one pattern over and over between a beginning and an end. */
    enum Body {
        OBJECTS_IN_AN_UNKNOWN_FIELD("{\"x\":[{}", ",{}", "],\"version\":\"4\",\"alerts\":[]}"),
        OBJECTS_IN_AN_UNKNOWN_FIELD_OF_AN_ALERT(
                "{\"version\":\"4\",\"alerts\":[{\"x\":[{}", ",{}", "],\"status\":\"firing\"}]}"),
        OBJECTS_AS_ALERTS("{\"version\":\"4\",\"alerts\":[{}", ",{}", "]}"),
        NESTING("{\"version\":\"4\",\"alerts\":[{\"x\":", "[", ""),
        FIELDS("{\"a\":1", ",\"a\":1", ",\"version\":\"4\",\"alerts\":[]}"),
        LABELS("{\"version\":\"4\",\"alerts\":[{\"status\":\"firing\",\"labels\":{\"a\":\"\"", ",\"a\":\"\"", "}}]}"),
        SMALLEST_ALERTS(
                "{\"version\":\"4\",\"alerts\":[0",
                ",{\"status\":\"firing\",\"labels\":{\"alertname\":\"a\"},\"startsAt\":\"2026-11-23T12:00:00Z\"}",
                "]}");

        private final String begin;
        private final String pattern;
        private final String end;

        Body(String begin, String pattern, String end) {
            this.begin = begin;
            this.pattern = pattern;
            this.end = end;
        }

        byte[] bytes() {
            var patterns = (LENGTH - begin.length() - end.length()) / pattern.length();
            var body = new byte[begin.length() + patterns * pattern.length() + end.length()];
            var at = put(begin, body, 0);
            for (int i = 0; i < patterns; i++) {
                at = put(pattern, body, at);
            }
            put(end, body, at);
            return body;
        }

        private static int put(String text, byte[] body, int at) {
            var bytes = text.getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(bytes, 0, body, at, bytes.length);
            return at + bytes.length;
        }
    }

    /** The JVM with little heap. */
    static final class Reader {

        private Reader() {}

        static void main(String[] arguments) {
            var body = Body.valueOf(arguments[0]).bytes();
            var places = new SubjectNamesInMemory(RegionsInMemory.directory());
            System.out.println(
                    switch (AlertMapping.read(Redelivery.body(body), places, Instant.parse("2026-11-23T12:30:00Z"))) {
                        case WebhookBody.Readable readable -> "readable " + readable.unusableCount();
                        case WebhookBody.Unreadable(var reason) -> "unreadable " + reason;
                    });
        }
    }

    @ParameterizedTest
    @EnumSource
    void areReadInALittleHeap(Body body) throws IOException, InterruptedException {
        var reader = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Reader.class.getName(),
                        body.name())
                .redirectErrorStream(true)
                .start();
        var said = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(reader.waitFor(4, TimeUnit.MINUTES)).isTrue();
        assertThat(said.strip()).startsWithIgnoringCase(expected(body));
        assertThat(reader.exitValue()).isZero();
    }

    private static String expected(Body body) {
        return switch (body) {
            case OBJECTS_IN_AN_UNKNOWN_FIELD, FIELDS -> "readable 0";
            case OBJECTS_IN_AN_UNKNOWN_FIELD_OF_AN_ALERT, LABELS -> "readable 1";
            case OBJECTS_AS_ALERTS -> "readable 27";
            case NESTING -> "unreadable not a JSON object: the text breaks off";
            case SMALLEST_ALERTS -> "unreadable more than 25000 alerts";
        };
    }
}
