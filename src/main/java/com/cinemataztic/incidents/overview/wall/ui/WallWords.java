package com.cinemataztic.incidents.overview.wall.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.overview.wall.Cell;
import com.cinemataztic.incidents.overview.wall.CellState;
import com.cinemataztic.incidents.overview.wall.WallPicture.Due;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The texts of the wall. */
final class WallWords {

    private WallWords() {}

    static String state(CellState state) {
        return switch (state) {
            case MISSING -> text("wall.state.missing");
            case CRITICAL -> text("wall.state.critical");
            case WARNING -> text("wall.state.warning");
            case IN_PROGRESS -> text("wall.state.inprogress");
            case UNKNOWN -> text("wall.state.unknown");
            case DARK_HOURS -> text("wall.state.dark");
            case SETTLING -> text("wall.state.settling");
            case MAINTENANCE -> text("wall.state.maintenance");
            case OK -> text("wall.state.ok");
        };
    }

    /** @return why the cell is in its state: the ticket with who works on it, else the cause; empty if all is well */
    static String detail(Cell cell) {
        var ticket = cell.ticket() == null
                ? ""
                : text("wall.ticket", cell.ticket(), cell.fault(), who(cell.assignee() == null ? "" : cell.assignee()));
        return Stream.of(cause(cell.cause()), ticket)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String cause(Cell.Cause cause) {
        return switch (cause) {
            case NONE -> "";
            case BLIND -> text("wall.cause.blind");
            case STALE_DATA -> text("wall.cause.stale");
            case NO_MACHINE -> text("wall.cause.no-machine");
            case UNCONFIRMED -> text("wall.cause.unconfirmed");
            case NO_TICKET -> text("wall.cause.no-ticket");
        };
    }

    /** @return the ticket and its place, e.g. {@code DK-1042 Ærø Bio Sal 2} */
    static String place(Due due) {
        var entry = due.entry();
        var subject = entry.row().subject();
        var place = entry.cinemaName() == null
                ? Stream.of(entry.row().fault().summary(), subject.instance(), subject.machineId())
                : Stream.of(
                        entry.cinemaName(),
                        due.screens() > 0 ? text("queue.screens", due.screens()) : entry.screenName());
        return Stream.concat(Stream.of(entry.id().value()), place)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }

    static String who(String assignee) {
        return assignee.isEmpty() ? text("wall.nobody") : assignee;
    }
}
