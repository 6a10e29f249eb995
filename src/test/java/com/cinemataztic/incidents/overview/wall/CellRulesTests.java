package com.cinemataztic.incidents.overview.wall;

import static com.cinemataztic.incidents.support.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.fleet.Machine;
import com.cinemataztic.incidents.overview.wall.Cell.Cause;
import com.cinemataztic.incidents.platform.text.Explanation;
import com.cinemataztic.incidents.support.Given;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Ticket.Assignment;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.board.Deadline;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import com.cinemataztic.incidents.tickets.board.QueueEntry.Recovery;
import com.cinemataztic.incidents.tickets.rules.OpenTicket;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a cell shows, for each combination of what is known. */
class CellRulesTests {

    private static final Instant NEXT = NOON.plusSeconds(3_600);

    /** Each row: machines, blind, maintenance -> state, cause. */
    @ParameterizedTest
    @CsvSource({
        "WELL,         false, false, OK,          NONE",
        "WELL WELL,    false, false, OK,          NONE",
        "WELL,         true,  false, UNKNOWN,     BLIND",
        "WELL,         false, true,  MAINTENANCE, NONE",
        "WELL,         true,  true,  MAINTENANCE, NONE",
        "'',           false, false, UNKNOWN,     NO_MACHINE",
        "'',           true,  false, UNKNOWN,     BLIND",
        "'',           false, true,  MAINTENANCE, NONE",
        "UNKNOWN,      false, false, UNKNOWN,     STALE_DATA",
        "UNKNOWN,      true,  false, UNKNOWN,     BLIND",
        "WELL UNKNOWN, false, false, UNKNOWN,     STALE_DATA",
        "GONE,         false, false, UNKNOWN,     STALE_DATA",
        "FAULTY,       false, false, WARNING,     NO_TICKET",
        "FAULTY WELL,  false, false, WARNING,     NO_TICKET",
        "FAULTY,       true,  false, UNKNOWN,     BLIND",
        "FAULTY,       false, true,  MAINTENANCE, NONE",
    })
    void withoutATicketTheDataOfTheMachineDecides(
            String machines, boolean blind, boolean maintenance, CellState state, Cause cause) {
        var cell = CellRules.of(new CellRules.Seen(List.of(), states(machines), blind, maintenance, NEXT, null));

        assertThat(cell).isEqualTo(new Cell(state, cause, NEXT, null, null, "", null));
    }

    /** Each row: ticket's state, severity, shows, recovery, in dark hours -> state, cause. */
    @ParameterizedTest
    @CsvSource({
        "OPEN,       CRITICAL, NEXT_SHOW,   NONE,        false, CRITICAL,    NONE",
        "OPEN,       CRITICAL, UNKNOWN,     NONE,        false, CRITICAL,    NONE",
        "OPEN,       WARNING,  NEXT_SHOW,   NONE,        false, WARNING,     NONE",
        "OPEN,       INFO,     NEXT_SHOW,   NONE,        false, WARNING,     NONE",
        "OPEN,       CRITICAL, NEXT_SHOW,   NONE,        true,  DARK_HOURS,  NONE",
        "OPEN,       CRITICAL, MISSING_NOW, NONE,        false, MISSING,     NONE",
        "OPEN,       WARNING,  MISSING_NOW, NONE,        false, MISSING,     NONE",
        "OPEN,       CRITICAL, MISSING_NOW, SETTLING,    false, SETTLING,    NONE",
        "OPEN,       CRITICAL, NEXT_SHOW,   SETTLING,    false, SETTLING,    NONE",
        "OPEN,       CRITICAL, NEXT_SHOW,   UNCONFIRMED, false, UNKNOWN,     UNCONFIRMED",
        "OPEN,       CRITICAL, NEXT_SHOW,   UNCONFIRMED, true,  UNKNOWN,     UNCONFIRMED",
        "INPROGRESS, CRITICAL, NEXT_SHOW,   NONE,        false, IN_PROGRESS, NONE",
        "INPROGRESS, WARNING,  UNKNOWN,     NONE,        false, IN_PROGRESS, NONE",
        "INPROGRESS, CRITICAL, NEXT_SHOW,   NONE,        true,  IN_PROGRESS, NONE",
        "INPROGRESS, CRITICAL, MISSING_NOW, NONE,        false, MISSING,     NONE",
        "INPROGRESS, CRITICAL, NEXT_SHOW,   SETTLING,    false, SETTLING,    NONE",
        "INPROGRESS, CRITICAL, NEXT_SHOW,   UNCONFIRMED, false, UNKNOWN,     UNCONFIRMED",
    })
    void aLiveTicketDecides(
            State ticket,
            Severity severity,
            Deadline.Kind shows,
            Recovery recovery,
            boolean dark,
            CellState state,
            Cause cause) {
        var entry = entry("DK-7", ticket, severity, shows, recovery, dark ? NEXT : null);

        // Whatever is known of the machine: the ticket is what people work on, also while monitoring is blind.
        for (var machines : List.of("", "WELL", "UNKNOWN", "FAULTY", "GONE")) {
            for (var blind : List.of(false, true)) {
                var cell = CellRules.of(new CellRules.Seen(List.of(entry), states(machines), blind, false, NEXT, null));
                assertThat(cell)
                        .isEqualTo(new Cell(
                                state,
                                cause,
                                NEXT,
                                null,
                                entry.id(),
                                "Machine is offline",
                                entry.row().assignee()));
            }
        }
        assertThat(CellRules.of(new CellRules.Seen(List.of(entry), List.of(), false, true, NEXT, null)))
                .isEqualTo(new Cell(
                        CellState.MAINTENANCE,
                        Cause.NONE,
                        NEXT,
                        null,
                        entry.id(),
                        "Machine is offline",
                        entry.row().assignee()));
    }

