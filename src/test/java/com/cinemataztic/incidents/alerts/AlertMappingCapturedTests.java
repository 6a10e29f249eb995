package com.cinemataztic.incidents.alerts;

import static com.cinemataztic.incidents.alerts.AlertJson.firing;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.regions.RegionId;
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
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every webhook that was captured from a real Alertmanager. */
class AlertMappingCapturedTests extends MappedAlerts {

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
                    .containsExactly(new WebhookBody.Beat(Instant.parse("2026-11-23T20:58:14.412Z"), true));
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
}
