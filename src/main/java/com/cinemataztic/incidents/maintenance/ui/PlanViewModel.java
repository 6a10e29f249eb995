package com.cinemataztic.incidents.maintenance.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.fleet.Cinema;
import com.cinemataztic.incidents.fleet.FleetDirectory;
import com.cinemataztic.incidents.fleet.Screen;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.maintenance.MaintenanceDesk;
import com.cinemataztic.incidents.maintenance.MaintenanceWindow;
import com.cinemataztic.incidents.maintenance.PlanResult;
import com.cinemataztic.incidents.maintenance.Scope;
import com.cinemataztic.incidents.maintenance.WallClock;
import com.cinemataztic.incidents.platform.text.Explanation;
import com.cinemataztic.incidents.platform.ui.Message;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.StoreUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The choices and messages of the dialogs, without UI components. */
class PlanViewModel {

    private static final int QUARTER = 15;
    private static final int MOST_BESIDE = 3;

    private final MaintenanceDesk desk;
    private final FleetDirectory fleet;
    private final RegionDirectory directory;
    private final CurrentActor currentActor;
    private final Clock clock;
    private final ScopeOptions places;

    /**
     * What the choices in a dialog mean.
     *
     * @param there the span in the local time of the place, with its length
     * @param here the span in the reader's zone; empty if that is the same
     * @param notes what the person should know about it
     */
    record Preview(String there, String here, List<String> notes) {

        Preview {
            notes = List.copyOf(notes);
        }
    }

    PlanViewModel(
            MaintenanceDesk desk,
            FleetDirectory fleet,
            RegionDirectory directory,
            CurrentActor currentActor,
            Clock clock) {
        this.desk = desk;
        this.fleet = fleet;
        this.directory = directory;
        this.currentActor = currentActor;
        this.clock = clock;
        this.places = new ScopeOptions(fleet, directory);
    }

    ScopeOptions places() {
        return places;
    }

    /** @return the regions for which the account may plan */
    List<Region> regions() {
        return directory.all().stream()
                .filter(region -> !region.id().equals(RegionId.UNASSIGNED) && maySee(region.id()))
                .toList();
    }

    /** @return the cinemas for which the account may plan, by name */
    List<Cinema> cinemas() {
        return fleet.cinemas().stream()
                .filter(cinema -> maySee(cinema.region()))
                .toList();
    }

    List<Screen> screens(@Nullable Cinema cinema) {
        return cinema == null ? List.of() : fleet.screens(cinema.cinemaId());
    }

    /** @return whether the place exists and the account may plan for it */
    boolean knows(Scope scope) {
        return desk.regionOf(scope).filter(this::maySee).isPresent();
    }

    Optional<Cinema> cinema(Scope scope) {
        return switch (scope) {
            case Scope.OfRegion _ -> Optional.empty();
            case Scope.OfCinema(var cinemaId) -> fleet.cinema(cinemaId).filter(it -> maySee(it.region()));
            case Scope.OfScreen(var cinemaId, var _) -> fleet.cinema(cinemaId).filter(it -> maySee(it.region()));
        };
    }

    Optional<Screen> screen(Scope scope) {
        return scope instanceof Scope.OfScreen(var cinemaId, var screenId)
                ? fleet.screen(cinemaId, screenId)
                : Optional.empty();
    }

    String regionOf(Cinema cinema) {
        return places.region(cinema.region());
    }

    /** @return the zone whose local time applies to the scope */
    ZoneId zone(Scope scope) {
        return places.zone(scope, desk.regionOf(scope).orElse(RegionId.UNASSIGNED));
    }

