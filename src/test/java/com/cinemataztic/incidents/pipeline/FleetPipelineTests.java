package com.cinemataztic.incidents.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.pipeline.CineCloudStandIn.Fault;
import com.cinemataztic.incidents.pipeline.CineCloudStandIn.Machine;
import com.cinemataztic.incidents.pipeline.Pipeline.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One screen is dark all the time. Around it happens what happens to fleets, one thing after the other: what fires then,
 * what becomes of the dark screen's ticket, and what has resolved once it is over.
 */
@Tag("pipeline")
class FleetPipelineTests {

    private static final Logger LOGGER = LoggerFactory.getLogger(FleetPipelineTests.class);

    /** Scrape, evaluation, keep_firing_for and group_interval of the fast pace: what resolves wrongly has done so by then. */
    private static final Duration QUIET = Duration.ofSeconds(15);

    /** When it is over, that long again would be needed for a rule that only then goes wrong; this is to see the first step. */
    private static final Duration GLANCE = Duration.ofSeconds(6);

    private static final Duration TIME_LIMIT = Duration.ofMinutes(4);

    private static final String EXPECTED = """
            what happens                         | fires                           | the dark screen's ticket | resolves
            the exporter answers no more         | exporter-down                   | stays                    | exporter-down
            the vendor's cloud is down           | vendor-down                     | stays                    | vendor-down
            one machine's status fails           | -                               | stays                    | -
            the cinema is renamed                | -                               | stays                    | -
            a region's power is cut              | cinema-offline, machine-offline | stays                    | machine-offline
            the dark screen gets another machine | -                               | recovers and closes      | machine-offline
            """;

    @RegisterExtension
    static final Pipeline PIPELINE = new Pipeline();

    private final Awaited awaited = new Awaited(PIPELINE);
    private final List<String> rows = new ArrayList<>();

    @Test
    void whatFiresWhatStaysAndWhatResolves() {
        var cloud = PIPELINE.cloud();
        var dark = cloud.idleMachineIn("ireland");
        cloud.breaks(dark, Fault.OFFLINE);
        var ticket = awaited.ticket(dark, Fault.OFFLINE);
        var known = awaited.ticket(ticket, "knows its next show", it -> it.nextShowAt() != null);

        row("what happens", "fires", "the dark screen's ticket", "resolves");
        during(
                "the exporter answers no more",
                known,
                () -> PIPELINE.kill(Part.EXPORTER),
                "exporter-down",
                () -> PIPELINE.start(Part.EXPORTER));
        during("the vendor's cloud is down", known, cloud::goesDown, "vendor-down", cloud::isUpAgain);
        during(
                "one machine's status fails",
                known,
                () -> cloud.failsAnswersAbout(other(dark)),
                null,
                () -> cloud.repairs(other(dark)));
        var name = dark.cinemaName() + " Nua";
        during("the cinema is renamed", known, () -> cloud.renames(dark.cinemaId(), name), null, () -> {});
        assertThat(PIPELINE.portal().ticket(ticket.id()).cinemaName()).isEqualTo(name);
        powerCut(known);
        swap(dark, known);

        var table = String.join("\n", rows) + "\n";
        LOGGER.info("\n{}", table);
        assertThat(table.replaceAll(" +", " ")).isEqualTo(EXPECTED.replaceAll(" +", " "));
    }

    private void during(String what, SeenTicket dark, Runnable begins, @Nullable String fires, Runnable ends) {
        if (fires != null) {
            // A machine that is busy with the tests may have shown the same fault before.
            await("no ticket of " + fires)
                    .atMost(TIME_LIMIT)
                    .until(() -> PIPELINE.portal().tickets().stream()
                            .noneMatch(it -> it.live() && it.errorId().equals(fires)));
        }
        var before = liveErrors();
        begins.run();
        var fault = fires == null ? null : awaited.ticket(fires);
        var stays = stays(dark, QUIET);
        var fired = newErrors(before);
        ends.run();
        if (fault != null) {
            // Where the end takes long, the ticket is closed by then.
            awaited.ticket(fault, "has recovered", it -> it.recoveredAt() != null || !it.live());
        }
        stays &= stays(dark, GLANCE);
        row(what, fired, stays ? "stays" : "DOES NOT STAY", fires == null ? "-" : fires);
    }

