package com.cinemataztic.incidents.alerts;

import static com.cinemataztic.incidents.alerts.AlertJson.body;
import static com.cinemataztic.incidents.alerts.AlertJson.bodyOf;
import static com.cinemataztic.incidents.alerts.AlertJson.firing;
import static com.cinemataztic.incidents.alerts.AlertJson.labelled;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.tickets.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a hostile or broken sender may send, and that it costs only itself. */
class AlertMappingHostileTests extends MappedAlerts {

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
        void aLabelInTheFormOfAnIdReplacesNone() {
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
        void aResolvedWatchdogIsReported() {
            var read = read(body(labelled("alertname", "Watchdog").resolved("2026-11-23T12:05:00Z")));
            assertThat(read.beats()).containsExactly(new WebhookBody.Beat(AlertJson.NOON, false));
        }
    }
}
