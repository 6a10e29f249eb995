package com.cinemataztic.incidents.tickets.web;

import com.cinemataztic.incidents.platform.csv.CsvWriter;
import java.io.IOException;
import java.util.List;

/** Tickets as a table for spreadsheets. */
final class TicketTable {

    private static final List<String> COLUMNS = List.of(
            "id",
            "state",
            "severity",
            "region",
            "cinemaId",
            "cinemaName",
            "screenId",
            "screenName",
            "machineId",
            "errorId",
            "errorDescription",
            "startedAt",
            "createdAt",
            "updatedAt",
            "recoveredAt",
            "closedAt",
            "closeReason",
            "assignee",
            "nextShowAt",
            "occurrences",
            "origin",
            "site");

    private final CsvWriter csv;

    /** Writes the header. */
    TicketTable(Appendable to) throws IOException {
        this.csv = new CsvWriter(to, COLUMNS);
    }

    void row(TicketSummary ticket) throws IOException {
        csv.row(
                ticket.id(),
                ticket.state(),
                ticket.severity(),
                ticket.region(),
                ticket.cinemaId(),
                ticket.cinemaName(),
                ticket.screenId(),
                ticket.screenName(),
                ticket.machineId(),
                ticket.errorId(),
                ticket.errorDescription(),
                ticket.startedAt(),
                ticket.createdAt(),
                ticket.updatedAt(),
                ticket.recoveredAt(),
                ticket.closedAt(),
                ticket.closeReason(),
                ticket.assignee(),
                ticket.nextShowAt(),
                ticket.occurrences(),
                ticket.origin(),
                ticket.site());
    }

    /** Says in the last row that there are more tickets: a table cut short must not pass for a whole one. */
    void incomplete() throws IOException {
        csv.row("There are more tickets. Narrow the table, for example with from and to.");
    }
}