    /** @return the local time in the zone, rounded down to a quarter of an hour */
    LocalDateTime now(ZoneId zone) {
        var there = clock.instant().atZone(zone).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES);
        return there.minusMinutes(there.getMinute() % QUARTER);
    }

    /** @return the preview of a new window */
    Preview preview(Scope scope, LocalDateTime from, LocalDateTime until, ZoneId reader) {
        var zone = zone(scope);
        var begin = WallClock.read(from, zone);
        var end = WallClock.read(until, zone);
        var notes = new ArrayList<String>();
        notes.add(MaintenanceWords.oddity(from, begin, zone, false));
        notes.add(MaintenanceWords.oddity(until, end, zone, true));
        desk.problem(begin.first(), end.last()).map(Explanation::text).ifPresent(notes::add);
        if (end.last().isAfter(begin.first())) {
            notes.addAll(beside(scope, begin.first(), end.last(), null));
        }
        return preview(begin.first(), end.last(), zone, reader, notes);
    }

    /** @return the preview of a window with another end */
    Preview preview(MaintenanceWindow window, LocalDateTime until, ZoneId reader) {
        var zone = zone(window.scope());
        var end = WallClock.read(until, zone);
        var notes = new ArrayList<String>();
        notes.add(MaintenanceWords.oddity(until, end, zone, true));
        desk.problem(window, end.last()).map(Explanation::text).ifPresent(notes::add);
        if (end.last().isAfter(window.from())) {
            notes.addAll(beside(window.scope(), window.from(), end.last(), window));
        }
        return preview(window.from(), end.last(), zone, reader, notes);
    }

    private static Preview preview(Instant from, Instant until, ZoneId zone, ZoneId reader, List<String> notes) {
        var there = MaintenanceWords.span(from, until, zone);
        var length = until.isAfter(from) ? " (" + MaintenanceWords.length(Duration.between(from, until)) + ")" : "";
        var sameClock = zone.getRules().getOffset(from).equals(reader.getRules().getOffset(from))
                && zone.getRules().getOffset(until).equals(reader.getRules().getOffset(until));
        return new Preview(
                there + length,
                sameClock ? "" : MaintenanceWords.span(from, until, reader),
                notes.stream().filter(note -> !note.isEmpty()).toList());
    }

    private List<String> beside(Scope scope, Instant from, Instant until, @Nullable MaintenanceWindow but) {
        var all = currentActor.get().map(actor -> desk.beside(actor, scope, from, until)).orElse(List.of()).stream()
                .filter(window -> but == null || !window.id().equals(but.id()))
                .toList();
        var notes = new ArrayList<String>();
        all.stream()
                .limit(MOST_BESIDE)
                .map(window -> text(
                        "maintenance.overlap",
                        places.whole(window.scope()),
                        MaintenanceWords.span(window.from(), window.end(), zone(window.scope())),
                        window.by(),
                        window.reason()))
                .forEach(notes::add);
        if (all.size() > MOST_BESIDE) {
            notes.add(text("maintenance.overlaps-more", all.size() - MOST_BESIDE));
        }
        return notes;
    }

    /** Plans a window between these local times. */
    Message plan(Scope scope, LocalDateTime from, LocalDateTime until, String reason) {
        var zone = zone(scope);
        return asked(
                actor -> desk.plan(
                        actor,
                        scope,
                        WallClock.read(from, zone).first(),
                        WallClock.read(until, zone).last(),
                        reason.strip().replaceAll("\\s+", " ")),
                text("maintenance.done.plan", places.whole(scope)));
    }

    /** Changes the end of a window to this local time. */
    Message moveEnd(MaintenanceWindow seen, LocalDateTime until) {
        var end = WallClock.read(until, zone(seen.scope())).last();
        return asked(actor -> desk.moveEnd(actor, seen.id(), seen.version(), end), text("maintenance.done.move"));
    }

    /** Ends a running window now, or cancels a future one. */
    Message end(MaintenanceWindow seen) {
        var coming = seen.state(clock.instant()) == MaintenanceWindow.State.COMING;
        return asked(
                actor -> desk.end(actor, seen.id(), seen.version()),
                coming ? text("maintenance.done.cancel") : text("maintenance.done.end"));
    }

    private Message asked(Function<Actor, PlanResult> ask, String success) {
        var actor = currentActor.get();
        if (actor.isEmpty()) {
            return new Message(text("page.signed-out-unchanged"), false);
        }
        try {
            return MaintenanceWords.said(ask.apply(actor.get()), success);
        } catch (StoreUnavailable unavailable) {
            return Message.of(unavailable);
        }
    }

    private boolean maySee(RegionId region) {
        return currentActor.get().filter(actor -> actor.maySee(region)).isPresent();
    }
}
