package com.cinemataztic.incidents.alerts;

import static com.cinemataztic.incidents.alerts.AlertJson.body;
import static com.cinemataztic.incidents.alerts.AlertJson.firing;
import static com.cinemataztic.incidents.alerts.AlertJson.labelled;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of keys, places, severities and times. */
class AlertMappingTests extends MappedAlerts {

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
        void anAlertOfAReplacedMachineIsLateUnlessItBeganAfterwards() {
            places.machines.put("dk-001/s1", "new");
            var startsAt = only(firing("s1")).startsAt();
            places.since.put("dk-001/s1", startsAt);
            var signals = read(body(firing("s1").label("machine_id", "old")))
                    .signals()
                    .getFirst();
            assertThat(signals)
                    .isInstanceOfSatisfying(
                            Signal.Late.class,
                            late -> assertThat(late.startsAt()).isEqualTo(startsAt));
            assertThat(read(body(firing("s1").label("machine_id", "new")))
                            .signals()
                            .getFirst())
                    .isInstanceOf(Signal.Firing.class);
            places.since.put("dk-001/s1", startsAt.minusMillis(1));
            assertThat(read(body(firing("s1").label("machine_id", "old")))
                            .signals()
                            .getFirst())
                    .isInstanceOf(Signal.Firing.class);
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
            fleet.put("dk-001/s1", new SubjectNames.Place(new RegionId("norway"), "Renamed", "Renamed"));
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
            ", SE, unassigned",
            ", UK, unassigned",
            ", , unassigned",
            "<img>, , unassigned",
            "atlantis, , unassigned",
            "denmrk, DK, unassigned"
        })
        void theRegionIsItsLabelOrElseTheCountryOrElseUnassigned(
                @Nullable String region, @Nullable String country, String expected) {
            var alert = firing("s1").label("region", region).label("country", country);
            assertThat(only(alert).subject().region()).hasToString(expected);
        }

        @Test
        void aCountryOutsideTheMarketsMakesNoRegionAndItsLabelStaysOnTheTicket() {
            var before = regions.all();
            var signal = only(firing("s1").label("region", null).label("country", "SE"));
            assertThat(regions.all()).isEqualTo(before);
            assertThat(signal.labels()).containsEntry("country", "SE");
        }

        @Test
        void whatTheFleetKnowsComesBeforeAnnotationsAndThoseBeforeLabels() {
            var alert = firing("s1").label("cinema_name", "of the label").label("screen_name", "of the label");
            assertThat(names(alert)).isEqualTo("denmark, of the label, of the label");
            var annotated = alert.annotation("cinema_name", "annotated").annotation("screen_name", "annotated");
            assertThat(names(annotated)).isEqualTo("denmark, annotated, annotated");
            fleet.put("dk-001/s1", new SubjectNames.Place(new RegionId("norway"), "known", "known"));
            assertThat(names(annotated)).isEqualTo("norway, known, known");
        }

        @Test
        void aScreenThatTheFleetDoesNotKnowKeepsTheAlertsName() {
            fleet.put("dk-001/s1", new SubjectNames.Place(new RegionId("denmark"), "known", null));
            assertThat(names(firing("s1").annotation("screen_name", "given"))).isEqualTo("denmark, known, given");
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
        void aFaultSinceInTheFutureTooLongAgoOrUnreadableIsIgnored(String text) {
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
}
