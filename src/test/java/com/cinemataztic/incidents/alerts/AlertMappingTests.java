package com.cinemataztic.incidents.alerts;

import static com.cinemataztic.incidents.alerts.AlertJson.body;
import static com.cinemataztic.incidents.alerts.AlertJson.bodyOf;
import static com.cinemataztic.incidents.alerts.AlertJson.firing;
import static com.cinemataztic.incidents.alerts.AlertJson.labelled;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.regions.RegionsInMemory;
import com.cinemataztic.incidents.support.Payloads;
import com.cinemataztic.incidents.tickets.Fault;
import com.cinemataztic.incidents.tickets.Fingerprint;
import com.cinemataztic.incidents.tickets.Origin;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.Subject;
import com.cinemataztic.incidents.tickets.TicketKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class AlertMappingTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant NOW = Instant.parse("2026-11-23T21:30:00Z");

    private final RegionDirectory regions = RegionsInMemory.directory();
    private final Map<String, Places.Place> fleet = new HashMap<>();
    private final Places places = new Places() {
        @Override
        public Optional<Place> find(@Nullable String cinemaId, @Nullable String screenId) {
            return Optional.ofNullable(fleet.get(cinemaId + "/" + screenId));
        }

        @Override
        public RegionId region(@Nullable String region, @Nullable String country) {
            return regions.fromLabels(region, country).id();
        }
    };

    @Nested
    class CapturedWebhooks {

        @ParameterizedTest
        @CsvSource({
            "am025_FALSE_resolved_prometheus_died, 0, 1, 0",
            "am025_group_238_resolved, 0, 238, 0",
            "am025_group_241_firing, 241, 0, 0",
            "am025_group_241_mixed_238f_3r, 238, 3, 0",
            "am025_group_by_all_dots, 1, 0, 0",
            "am025_group_firing_5, 5, 0, 0",
            "am025_max_alerts10_mixed_14truncated, 2, 8, 14",
            "am025_max_alerts10_of24_firing, 10, 0, 14",
            "am025_max_alerts10_resolved_6truncated, 0, 10, 6",
            "am025_mixed_3firing_2resolved, 3, 2, 0",
            "am025_oauth2_bearer, 1, 0, 0",
            "am025_refire_same_fingerprint_new_startsAt, 1, 0, 0",
            "am025_repeat_again_basicauth, 1, 0, 0",
            "am025_repeat_first_basicauth, 1, 0, 0",
            "am025_repeat_resolved, 0, 1, 0",
            "am025_resolved_group_3, 0, 3, 0",
            "am025_resolved_single, 0, 1, 0",
            "am025_single_firing, 1, 0, 0",
            "am025_unicode_quotes_emoji, 2, 0, 0",
            "am025_watchdog, 1, 0, 0",
            "am025_watchdog_repeat, 1, 0, 0",
            "am028_mixed_3firing_2resolved, 3, 2, 0",
            "am028_repeat_again, 1, 0, 0",
            "am028_repeat_first, 1, 0, 0",
            "am028_resolved_single, 0, 1, 0",
            "am028_single_firing, 1, 0, 0",
            "am033_group_firing_5, 5, 0, 0",
            "am033_http_headers, 1, 0, 0",
            "am033_mixed_3firing_2resolved, 3, 2, 0",
            "am033_resolved_group_3, 0, 3, 0",
            "am033_resolved_single, 0, 1, 0",
            "am033_single_firing, 1, 0, 0"
        })
        void areTakenWhole(String name, int firing, int ended, int truncated) {
            var read = read(Payloads.bytes(name));
            assertThat(read.unusable()).isEmpty();
            assertThat(read.signals().stream().filter(Signal.Ended.class::isInstance))
                    .hasSize(ended);
            assertThat(read.signals().stream()
                                    .filter(Signal.Firing.class::isInstance)
                                    .count()
                            + read.beats().size())
                    .isEqualTo(firing);
            assertThat(read.truncated()).isEqualTo(truncated);
        }

        @Test
        void areAllCountedAbove() {
            assertThat(Payloads.names()).hasSize(32);
        }

        @Test
        void aSingleFiringIsMappedToTheLetter() {
            var labels = Map.of(
                    "alertname",
                    "MachineDown",
                    "cinema_id",
                    "C001",
                    "cinema_name",
                    "Oslo Kino 1",
                    "country",
                    "NO",
                    "instance",
                    "127.0.0.1:19991",
                    "job",
                    "cineexporter",
                    "machine_id",
                    "M0001",
                    "screen_id",
                    "S1",
                    "screen_name",
                    "Sal 1",
                    "severity",
                    "critical");
            assertThat(read(Payloads.bytes("am025_single_firing")).signals())
                    .containsExactly(new Signal.Firing(
                            new TicketKey("1|machine-down|C001/S1"),
                            new Fingerprint("184107d123920c5d"),
                            Instant.parse("2026-11-23T20:59:15.063Z"),
                            new Subject(
                                    new RegionId("norway"),
                                    "C001",
                                    "Oslo Kino 1",
                                    "S1",
                                    "Sal 1",
                                    "M0001",
                                    "127.0.0.1:19991"),
                            new Fault(
                                    "machine-down",
                                    "Machine M0001 (Sal 1) at Oslo Kino 1 is offline",
                                    "Value 0; country NO; cinema C001",
                                    "http://portal.example/incidentsportal/runbooks/machine-down",
                                    "http://portal.example/prometheus/graph?g0.expr=cine_machine_up+%3D%3D+0&g0.tab=1"),
                            Severity.CRITICAL,
                            null,
                            labels,
                            Origin.ALERTMANAGER,
                            false));
        }

        @Test
        void eachAlertsOwnStatusCountsAndTheEndedOnesComeFirst() {
            assertThat(read(Payloads.bytes("am025_mixed_3firing_2resolved")).signals())
                    .extracting(signal -> "%s %s %s %s"
                            .formatted(
                                    signal.getClass().getSimpleName(),
                                    signal.key(),
                                    signal.fingerprint(),
                                    signal instanceof Signal.Ended ended
                                            ? ended.startsAt() + " " + ended.endsAt()
                                            : ""))
                    .containsExactly(
                            "Ended 1|machine-down|C008/S1 67c58a577a04f356"
                                    + " 2026-11-23T20:59:15.063Z 2026-11-23T20:59:40.063Z",
                            "Ended 1|machine-down|C008/S2 85a1f6a8beb7b013"
                                    + " 2026-11-23T20:59:15.063Z 2026-11-23T20:59:40.063Z",
                            "Firing 1|machine-down|C008/S3 aaacdbe39efc09cc ",
                            "Firing 1|machine-down|C008/S4 27b75bbdac12e6b8 ",
                            "Firing 1|machine-down|C008/S5 3408290401c176a7 ");
        }

        @Test
        void theGroupsStatusIsNotAskedWhenItHidesThatOthersStillFire() {
            var lying = Payloads.text("am025_mixed_3firing_2resolved")
                    .replace("\"receiver\":\"portal-no\",\"status\":\"firing\"", "\"status\":\"resolved\"");
            assertThat(lying).contains("{\"status\":\"resolved\",\"alerts\"");
            assertThat(read(lying.getBytes(StandardCharsets.UTF_8)).signals())
                    .filteredOn(Signal.Firing.class::isInstance)
                    .hasSize(3);
        }

        @ParameterizedTest
        @ValueSource(strings = {"am025_watchdog", "am025_watchdog_repeat"})
        void theWatchdogIsABeatAndNeverASignal(String name) {
            var read = read(Payloads.bytes(name));
            assertThat(read.signals()).isEmpty();
            assertThat(read.beats())
                    .containsExactly(new Delivery.Beat(Instant.parse("2026-11-23T20:58:14.412Z"), true));
        }

        @Test
        void namesWithQuotesDashesAndEmojiArriveAsTheyAre() {
            assertThat(read(Payloads.bytes("am025_unicode_quotes_emoji")).signals())
                    .allSatisfy(signal -> assertThat(
                                    ((Signal.Firing) signal).subject().cinemaName())
                            .isEqualTo("Kino \"Ærø & Åsane\" – Blåbærsyltetøy 🎬🍿"));
        }

        @Test
        void theSameMachineDownAgainIsTheSameKeyAndFingerprintInAnotherEpisode() {
            var first = read(Payloads.bytes("am025_single_firing")).signals().getFirst();
            var again = read(Payloads.bytes("am025_refire_same_fingerprint_new_startsAt"))
                    .signals()
                    .getFirst();
            assertThat(again.key()).isEqualTo(first.key());
            assertThat(again.fingerprint()).isEqualTo(first.fingerprint());
            assertThat(((Signal.Firing) again).startsAt()).isAfter(((Signal.Firing) first).startsAt());
        }
    }

    @Nested
    class Keys {

        @Test
        void aScreenComesBeforeAMachineACinemaAnInstanceAndTheFingerprint() {
            var labels = new ArrayList<String>(List.of("alertname", "NoSound"));
            assertThat(keyOf(labels)).isEqualTo("1|no-sound|alert:fp-1");
            labels.addAll(List.of("instance", "10.0.0.1:9100"));
            assertThat(keyOf(labels)).isEqualTo("1|no-sound|instance:10.0.0.1:9100");
            labels.addAll(List.of("cinema_id", "dk-001"));
            assertThat(keyOf(labels)).isEqualTo("1|no-sound|cinema:dk-001");
            labels.addAll(List.of("machine_id", "02:c1:00"));
            assertThat(keyOf(labels)).isEqualTo("1|no-sound|machine:02:c1:00");
            labels.addAll(List.of("screen_id", "s3"));
            assertThat(keyOf(labels)).isEqualTo("1|no-sound|dk-001/s3");
        }

        @Test
        void aScreenWithoutItsCinemaIsNoScreen() {
            assertThat(keyOf(List.of("alertname", "NoSound", "screen_id", "s3")))
                    .isEqualTo("1|no-sound|alert:fp-1");
        }

        @Test
        void theEndOfAnAlertHasTheKeyOfItsFiring() {
            var fires = only(firing("s1"));
            var ended = read(body(firing("s1").resolved("2026-11-23T12:05:00Z")))
                    .signals()
                    .getFirst();
            assertThat(ended.key()).isEqualTo(fires.key());
            assertThat(ended.fingerprint()).isEqualTo(fires.fingerprint());
        }

        @Test
        void namesAndTextsAndWhatTheFleetKnowsMoveNoKey() {
            var before = only(firing("s1")).key();
            fleet.put("dk-001/s1", new Places.Place(new RegionId("norway"), "Renamed", "Renamed"));
            var after = only(firing("s1").label("cinema_name", "Other").annotation("summary", "Other"))
                    .key();
            assertThat(after).isEqualTo(before);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
            wrong-resolution | AnyAlert | wrong-resolution
            ''               | MachineDown | machine-down
            Not Kebab        | MachineDown | machine-down
            -dash-           | MachineDown | machine-down
            '<script>'       | MachineDown | machine-down
            ''               | HTTPServerDown | http-server-down
            ''               | cine:machine_down | cine-machine-down
            ''               | Disk 90% full | disk-90-full
            ''               | '!!!' | alert
            ''               | 映画館 | alert
            """)
        void theErrorIsItsLabelOrElseTheAlertsNameInKebabCase(String errorId, String alertname, String expected) {
            assertThat(only(labelled("alertname", alertname, "error_id", errorId))
                            .fault()
                            .errorId())
                    .isEqualTo(expected);
        }

        @Test
        void anErrorIdThatIsTooLongIsNotTakenAndALongNameIsCut() {
            var fault = only(labelled("alertname", "A".repeat(500), "error_id", "e".repeat(65)))
                    .fault();
            assertThat(fault.errorId()).isEqualTo("a".repeat(64));
        }

        @Test
        void equalLabelsGiveEqualFingerprintsWhenASenderGivesNone() {
            var one = only(firing("s1").fingerprint(null));
            assertThat(only(firing("s1").fingerprint("")).fingerprint()).isEqualTo(one.fingerprint());
            assertThat(only(firing("s2").fingerprint(null)).fingerprint()).isNotEqualTo(one.fingerprint());
        }

        private String keyOf(List<String> labels) {
            return only(labelled(labels.toArray(String[]::new))).key().value();
        }
    }

    @Nested
    class PlacesAndSeverities {

        @ParameterizedTest
        @CsvSource({
            "new-zealand, , new-zealand",
            "New Zealand, DK, new-zealand",
            ", NO, norway",
            ", SE, sweden",
            ", UK, unassigned",
            ", , unassigned",
            "<img>, , unassigned",
            "atlantis, , atlantis"
        })
        void theRegionIsItsLabelOrElseTheCountryOrElseUnassigned(
                @Nullable String region, @Nullable String country, String expected) {
            var alert = firing("s1").label("region", region).label("country", country);
            assertThat(only(alert).subject().region()).hasToString(expected);
        }

        @Test
        void aCountryOutsideTheMarketsIsMadeKnown() {
            only(firing("s1").label("region", null).label("country", "SE"));
            assertThat(regions.all()).anySatisfy(region -> {
                assertThat(region.id()).hasToString("sweden");
                assertThat(region.code()).isEqualTo("SE");
                assertThat(region.name()).isEqualTo("Sweden");
            });
        }

        @Test
        void whatTheFleetKnowsComesBeforeAnnotationsAndThoseBeforeLabels() {
            var alert = firing("s1").label("cinema_name", "of the label").label("screen_name", "of the label");
            assertThat(names(alert)).isEqualTo("denmark, of the label, of the label");
            var annotated = alert.annotation("cinema_name", "annotated").annotation("screen_name", "annotated");
            assertThat(names(annotated)).isEqualTo("denmark, annotated, annotated");
            fleet.put("dk-001/s1", new Places.Place(new RegionId("norway"), "known", "known"));
            assertThat(names(annotated)).isEqualTo("norway, known, known");
        }

        @Test
        void aScreenThatTheFleetDoesNotKnowKeepsTheNameItWasTold() {
            fleet.put("dk-001/s1", new Places.Place(new RegionId("denmark"), "known", null));
            assertThat(names(firing("s1").annotation("screen_name", "told"))).isEqualTo("denmark, known, told");
        }

        @ParameterizedTest
        @CsvSource({
            "critical, CRITICAL",
            "CRITICAL, CRITICAL",
            "warning, WARNING",
            "info, INFO",
            "page, WARNING",
            "none, WARNING",
            "'', WARNING",
            ", WARNING"
        })
        void anUnknownSeverityIsAWarning(@Nullable String label, Severity expected) {
            assertThat(only(firing("s1").label("severity", label)).severity()).isEqualTo(expected);
        }

        private String names(AlertJson alert) {
            var subject = only(alert).subject();
            return subject.region() + ", " + subject.cinemaName() + ", " + subject.screenName();
        }
    }

    @Nested
    class Times {

        @ParameterizedTest
        @CsvSource({
            "2026-11-23T11:58:00Z, 2026-11-23T11:58:00Z",
            "2026-11-23T12:58:00.123456789+01:00, 2026-11-23T11:58:00.123Z",
            "' 2026-11-23T11:58:00Z ', 2026-11-23T11:58:00Z",
            "1795435080, 2026-11-23T11:58:00Z",
            "' 1795435080\n', 2026-11-23T11:58:00Z",
            "1795435080.5, 2026-11-23T11:58:00Z",
            "1.79543508e+09, 2026-11-23T11:58:00Z"
        })
        void theBeginningOfAFaultIsReadAsRfc3339OrUnixSeconds(String text, Instant expected) {
            assertThat(only(firing("s1").annotation("fault_since", text)).faultSince())
                    .isEqualTo(expected);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    " ",
                    "yesterday",
                    "2026-11-23",
                    "2026-11-23T21:30:01Z",
                    "1795469401",
                    "99999999999",
                    "999999999999999999999999999999999999999999999999999999999999",
                    "-5",
                    "NaN",
                    "+Inf",
                    "1e999",
                    "0",
                    "2019-01-01T00:00:00Z",
                    "+999999999-12-31T23:59:59Z",
                    "<no value>"
                })
        void aBeginningAheadTooLongAgoOrUnreadableIsAsGoodAsNotTold(String text) {
            assertThat(only(firing("s1").annotation("fault_since", text)).faultSince())
                    .isNull();
        }

        @Test
        void anEpisodeIsNamedToTheMillisecondAsTheStoreKeepsIt() {
            assertThat(only(firing("s1").startsAt("2026-11-23T20:59:15.063999999Z"))
                            .startsAt())
                    .isEqualTo(Instant.parse("2026-11-23T20:59:15.063Z"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "now",
                    "2026-11-23",
                    "0001-01-01T00:00:00Z",
                    "1969-12-31T23:59:59Z",
                    "+292278995-01-01T00:00:00Z",
                    "+999999999-12-31T23:59:59Z"
                })
        void anAlertWithoutARealBeginningIsUnusable(String startsAt) {
            assertThat(reason(firing("s1").startsAt(startsAt).json())).contains("startsAt");
        }

        @Test
        void anAlertThatFiresNeedsNoEnd() {
            assertThat(read(body(labelled("alertname", "X"))).signals()).hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"2026-11-23T11:59:59.999Z", "0001-01-01T00:00:00Z", "", "+999999999-12-31T23:59:59Z"})
        void aResolvedAlertWithoutARealEndIsUnusable(String endsAt) {
            assertThat(reason(firing("s1").resolved(endsAt).json())).contains("endsAt");
        }

        @Test
        void anEpisodeMayEndInTheMomentItBegan() {
            assertThat(read(body(firing("s1").resolved(AlertJson.NOON))).signals())
                    .hasSize(1);
        }
    }

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
                    .contains("nesting");
            var deep = "{\"version\":\"4\",\"alerts\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}";
            assertThat(unreadable(deep.getBytes(StandardCharsets.UTF_8))).contains("nesting");
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
        void scriptsRightToLeftTextAndEmojiAreTextLikeAnyOther() {
            var text = "<script>alert(1)</script> مرحبا \u202Eabc 👩‍💻 =cmd|' /C calc'!A0";
            assertThat(only(firing("s1").annotation("summary", text)).fault().summary())
                    .isEqualTo(text);
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
            assertThat(read.beats()).containsExactly(new Delivery.Beat(AlertJson.NOON, false));
        }
    }

    private Delivery.Readable read(byte[] body) {
        return switch (AlertMapping.read(body, places, NOW)) {
            case Delivery.Readable readable -> readable;
            case Delivery.Unreadable(var reason) -> throw new AssertionError("unreadable: " + reason);
        };
    }

    private String unreadable(byte[] body) {
        return switch (AlertMapping.read(body, places, NOW)) {
            case Delivery.Readable readable -> throw new AssertionError("readable: " + readable);
            case Delivery.Unreadable(var reason) -> reason;
        };
    }

    private Signal.Firing only(AlertJson alert) {
        var read = read(body(alert));
        assertThat(read.unusable()).isEmpty();
        assertThat(read.signals()).hasSize(1);
        return (Signal.Firing) Objects.requireNonNull(read.signals().getFirst());
    }

    private String reason(String alert) {
        var read = read(bodyOf(List.of(alert)));
        assertThat(read.signals()).isEmpty();
        assertThat(read.unusable()).hasSize(1);
        return read.unusable().getFirst().reason();
    }
}
