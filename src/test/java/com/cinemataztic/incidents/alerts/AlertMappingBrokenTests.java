package com.cinemataztic.incidents.alerts;

import static com.cinemataztic.incidents.alerts.AlertJson.body;
import static com.cinemataztic.incidents.alerts.AlertJson.bodyOf;
import static com.cinemataztic.incidents.alerts.AlertJson.firing;
import static com.cinemataztic.incidents.alerts.AlertJson.labelled;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.tickets.Signal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies and alerts that are broken as JSON or as UTF-8. */
class AlertMappingBrokenTests extends MappedAlerts {

    @Nested
    class HostileBodies {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    " ",
                    "\n",
                    "not JSON",
                    "{",
                    "{\"version\":\"4\",\"alerts\":[",
                    "null",
                    "7",
                    "\"4\"",
                    "[]",
                    "{}",
                    "{\"version\":\"3\",\"alerts\":[]}",
                    "{\"version\":{},\"alerts\":[]}",
                    "{\"version\":\"4\"}",
                    "{\"version\":\"4\",\"alerts\":null}",
                    "{\"version\":\"4\",\"alerts\":{}}",
                    "{\"version\":\"4\",\"alerts\":\"none\"}",
                    "<html><body>Sign in</body></html>",
                    "version=4&alerts="
                })
        void sayNothingUsable(String body) {
            assertThat(unreadable(body.getBytes(StandardCharsets.UTF_8))).isNotBlank();
        }

        @ParameterizedTest
        @FieldSource("OTHER_BYTES")
        void thatAreNoUtf8SayNothingUsable(byte[] body) {
            assertThat(unreadable(body)).isNotBlank();
        }

        @SuppressWarnings("unused")
        static final List<byte[]> OTHER_BYTES = List.of(
                new byte[] {'{', '"', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}'},
                new byte[] {(byte) 0xFF, (byte) 0xFE, (byte) 0xFD},
                new byte[] {0, 0, 0, 0},
                new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0},
                new byte[] {'{', 0, '"'});

        @Test
        void thatNestWithoutEndSayNothingUsableAndBreakNothing() {
            assertThat(unreadable("[".repeat(3_000_000).getBytes(StandardCharsets.UTF_8)))
                    .contains("not a JSON object");
            assertThat(unreadable(("{\"version\":\"4\",\"alerts\":" + "[".repeat(3_000_000))
                            .getBytes(StandardCharsets.UTF_8)))
                    .contains("breaks off");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"version\":\"4\",\"alerts\":[]}}",
                    "{\"version\":\"4\",\"alerts\":[]} x",
                    "{\"version\":\"4\",\"alerts\":[],}",
                    "{\"version\":\"4\",,\"alerts\":[]}",
                    "{\"version\":\"4\" \"alerts\":[]}",
                    "{\"version\":\"4\",\"alerts\":[{},]}",
                    "{\"version\":\"4\",\"alerts\":[,{}]}",
                    "{\"version\":\"4\",\"alerts\":[{}{}]}",
                    "{\"version\":\"4\",\"alerts\":[{\"a\":\"]}",
                    "{\"version\":\"4\",\"alerts\":[\"\\",
                    "{\"version\":\"4\",\"alerts\":[{\"a\":[}",
                    "{\"version\":four,\"alerts\":[]}",
                    "{version:\"4\",\"alerts\":[]}",
                    "{\"version\"}",
                    "{\"version\":}"
                })
        void whoseStructureIsBrokenSayNothingUsable(String body) {
            assertThat(unreadable(body.getBytes(StandardCharsets.UTF_8))).isNotBlank();
        }

        @Test
        void withAByteOrderMarkAndBlanksAreRead() {
            var body = "\uFEFF \r\n{ \"version\" : \"4\" ,\t\"alerts\" : [ "
                    + firing("s1").json() + " ] } \n";
            assertThat(read(body.getBytes(StandardCharsets.UTF_8)).signals()).hasSize(1);
        }

        @Test
        void ofMoreAlertsThanAnyFleetHasAreKeptWhole() {
            var alert = labelled("alertname", "A").json();
            assertThat(unreadable(bodyOf(Collections.nCopies(25_001, alert)))).contains("more than 25000");
        }

        @Test
        void tellWhyInOneShortLineHoweverLongTheyAre() {
            var reason = unreadable(("\"" + "\\u0000\\n<script>".repeat(10_000)).getBytes(StandardCharsets.UTF_8));
            assertThat(reason).hasSizeLessThan(300).doesNotContain("\n", "\u0000");
        }

        @Test
        void withUnknownFieldsAndNoAlertAreReadable() {
            var read = read("{\"version\":\"4\",\"alerts\":[],\"new\":{\"a\":[1]},\"truncatedAlerts\":\"many\"}"
                    .getBytes(StandardCharsets.UTF_8));
            assertThat(read.signals()).isEmpty();
            assertThat(read.unusable()).isEmpty();
            assertThat(read.truncated()).isZero();
        }

        @Test
        void withTheSameFieldTwiceAreTakenByTheirLastWord() {
            var read = read(("{\"version\":\"3\",\"version\":\"4\",\"alerts\":[],\"alerts\":["
                            + firing("s1").json().replace("\"dk-001\"", "\"dk-000\",\"cinema_id\":\"dk-001\"") + "]}")
                    .getBytes(StandardCharsets.UTF_8));
            assertThat(read.unusable()).isEmpty();
            assertThat(read.signals())
                    .extracting(signal -> signal.key().value())
                    .containsExactly("1|machine-offline|dk-001/s1");
        }

        @Test
        void ofEightMegabytesAreReadWhole() {
            var alert = firing("s1").annotation("description", "x".repeat(200)).json();
            var count = 8_000_000 / (alert.length() + 12);
            var body = bodyOf(IntStream.range(0, count)
                    .mapToObj(i -> alert.replace("\"s1\"", "\"s" + i + "\"").replace("fp-s1", "fp-" + i))
                    .toList());
            assertThat(body.length).isBetween(7_000_000, 8_388_608);
            var read = read(body);
            assertThat(read.unusable()).isEmpty();
            assertThat(read.signals().stream().map(Signal::key).distinct()).hasSize(count);
        }
    }

    /** One alert among two hundred whose bytes or structure are broken costs itself at the most. */
    @Nested
    class BrokenAlerts {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"a\":[}]",
                    "[{]}",
                    "{\"status\":\"firing\",,}",
                    "{\"status\":\"firing\" \"labels\":{}}",
                    "{\"status\":'firing'}",
                    "{\"status\":NaN}",
                    "{\"x\":tru}",
                    "tru",
                    "{\"status\":\"\\x\"}"
                })
        void ofBrokenJson(String broken) {
            costsOnlyItself(broken.getBytes(StandardCharsets.UTF_8), "");
        }

        @ParameterizedTest
        @ValueSource(ints = {51, 1_001, 2_000_000})
        void ofTooDeepNesting(int depth) {
            var deep =
                    firing("deep").json().replaceFirst("\\{", "{\"x\":" + "[".repeat(depth) + "]".repeat(depth) + ",");
            costsOnlyItself(deep.getBytes(StandardCharsets.UTF_8), "esting");
        }

        @Test
        void ofANumberWithoutEnd() {
            var number = firing("long").json().replaceFirst("\\{", "{\"x\":" + "9".repeat(1_000_000) + ",");
            costsOnlyItself(number.getBytes(StandardCharsets.UTF_8), "umber");
        }

        @Test
        void ofATextWithoutEnd() {
            costsOnlyItself(
                    firing("long")
                            .annotation("summary", "x".repeat(1_100_000))
                            .json()
                            .getBytes(StandardCharsets.UTF_8),
                    "tring");
        }

        @ParameterizedTest
        @ValueSource(strings = {"cinema_id", "screen_id", "machine_id"})
        void whoseIdsAreNoUtf8(String id) {
            costsOnlyItself(bytes(firing("x").label(id, "a?b")), id + " is no id");
        }

        @Test
        void whoseFingerprintIsNoUtf8() {
            costsOnlyItself(bytes(firing("x").fingerprint("a?b")), "fingerprint");
        }

        @Test
        void whoseTextsAreNoUtf8IsATicketWithAReplacementCharacter() {
            var alert = bytes(firing("x").annotation("summary", "fej? på sk?rm").annotation("unread", "?"));
            var read = read(among(199, alert));
            assertThat(read.signals()).hasSize(200);
            assertThat(read.unusable()).isEmpty();
            assertThat(read.replaced()).isEqualTo(3);
            assertThat(read.signals())
                    .filteredOn(signal -> signal.key().value().endsWith("/x"))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Signal.Firing.class,
                            firing -> assertThat(firing.fault().summary()).isEqualTo("fej\ufffd på sk\ufffdrm"));
        }

        @Test
        void aReplacementCharacterThatTheSenderWroteIsTakenAsItCame() {
            assertThat(only(firing("s\ufffd").fingerprint("f")).key()).hasToString("1|machine-offline|dk-001/s\ufffd");
        }

        private void costsOnlyItself(byte[] alert, String why) {
            var read = read(among(199, alert));
            assertThat(read.signals()).hasSize(199);
            assertThat(read.unusableCount()).isOne();
            assertThat(read.unusable()).singleElement().satisfies(kept -> {
                assertThat(kept.json()).isEqualTo(alert);
                assertThat(kept.reason()).contains(why).hasSizeLessThan(400);
            });
        }

        /** With a byte that is no UTF-8 for each question mark. */
        private static byte[] bytes(AlertJson alert) {
            var bytes = alert.json().getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < bytes.length; i++) {
                if (bytes[i] == '?') {
                    bytes[i] = (byte) 0xC3;
                }
            }
            return bytes;
        }

        private static byte[] among(int others, byte[] alert) {
            var text = new ByteArrayOutputStream();
            text.writeBytes("{\"version\":\"4\",\"alerts\":[".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < others; i++) {
                text.writeBytes((firing("s" + i).json() + ",").getBytes(StandardCharsets.UTF_8));
            }
            text.writeBytes(alert);
            text.writeBytes("]}".getBytes(StandardCharsets.UTF_8));
            return text.toByteArray();
        }
    }
}