    /** Neither recovered nor closed nor counted again nor doubled; its deadline is the vendor's last known one. */
    private boolean stays(SeenTicket dark, Duration time) {
        awaited.staysFor(
                time,
                dark,
                now -> now.live()
                        && now.recoveredAt() == null
                        && now.occurrences() == 1
                        && Objects.equals(now.nextShowAt(), dark.nextShowAt()));
        return PIPELINE.portal().tickets().stream()
                        .filter(it -> it.live() && it.key().equals(dark.key()))
                        .count()
                == 1;
    }

    /** All its machines at once, as at night: each screen once, a site a cinema. The dark screen elsewhere is not touched. */
    private void powerCut(SeenTicket dark) {
        var cloud = PIPELINE.cloud();
        var machines = cloud.machinesIn("estonia");
        var before = liveErrors();
        cloud.cutsPowerIn("estonia");
        await("a ticket a screen")
                .atMost(TIME_LIMIT)
                .until(() -> offlineIn("estonia").size() == machines.size());
        var cinemas = machines.stream().map(Machine::cinemaId).distinct().toList();
        await("a site a cinema")
                .atMost(TIME_LIMIT)
                .untilAsserted(() -> assertThat(sitesIn("estonia"))
                        .extracting(SeenTicket::cinemaId)
                        .containsExactlyInAnyOrderElementsOf(cinemas));
        assertThat(offlineIn("estonia"))
                .extracting(it -> it.cinemaId() + "/" + it.screenId())
                .doesNotHaveDuplicates();
        var fired = newErrors(before);
        var stays = stays(dark, QUIET);
        cloud.givesPowerBackIn("estonia");
        await("all have recovered")
                .atMost(TIME_LIMIT)
                .until(() -> offlineIn("estonia").stream().noneMatch(it -> it.recoveredAt() == null));
        row("a region's power is cut", fired, stays ? "stays" : "DOES NOT STAY", "machine-offline");
    }

    private void swap(Machine dark, SeenTicket ticket) {
        var before = liveErrors();
        PIPELINE.cloud().swaps(dark);
        var there = PIPELINE.cloud().nowAtTheScreenOf(dark).machineId();
        assertThat(there).isNotEqualTo(dark.machineId());
        var closed = awaited.ticket(ticket, "is closed", it -> !it.live());
        assertThat(closed.closeReason()).isEqualTo("recovered");
        assertThat(closed.machineId()).isEqualTo(there);
        assertThat(Duration.between(closed.recoveredAt(), Instant.now())).isPositive();
        row("the dark screen gets another machine", newErrors(before), "recovers and closes", "machine-offline");
    }

    private static List<SeenTicket> offlineIn(String region) {
        return live(region, "machine-offline");
    }

    private static List<SeenTicket> sitesIn(String region) {
        return live(region, "cinema-offline");
    }

    private static List<SeenTicket> live(String region, String errorId) {
        return PIPELINE.portal().tickets().stream()
                .filter(it ->
                        it.live() && it.region().equals(region) && it.errorId().equals(errorId))
                .toList();
    }

    /** Another machine of the same cinema. */
    private static Machine other(Machine machine) {
        return PIPELINE.cloud().machinesOf(machine.cinemaId()).stream()
                .filter(it -> !it.screenId().equals(machine.screenId()))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> liveErrors() {
        return PIPELINE.portal().tickets().stream()
                .filter(SeenTicket::live)
                .map(SeenTicket::id)
                .collect(Collectors.toSet());
    }

    private static String newErrors(Set<String> before) {
        var errors = PIPELINE.portal().tickets().stream()
                .filter(it -> it.live() && !before.contains(it.id()))
                .map(SeenTicket::errorId)
                // The host that runs the tests may well be overloaded by them.
                .filter(error -> !error.equals("host-high-load"))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return errors.isEmpty() ? "-" : errors;
    }

    private void row(String what, String fires, String ticket, String resolves) {
        rows.add("%-36s | %-31s | %-24s | %s".formatted(what, fires, ticket, resolves));
    }
}
