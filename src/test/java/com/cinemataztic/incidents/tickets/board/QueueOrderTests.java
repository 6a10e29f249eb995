package com.cinemataztic.incidents.tickets.board;

import static com.cinemataztic.incidents.support.Given.NOON;
import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.platform.text.Explanation;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.Subject;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.rules.OpenTicket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueueOrderTests {

    private int number;

    @Test
    void blindnessThenShowsBeingMissedThenByTheTimeLeft() {
        var blind = entry("exporter-down", null, Deadline.UNKNOWN, false);
        var missingLonger = entry("machine-offline", "s1", missing(5), false);
        var missing = entry("machine-offline", "s2", missing(15), false);
        var unknown = entry("machine-offline", "s3", Deadline.UNKNOWN, false);
        var soon = entry("machine-offline", "s4", next(20), false);
        var recovered = entry("machine-offline", "s5", missing(25), true);
        var tomorrow = entry("machine-offline", "s6", next(1200), false);
        var expected = List.of(blind, missingLonger, missing, unknown, soon, recovered, tomorrow);

        for (int seed = 0; seed < 50; seed++) {
            var shuffled = new ArrayList<>(expected);
            Collections.shuffle(shuffled, new Random(seed));
            shuffled.sort(QueueOrder.at(NOON));
            assertThat(shuffled).as("seed %s", seed).containsExactlyElementsOf(expected);
        }
    }

    @Test
    void atTheSameDeadlineTheWorseComesFirstThenTheOlder() {
        var warning =
                with(entry("game-download-failed", "s1", next(20), false), Severity.WARNING, NOON.minusSeconds(900));
        var young = with(entry("machine-offline", "s2", next(20), false), Severity.CRITICAL, NOON);
        var old = with(entry("machine-offline", "s3", next(20), false), Severity.CRITICAL, NOON.minusSeconds(60));
        var list = new ArrayList<>(List.of(warning, young, old));
        list.sort(QueueOrder.at(NOON));

        assertThat(list).containsExactly(old, young, warning);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "monitoring-blind",
                "intake-rejects",
                "exporter-down",
                "exporter-empty",
                "vendor-down",
                "mass-vanish"
            })
    void whatCoversManyMachinesComesBeforeEachOfThem(String umbrella) {
        var list = new ArrayList<>(List.of(
                entry("machine-offline", "s1", missing(5), false), entry(umbrella, null, Deadline.UNKNOWN, false)));
        list.sort(QueueOrder.at(NOON));

        assertThat(list.getFirst().row().fault().errorId()).isEqualTo(umbrella);
    }

    @ParameterizedTest
    @ValueSource(strings = {"exporter-down", "exporter-empty", "vendor-down", "mass-vanish"})
    void theRuleOfAnUmbrellaSaysThatItCoversMachines(String umbrella) throws IOException {
        var rules = Files.readString(Path.of("ops/prometheus/rules/pipeline.rules.yml"));
        var rule = rules.substring(rules.indexOf("error_id: " + umbrella));
        var description = rule.substring(rule.indexOf("description:"), rule.indexOf("runbook_url:"));

        assertThat(description.replaceAll("\\s+", " "))
                .containsAnyOf("All machines keep their last known state", "of the machines are no longer listed");
    }

    @Test
    void aHostWithAnUmbrellasErrorIsOneButAScreenIsNot() {
        var screen = entry("exporter-down", "s1", next(20), false);
        var missing = entry("machine-offline", "s2", missing(5), false);
        var list = new ArrayList<>(List.of(screen, missing));
        list.sort(QueueOrder.at(NOON));

        assertThat(list).containsExactly(missing, screen);
    }

    private QueueEntry entry(String error, @Nullable String screen, Deadline deadline, boolean recovered) {
        var firing = offline(screen == null ? "s0" : screen).error(error).fires();
        var ticket = OpenTicket.fires(null, firing, OpenTicket.context(NOON, "c"), "DK-" + ++number);
        var row = TicketRow.of(ticket);
        var subject = screen == null
                ? new Subject(row.subject().region(), null, null, null, null, null, "127.0.0.1:9991")
                : row.subject();
        return new QueueEntry(
                copy(row, subject, row.severity(), row.startedAt(), recovered ? NOON : null),
                "Ærø Bio",
                screen,
                ZoneOffset.UTC,
                deadline,
                QueueEntry.Recovery.NONE,
                Explanation.NONE,
                null,
                null,
                null,
                null);
    }

    private static QueueEntry with(QueueEntry entry, Severity severity, Instant startedAt) {
        return new QueueEntry(
                copy(entry.row(), entry.row().subject(), severity, startedAt, null),
                entry.cinemaName(),
                entry.screenName(),
                entry.zone(),
                entry.deadline(),
                entry.recovery(),
                entry.unproven(),
                entry.silence(),
                entry.darkUntil(),
                entry.maintenance(),
                entry.goneSince());
    }

    private static TicketRow copy(
            TicketRow row, Subject subject, Severity severity, Instant startedAt, @Nullable Instant recoveredAt) {
        return new TicketRow(
                row.id(),
                row.key(),
                row.state(),
                severity,
                subject,
                row.fault(),
                row.times().startedAt(startedAt, row.startReported()).recoveredAt(recoveredAt),
                row.closure(),
                row.assignment(),
                row.occurrences(),
                row.origin(),
                row.evidence(),
                row.notification(),
                row.version(),
                row.revision());
    }

    private static Deadline next(int minutes) {
        return new Deadline(Deadline.Kind.NEXT_SHOW, NOON.plus(Duration.ofMinutes(minutes)));
    }

    private static Deadline missing(int minutes) {
        return new Deadline(Deadline.Kind.MISSING_NOW, NOON.plus(Duration.ofMinutes(minutes)));
    }
}