    @Test
    void ofSeveralTicketsTheMostUrgentDecides() {
        var settling = entry("DK-1", State.OPEN, Severity.CRITICAL, Deadline.Kind.NEXT_SHOW, Recovery.SETTLING, null);
        var taken = entry("DK-2", State.INPROGRESS, Severity.CRITICAL, Deadline.Kind.NEXT_SHOW, Recovery.NONE, null);
        var warning = entry("DK-3", State.OPEN, Severity.WARNING, Deadline.Kind.NEXT_SHOW, Recovery.NONE, null);
        var critical = entry("DK-4", State.OPEN, Severity.CRITICAL, Deadline.Kind.NEXT_SHOW, Recovery.NONE, null);
        var missing = entry("DK-5", State.OPEN, Severity.WARNING, Deadline.Kind.MISSING_NOW, Recovery.NONE, null);
        var tickets = new ArrayList<QueueEntry>();
        for (var next : List.of(settling, taken, warning, critical, missing)) {
            tickets.addFirst(next);
            var cell = CellRules.of(new CellRules.Seen(tickets, List.of(), false, false, NEXT, null));
            assertThat(cell.ticket()).isEqualTo(next.id());
            tickets.addLast(tickets.removeFirst());
            assertThat(CellRules.of(new CellRules.Seen(tickets, List.of(), false, false, NEXT, null)))
                    .isEqualTo(cell);
        }
    }

    /** Nothing but fresh, good data of every machine, seen by monitoring that sees, is green. */
    @Test
    void greenIsProven() {
        for (var machines : List.of("", "WELL", "UNKNOWN", "FAULTY", "GONE", "WELL GONE", "WELL FAULTY")) {
            for (var blind : List.of(false, true)) {
                var cell = CellRules.of(new CellRules.Seen(List.of(), states(machines), blind, false, NEXT, null));
                assertThat(cell.state() == CellState.OK).isEqualTo(machines.equals("WELL") && !blind);
            }
        }
    }

    private static List<Machine.State> states(String words) {
        return Stream.of(words.split(" "))
                .filter(word -> !word.isEmpty())
                .map(Machine.State::valueOf)
                .toList();
    }

    private static QueueEntry entry(
            String id,
            State state,
            Severity severity,
            Deadline.Kind shows,
            Recovery recovery,
            @Nullable Instant darkUntil) {
        var row = TicketRow.of(OpenTicket.of(id, Given.offline("s1").severity(severity), NOON));
        var standing = new TicketRow(
                row.id(),
                row.key(),
                state,
                severity,
                row.subject(),
                row.fault(),
                row.times(),
                null,
                state == State.INPROGRESS ? new Assignment("maja", null) : null,
                row.occurrences(),
                row.origin(),
                row.evidence(),
                row.notification(),
                row.version(),
                row.revision());
        var deadline = new Deadline(shows, shows == Deadline.Kind.UNKNOWN ? null : NEXT);
        return new QueueEntry(
                standing,
                "Ærø Bio",
                "Sal 1",
                ZoneOffset.UTC,
                deadline,
                recovery,
                Explanation.NONE,
                null,
                darkUntil,
                null,
                null);
    }
}
