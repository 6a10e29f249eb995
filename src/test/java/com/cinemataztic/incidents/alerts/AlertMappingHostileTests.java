package com.cinemataztic.incidents.alerts;

import static com.cinemataztic.incidents.alerts.AlertJson.body;
import static com.cinemataztic.incidents.alerts.AlertJson.bodyOf;
import static com.cinemataztic.incidents.alerts.AlertJson.firing;
import static com.cinemataztic.incidents.alerts.AlertJson.labelled;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.tickets.Fault;
import com.cinemataztic.incidents.tickets.Signal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a hostile or broken sender may send, and that it costs only itself. */
class AlertMappingHostileTests extends MappedAlerts {

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
                    .contains("no JSON object");
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

    @Nested
    class HostileAlerts {

        @ParameterizedTest
        @MethodSource("unusable")
        void costOnlyThemselvesAndAreKeptAsTheyCame(String alert, String why) {
            var alerts = new ArrayList<>(IntStream.range(0, 199)
                    .mapToObj(i -> firing("s" + i).json())
                    .toList());
            alerts.add(77, alert);
            var read = read(bodyOf(alerts));
            assertThat(read.signals()).hasSize(199);
            assertThat(read.unusable()).singleElement().satisfies(kept -> {
                assertThat(kept.reason()).contains(why).hasSizeLessThan(300);
                assertThat(JSON.readTree(kept.json())).isEqualTo(JSON.readTree(alert));
            });
        }

        static Stream<Arguments> unusable() {
            var good = firing("bad");
            var crowded = good;
            for (int i = 0; i < 101 - 7; i++) {
                crowded = crowded.label("l" + i, "");
            }
            return Stream.of(
                    unusable("null", "status"),
                    unusable("7", "status"),
                    unusable("\"alert\"", "status"),
                    unusable("[[[]]]", "status"),
                    unusable("{}", "status"),
                    unusable(good.status("pending").json(), "status"),
                    unusable(good.status("FIRING").json(), "status"),
                    unusable("{\"status\":\"firing\"}", "no labels"),
                    unusable("{\"status\":\"firing\",\"labels\":{}}", "no labels"),
                    unusable("{\"status\":\"firing\",\"labels\":[\"alertname\"]}", "no labels"),
                    unusable("{\"status\":\"firing\",\"labels\":\"alertname\"}", "no labels"),
                    unusable(good.label("alertname", null).json(), "no alertname"),
                    unusable(good.label("alertname", " \u0000 ").json(), "no alertname"),
                    unusable(good.label("screen_id", 5).json(), "label screen_id is no text"),
                    unusable(good.label("screen_id", List.of("s1")).json(), "label screen_id is no text"),
                    unusable(good.label("screen_id", Map.of("a", "b")).json(), "label screen_id is no text"),
                    unusable(good.json().replace("\"m-bad\"", "null"), "label machine_id is no text"),
                    unusable(crowded.json(), "more than 100 labels"),
                    unusable(good.label("cinema_id", "x".repeat(129)).json(), "cinema_id is no id"),
                    unusable(good.label("screen_id", "a\nb").json(), "screen_id is no id"),
                    unusable(good.label("screen_id", "a\tb").json(), "screen_id is no id"),
                    unusable(good.label("screen_id", "a\u0085b").json(), "screen_id is no id"),
                    unusable(good.json().replace("\"bad\"", "\"\\ud83c\""), "screen_id is no id"),
                    unusable(good.json().replace("\"bad\"", "\"\\udf7fx\""), "screen_id is no id"),
                    unusable(good.label("machine_id", "m\u001b[2J").json(), "machine_id is no id"),
                    unusable(good.label("screen_id", "1\u202E2").json(), "screen_id is no id"),
                    unusable(good.label("cinema_id", "dk\u200B1").json(), "cinema_id is no id"),
                    unusable(good.label("instance", "i".repeat(1_000)).json(), "instance is no id"),
                    unusable(good.fingerprint("{$ne:1}").json(), "not a fingerprint"),
                    unusable(good.fingerprint("f".repeat(65)).json(), "not a fingerprint"),
                    unusable(good.startsAt((String) null).json(), "startsAt"));
        }

        private static Arguments unusable(String alert, String why) {
            return Arguments.of(alert, why);
        }

