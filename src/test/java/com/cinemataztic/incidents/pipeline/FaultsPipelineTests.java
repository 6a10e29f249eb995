package com.cinemataztic.incidents.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.pipeline.CineCloudStandIn.Fault;
import com.cinemataztic.incidents.pipeline.CineCloudStandIn.Machine;
import com.cinemataztic.incidents.pipeline.Dashboard.Panel;
import com.cinemataztic.incidents.pipeline.Pipeline.Part;
import com.cinemataztic.incidents.support.Chromium;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What breaks becomes a ticket, and what is well again closes it; every part of the pipeline is the real one. */
@Tag("pipeline")
class FaultsPipelineTests {

    /** What {@code ops/run} sets in its fast pace. */
    private static final Duration SETTLE = Duration.ofSeconds(15);

    private static final String DARK_CINEMA = "dk-003";

    /** Alertmanager's first webhook may take a minute, and a rate needs two scrapes after it. */
    private static final Duration DATA = Duration.ofMinutes(2);

    private static final Set<String> ONLY_WITH_A_FAULT =
            Set.of("cine_machine_fault_since_timestamp_seconds", "cine_exporter_call_errors_total");

    /** The tests run at any hour, also when no screen has a show. */
    private static final Set<String> ONLY_DURING_A_SHOW = Set.of(
            "cine_screen_current_show_start_timestamp_seconds", "cine_screen_current_show_end_timestamp_seconds");

    @RegisterExtension
    static final Pipeline PIPELINE = new Pipeline();

    private final Awaited awaited = new Awaited(PIPELINE);

    @Test
    void aMachineThatGoesOfflineIsATicketInAnOpenBrowserAndClosesThereWhenItIsBack() {
        var machine = PIPELINE.cloud().idleMachineIn("new-zealand");
        try (var window = new Chromium(PIPELINE.address(Part.PORTAL), false)) {
            window.signIn("admin", PIPELINE.secret("admin-password"));
            window.awaitText("Queue");
            window.script("window.samePage = true");
            assertThat(window.text()).doesNotContain(machine.cinemaName());

            PIPELINE.cloud().breaks(machine, Fault.OFFLINE);
            var opened = awaited.ticket(machine, Fault.OFFLINE);
            awaited.ticket(opened, "knows its next show", ticket -> ticket.nextShowAt() != null);
            saysWhatTheVendorSays(PIPELINE.portal().ticket(opened.id()), machine);
            window.awaitText(machine.cinemaName());
            assertThat(window.text()).contains(machine.screenName(), "Machine offline");

            PIPELINE.cloud().repairs(machine);
            awaited.ticket(opened, "has recovered", ticket -> ticket.recoveredAt() != null);
            window.awaitText("Recovered");
            var closed = awaited.ticket(opened, "is closed", ticket -> !ticket.live());
            assertThat(closed.closeReason()).isEqualTo("recovered");
            assertThat(Duration.between(closed.recoveredAt(), closed.closedAt()))
                    .isGreaterThanOrEqualTo(SETTLE);
            window.awaitNoText(machine.cinemaName());
            assertThat(window.script("return window.samePage")).isEqualTo("true");
        }
    }

    @Test
    void aBuildBesideThePipelineChangesNothingForIt() {
        PIPELINE.folder().overwriteJars();

        try (var window = new Chromium(PIPELINE.address(Part.PORTAL), false)) {
            window.signIn("admin", PIPELINE.secret("admin-password"));
            window.open("admin/contacts");
            window.awaitText("Contacts");
            window.open("maintenance");
            window.awaitText("Maintenance");
        }
        PIPELINE.kill(Part.PORTAL);
        PIPELINE.start(Part.PORTAL);
        PIPELINE.kill(Part.EXPORTER);
        PIPELINE.start(Part.EXPORTER);
    }

    @Test
    void aWrongResolutionAndAFailedDownloadAreTicketsOfTheirOwn() {
        var machine = PIPELINE.cloud().idleMachineIn("norway");

        PIPELINE.cloud().breaks(machine, Fault.RESOLUTION);
        PIPELINE.cloud().breaks(machine, Fault.DOWNLOAD);
        var resolution = awaited.ticket(machine, Fault.RESOLUTION);
        var download = awaited.ticket(machine, Fault.DOWNLOAD);

        assertThat(resolution.severity()).isEqualTo("warning");
        assertThat(download.severity()).isEqualTo("warning");
        assertThat(awaited.liveTicketsOf(machine)).hasSize(2);
    }

    @Test
    void aHostThatStopsAnsweringIsATicketUntilItAnswersAgain() {
        PIPELINE.kill(Part.NODE_EXPORTER);
        var opened = awaited.ticket("host-down");
        assertThat(opened.severity()).isEqualTo("critical");
        assertThat(PIPELINE.portal().ticket(opened.id()).labels())
                .containsEntry("instance", PIPELINE.hostAndPort(Part.NODE_EXPORTER));

        PIPELINE.start(Part.NODE_EXPORTER);
        var closed = awaited.ticket(opened, "is closed", ticket -> !ticket.live());
        assertThat(closed.closeReason()).isEqualTo("recovered");
    }

