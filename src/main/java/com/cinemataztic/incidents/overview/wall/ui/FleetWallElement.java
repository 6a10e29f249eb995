package com.cinemataztic.incidents.overview.wall.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.overview.wall.Cell;
import com.cinemataztic.incidents.overview.wall.CellState;
import com.cinemataztic.incidents.overview.wall.WallPicture.Due;
import com.cinemataztic.incidents.overview.wall.WallRegion;
import com.cinemataztic.incidents.overview.wall.WallScreen;
import com.cinemataztic.incidents.tickets.TicketLinks;
import com.cinemataztic.incidents.tickets.board.Deadline;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.internal.JacksonUtils;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The browser's part of the wall. It gets all places once, then only the cells that changed; the form is in its file. */
@Tag("fleet-wall")
@JsModule("context://components/fleet-wall.js")
final class FleetWallElement extends Component {

    /** The browser replaces it by a time. */
    private static final String TIME = "{0}";

    private List<List<Object>> shownDue = List.of();
    private long shownElsewhere = -1;

    FleetWallElement() {
        var states = Stream.of(CellState.values())
                .map(state -> Map.of("word", state.word(), "text", WallWords.state(state)))
                .toList();
        var shows = Stream.of(
                        Map.of("word", "running", "text", text("wall.show.running")),
                        Map.of("word", "now", "text", text("wall.show.now")),
                        Map.of("word", "soon", "text", text("wall.show.soon")),
                        Map.of("word", "later", "text", text("wall.show.later")),
                        Map.of("word", "unknown", "text", text("wall.show.unknown")))
                .toList();
        getElement()
                .setPropertyMap(
                        "words",
                        Map.ofEntries(
                                Map.entry("states", states),
                                Map.entry("shows", shows),
                                Map.entry("running", text("wall.show.running.short")),
                                Map.entry("nextShow", text("wall.next-show", TIME)),
                                Map.entry("showUntil", text("wall.show-until", TIME)),
                                Map.entry("left", text("wall.left", TIME)),
                                Map.entry("noShow", text("wall.no-show")),
                                Map.entry("ticker", text("wall.due")),
                                Map.entry("nothingDue", text("wall.due.none")),
                                Map.entry("elsewhere", text("wall.elsewhere", TIME)),
                                Map.entry("queue", TicketLinks.QUEUE.isEmpty() ? "." : TicketLinks.QUEUE)));
    }

    void show(WallLocation location) {
        getElement().setAttribute("fill", location.fill().word());
        getElement().setAttribute("kiosk", location.kiosk());
    }

    void show(WallViewModel.Change change) {
        if (change.regions() != null) {
            send(
                    "layout",
                    change.regions().stream().map(FleetWallElement::region).toList());
        }
        if (!change.cells().isEmpty()) {
            send(
                    "cells",
                    change.cells().entrySet().stream()
                            .map(cell -> cell(cell.getKey(), cell.getValue()))
                            .toList());
        }
    }

    /** Sends what is due, if it changed. */
    void showDue(List<Due> due, long elsewhere) {
        var items = due.stream().map(FleetWallElement::due).toList();
        if (!items.equals(shownDue) || elsewhere != shownElsewhere) {
            shownDue = items;
            shownElsewhere = elsewhere;
            getElement().callJsFunction("ticker", JacksonUtils.createNode(items), elsewhere);
        }
    }

    /** The browser has nothing (any more). */
    void forget() {
        shownDue = List.of();
        shownElsewhere = -1;
    }

    private void send(String function, List<?> values) {
        getElement().callJsFunction(function, JacksonUtils.createNode(values));
    }

    private static List<Object> region(WallRegion region) {
        var zone = region.region().zone();
        var cinemas = new ArrayList<List<Object>>();
        var screens = new ArrayList<List<String>>();
        WallScreen before = null;
        for (var screen : region.screens()) {
            var cinema = screen.cinema();
            if (before == null || !before.cinema().equals(cinema)) {
                screens = new ArrayList<>();
                cinemas.add(List.of(
                        cinema.name(),
                        cinema.zone().equals(zone) ? "" : cinema.zone().getId(),
                        screens));
            }
            screens.add(List.of(screen.name(), machine(screen.machineId())));
            before = screen;
        }
        return List.of(region.region().name(), zone.getId(), cinemas);
    }

    private static List<Object> cell(int number, Cell cell) {
        return List.of(
                number,
                cell.state().ordinal(),
                seconds(cell.nextShow()),
                seconds(cell.showUntil()),
                cell.ticket() == null ? "" : TicketLinks.of(cell.ticket()),
                WallWords.detail(cell));
    }

    private static List<Object> due(Due due) {
        var deadline = due.entry().deadline();
        return List.of(
                TicketLinks.of(due.entry().id()),
                WallWords.place(due),
                kind(deadline.kind()),
                seconds(deadline.at()),
                WallWords.who(Objects.requireNonNullElse(due.entry().row().assignee(), "")));
    }

    private static String kind(Deadline.Kind kind) {
        return switch (kind) {
            case MISSING_NOW -> "missing";
            case NEXT_SHOW -> "next";
            case UNKNOWN -> "unknown";
        };
    }

    private static long seconds(@Nullable Instant at) {
        return at == null ? 0 : at.getEpochSecond();
    }

    private static String machine(@Nullable String machineId) {
        return machineId == null ? "" : "machines?machine=" + URLEncoder.encode(machineId, StandardCharsets.UTF_8);
    }
}