        @Test
        void withAHundredLabelsAreStillTaken() {
            var crowded = firing("s1");
            for (int i = 0; i < 100 - 7; i++) {
                crowded = crowded.label("l" + i, "");
            }
            assertThat(only(crowded).labels()).hasSize(100);
        }

        @Test
        void anIdWithANulIsNeverTakenForAnother() {
            assertThat(reason(firing("s1").label("screen_id", "s\u00002").json()))
                    .contains("screen_id is no id");
        }

        @Test
        void aLabelThatOnlyLooksLikeAnIdReplacesNone() {
            var alert = firing("s1")
                    .label("screen_id ", "s2")
                    .label("screen_id\u0000", "s3")
                    .label("\u001bregion", "norway");
            var signal = only(alert);
            assertThat(signal.key()).hasToString("1|machine-offline|dk-001/s1");
            assertThat(signal.subject().region()).hasToString("denmark");
        }

        @Test
        void textsAreBoundedAndFreeOfControls() {
            var signal = only(firing("s1")
                    .annotation("summary", "one\r\ntwo\u0000\u001b[31m\u009b\u2028three")
                    .annotation("description", "a\u0000b\tc\nd\u001b\u0085e")
                    .annotation("cinema_name", "n".repeat(65_536))
                    .label("note", "x\u0007".repeat(65_536)));
            assertThat(signal.fault().summary()).isEqualTo("one two [31m three");
            assertThat(signal.fault().description()).isEqualTo("ab\tc\nde");
            assertThat(signal.subject().cinemaName()).hasSize(200).endsWith("n…");
            assertThat(signal.labels().get("note")).hasSize(1_000).endsWith("x…");
        }

        @Test
        void anAnnotationOf64KiBIsCut() {
            var signal = only(firing("s1")
                    .annotation("description", "0123456789abcdef".repeat(4_096))
                    .annotation("summary", "🎬".repeat(32_768)));
            assertThat(signal.fault().description()).hasSize(4_000).endsWith("…");
            assertThat(signal.fault().summary()).hasSize(299).endsWith("🎬…");
        }

        @Test
        void scriptsRightToLeftTextAndEmojiAreTextLikeAnyOtherAndWhatTurnsTheDirectionIsRemoved() {
            var text = "<script>alert(1)</script> مرحبا \u202Eabc 👩‍💻 =cmd|' /C calc'!A0";
            assertThat(only(firing("s1").annotation("summary", text)).fault().summary())
                    .isEqualTo(text.replace("\u202E", ""));
            assertThat(only(firing("s-🎬").label("cinema_id", "dk-æøå").fingerprint("f"))
                            .key())
                    .hasToString("1|machine-offline|dk-æøå/s-🎬");
        }

        @Test
        void annotationsThatAreNoTextAreAsGoodAsNone() {
            var signal = only(firing("s1")
                    .annotation("summary", Map.of("a", "b"))
                    .annotation("description", List.of("x"))
                    .annotation("runbook_url", 7));
            assertThat(signal.fault())
                    .isEqualTo(new Fault(
                            "machine-offline", "MachineOffline", "", null, "http://prometheus.example/graph"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "javascript:alert(1)",
                    "JavaScript:alert(1)",
                    " javascript:alert(1)",
                    "java\nscript:alert(1)",
                    "data:text/html,<script>alert(1)</script>",
                    "vbscript:x",
                    "file:///etc/passwd",
                    "//evil.example/x",
                    "/relative",
                    "http://exa mple",
                    "http://example/\"onclick=\"x",
                    "\u0001http://example",
                    ""
                })
        void linksThatAreNoneOfTheWebAreDropped(String link) {
            var fault = only(firing("s1").annotation("runbook_url", link).generatorURL(link))
                    .fault();
            assertThat(fault.runbookUrl()).isNull();
            assertThat(fault.expressionUrl()).isNull();
        }

        @Test
        void aWatchdogWithoutATimeIsKeptAndStirsNothing() {
            var read = read(body(labelled("alertname", "Watchdog").startsAt("never")));
            assertThat(read.beats()).isEmpty();
            assertThat(read.signals()).isEmpty();
            assertThat(read.unusable()).hasSize(1);
        }

        @Test
        void aResolvedWatchdogIsTold() {
            var read = read(body(labelled("alertname", "Watchdog").resolved("2026-11-23T12:05:00Z")));
            assertThat(read.beats()).containsExactly(new WebhookBody.Beat(AlertJson.NOON, false));
        }
    }
}