    @Test
    void aDarkCinemaIsOneTicketAScreenHoweverOftenAlertmanagerNotifiesItAndAfterItsCrash() {
        var machines = PIPELINE.cloud().machinesOf(DARK_CINEMA);

        PIPELINE.cloud().cutsPowerOf(DARK_CINEMA);
        machines.forEach(machine -> awaited.ticket(machine, Fault.OFFLINE));
        eachScreenHasOneTicket(machines.size());

        // Of each repeat one webhook a screen, and one of Watchdog.
        var threeRepeats = 3 * (machines.size() + 1);
        PIPELINE.letAlertmanagerRepeatItself();
        awaited.webhooks(PIPELINE.webhooksSent() + threeRepeats);
        eachScreenHasOneTicket(machines.size());

        PIPELINE.kill(Part.ALERTMANAGER);
        PIPELINE.start(Part.ALERTMANAGER);
        awaited.webhooks(threeRepeats);
        eachScreenHasOneTicket(machines.size());
        assertThat(ofTheDarkCinema().filter(ticket -> ticket.screenId() == null))
                .as("the site above them")
                .singleElement()
                .returns("cinema-offline", SeenTicket::errorId)
                .returns(1, SeenTicket::occurrences);
    }

    @Test
    void everyQueryOfTheDashboardReturnsData() {
        var prometheus = new PrometheusApi(PIPELINE.address(Part.PROMETHEUS));
        await("data for every query")
                .atMost(DATA)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(Dashboard.read().panels())
                        .flatExtracting(Panel::promql)
                        .allMatch(prometheus::hasData));
    }

    @Test
    void theMetricsOfARealScrapeAreThoseOfTheDocumentation() {
        var portal = MetricPages.in(new Http(PIPELINE.address(Part.PORTAL), "").get("/actuator/prometheus"));
        assertThat(portal).allMatch(MetricPages.among(MetricPages.ofThePortal()));
        assertThat(portal).containsAll(MetricPages.ofThePortalAtOnce());

        var exporter = MetricPages.in(new Http(PIPELINE.address(Part.EXPORTER), "").get("/metrics")).stream()
                .filter(metric -> metric.startsWith("cine_"))
                .toList();
        assertThat(exporter).isSubsetOf(MetricPages.ofTheExporter());
        assertThat(exporter)
                .containsAll(MetricPages.ofTheExporter().stream()
                        .filter(metric -> !ONLY_WITH_A_FAULT.contains(metric) && !ONLY_DURING_A_SHOW.contains(metric))
                        .toList());
    }

    @Test
    void noPartLogsASecret() throws IOException {
        PIPELINE.portal().tickets();
        try (var secrets = Files.list(PIPELINE.folder().data().resolve("secrets"));
                var logs = Files.list(PIPELINE.folder().data().resolve("logs"))) {
            var values = secrets.map(file -> PIPELINE.secret(file.getFileName().toString()))
                    .toList();
            assertThat(values).isNotEmpty();
            assertThat(logs)
                    .isNotEmpty()
                    .allSatisfy(log -> assertThat(Files.readString(log)).doesNotContain(values));
        }
    }

    private static void saysWhatTheVendorSays(SeenTicket ticket, Machine machine) {
        var offlineSince = Objects.requireNonNull(PIPELINE.cloud().offlineSince(machine));
        var softly = new SoftAssertions();
        softly.assertThat(ticket.state()).isEqualTo("open");
        softly.assertThat(ticket.severity()).isEqualTo("critical");
        softly.assertThat(ticket.errorId()).isEqualTo("machine-offline");
        softly.assertThat(ticket.region()).isEqualTo(machine.region());
        softly.assertThat(ticket.cinemaName()).isEqualTo(machine.cinemaName());
        softly.assertThat(ticket.screenName()).isEqualTo(machine.screenName());
        softly.assertThat(ticket.machineId()).isEqualTo(machine.machineId());
        softly.assertThat(ticket.startReported()).isTrue();
        softly.assertThat(ticket.startedAt()).isEqualTo(toWholeSecond(offlineSince));
        softly.assertThat(ticket.nextShowAt())
                .isEqualTo(PIPELINE.cloud().nextShow(machine).startsAt());
        softly.assertThat(ticket.occurrences()).isEqualTo(1);
        softly.assertAll();
    }

    /** The rule sets Unix seconds, rounded. */
    private static Instant toWholeSecond(Instant instant) {
        return Instant.ofEpochSecond(Math.round(instant.toEpochMilli() / 1000.0));
    }

    private static void eachScreenHasOneTicket(int screens) {
        var tickets =
                ofTheDarkCinema().filter(ticket -> ticket.screenId() != null).toList();
        assertThat(tickets).hasSize(screens).allMatch(SeenTicket::live).allMatch(ticket -> ticket.occurrences() == 1);
        assertThat(tickets).extracting(SeenTicket::screenId).doesNotHaveDuplicates();
    }

    private static Stream<SeenTicket> ofTheDarkCinema() {
        return PIPELINE.portal().tickets().stream().filter(ticket -> DARK_CINEMA.equals(ticket.cinemaId()));
    }
}
