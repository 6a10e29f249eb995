package com.cinemataztic.incidents.maintenance;

import com.cinemataztic.incidents.fleet.Cinema;
import com.cinemataztic.incidents.fleet.FleetDirectory;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.maintenance.PlanResult.Problem;
import com.cinemataztic.incidents.platform.text.Explanation;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.regions.RegionId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Plans, moves and ends windows, for operators and admins in the regions that they may see. Every method that writes
 * throws {@link com.cinemataztic.incidents.store.StoreUnavailable} when the store fails.
 */
@Service
public class MaintenanceDesk {

    /** The largest number of running and future windows: every instance holds them in memory. */
    static final int MOST = 5_000;

    private static final Logger LOGGER = LoggerFactory.getLogger(MaintenanceDesk.class);

    private final MaintenanceWindows windows;
    private final MaintenanceCalendar calendar;
    private final FleetDirectory fleet;
    private final RegionDirectory regions;
    private final MaintenanceSettings settings;
    private final Clock clock;

    MaintenanceDesk(
            MaintenanceWindows windows,
            MaintenanceCalendar calendar,
            FleetDirectory fleet,
            RegionDirectory regions,
            MaintenanceSettings settings,
            Clock clock) {
        this.windows = windows;
        this.calendar = calendar;
        this.fleet = fleet;
        this.regions = regions;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Plans a window.
     *
     * @param from its beginning; no further in the past than {@link PlanRules#GRACE}
     * @param until its end, exclusive
     * @param reason why, for people
     */
    public PlanResult plan(Actor actor, Scope scope, Instant from, Instant until, String reason) {
        if (!actor.mayChange()) {
            return notAllowed();
        }
        var region = regionOf(scope).filter(actor::maySee);
        if (region.isEmpty()) {
            return new PlanResult.Invalid(Problem.NO_SUCH_PLACE, Explanation.of("plan.rejected.no-such-place"));
        }
        var now = clock.instant();
        var why = reason.strip();
        var begin = from.truncatedTo(ChronoUnit.MILLIS);
        var end = until.truncatedTo(ChronoUnit.MILLIS);
        var invalid = PlanRules.times(begin, end, now, settings.longest()).or(() -> PlanRules.reason(why));
        if (invalid.isPresent()) {
            return invalid.get();
        }
        if (calendar.windows().stream()
                        .filter(window -> window.end().isAfter(now))
                        .count()
                >= MOST) {
            return new PlanResult.Invalid(Problem.TOO_MANY, Explanation.of("plan.rejected.too-many", MOST));
        }
        var window = new MaintenanceWindow(
                WindowId.fresh(), scope, region.get(), begin, end, why, signed(actor, now), null, null, 1);
        while (!windows.add(window)) {
            window = new MaintenanceWindow(
                    WindowId.fresh(), scope, region.get(), begin, end, why, window.planned(), null, null, 1);
        }
        return done(actor, "planned", window);
    }

    /**
     * Changes the end of a window.
     *
     * @param seenVersion the version that the person saw; if another was written since, nothing changes
     */
    public PlanResult moveEnd(Actor actor, WindowId id, long seenVersion, Instant until) {
        return change(actor, id, seenVersion, "moved the end of", now -> window -> {
            var end = until.truncatedTo(ChronoUnit.MILLIS);
            var invalid = PlanRules.end(window.from(), end, now, settings.longest());
            return invalid.isPresent() ? invalid.get() : new PlanResult.Done(window.movedTo(end, signed(actor, now)));
        });
    }

    /**
     * Ends a running window now, or cancels one that has not begun. The window stays visible.
     *
     * @param seenVersion the version that the person saw; if another was written since, nothing changes
     */
    public PlanResult end(Actor actor, WindowId id, long seenVersion) {
        return change(
                actor,
                id,
                seenVersion,
                "ended",
                now -> window -> new PlanResult.Done(window.endedBy(signed(actor, now))));
    }

    private PlanResult change(
            Actor actor,
            WindowId id,
            long seenVersion,
            String what,
            Function<Instant, Function<MaintenanceWindow, PlanResult>> decide) {
        var found = windows.find(id).filter(window -> actor.maySee(window.region()));
        if (found.isEmpty()) {
            return new PlanResult.NotFound();
        }
        if (!actor.mayChange()) {
            return notAllowed();
        }
        var window = found.get();
        if (window.version() != seenVersion) {
            calendar.put(window);
            return new PlanResult.Stale(window);
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (!window.end().isAfter(now)) {
            return new PlanResult.Invalid(Problem.OVER, Explanation.of("plan.rejected.over"));
        }
        var decided = decide.apply(now).apply(window);
        if (!(decided instanceof PlanResult.Done(var next))) {
            return decided;
        }
        if (windows.replace(next, seenVersion)) {
            return done(actor, what, next);
        }
        var present = windows.find(id);
        present.ifPresent(calendar::put);
        return present.<PlanResult>map(PlanResult.Stale::new).orElseGet(PlanResult.NotFound::new);
    }

    private PlanResult done(Actor actor, String what, MaintenanceWindow window) {
        calendar.put(window);
        LOGGER.info(
                "{} {} the maintenance window {} ({}, {} to {})",
                actor.name(),
                what,
                window.id(),
                window.region(),
                window.from(),
                window.end());
        return new PlanResult.Done(window);
    }

    /** @return the window, if it is stored and the actor may see it */
    public Optional<MaintenanceWindow> find(Actor actor, WindowId id) {
        return windows.find(id).filter(window -> actor.maySee(window.region()));
    }

    /**
     * Returns running and future windows by their beginning, from memory.
     *
     * @param region only this region; null: all that the actor may see
     * @param limit the largest number of windows to return
     * @param after the last window of the previous page, by its beginning; null for the first page
     */
    public MaintenanceWindows.Page ahead(
            Actor actor, @Nullable RegionId region, int limit, MaintenanceWindows.@Nullable Position after) {
        var now = clock.instant();
        var all = calendar.windows().stream()
                .filter(window -> window.end().isAfter(now))
                .filter(window -> actor.maySee(window.region()))
                .filter(window -> region == null || window.region().equals(region))
                .toList();
        var remaining = all.stream()
                .filter(window -> after == null || isAfter(window, after))
                .limit(limit + 1L)
                .toList();
        var more = remaining.size() > limit;
        return new MaintenanceWindows.Page(more ? remaining.subList(0, limit) : remaining, all.size(), more);
    }

    private static boolean isAfter(MaintenanceWindow window, MaintenanceWindows.Position last) {
        var order = window.from().compareTo(last.at());
        return order > 0
                || (order == 0 && window.id().value().compareTo(last.id().value()) > 0);
    }

    /**
     * Returns windows that have ended or were cancelled, the latest first, from the store.
     *
     * @param region only this region; null: all that the actor may see
     * @param limit the largest number of windows to return
     * @param after the last window of the previous page, by its end; null for the first page
     */
    public MaintenanceWindows.Page past(
            Actor actor, @Nullable RegionId region, int limit, MaintenanceWindows.@Nullable Position after) {
        if (region != null && !actor.maySee(region)) {
            return new MaintenanceWindows.Page(List.of(), 0, false);
        }
        return windows.past(region == null ? actor.regions() : Set.of(region), clock.instant(), limit, after);
    }

    /**
     * @return the running and future windows in that span whose scope contains this one, equals it or lies within it,
     *     and that the actor may see
     */
    public List<MaintenanceWindow> beside(Actor actor, Scope scope, Instant from, Instant until) {
        var now = clock.instant();
        return calendar.windows().stream()
                .filter(window -> window.end().isAfter(now))
                .filter(window -> actor.maySee(window.region()))
                .filter(window -> window.overlaps(from, until))
                .filter(window -> isIn(scope, window.scope()) || isIn(window.scope(), scope))
                .toList();
    }

    private boolean isIn(Scope inner, Scope outer) {
        return switch (inner) {
            case Scope.OfRegion(var region) -> Scope.around(region, null, null).contains(outer);
            case Scope.OfCinema(var cinemaId) ->
                Scope.around(regionOf(inner).orElse(RegionId.UNASSIGNED), cinemaId, null)
                        .contains(outer);
            case Scope.OfScreen(var cinemaId, var screenId) ->
                Scope.around(regionOf(inner).orElse(RegionId.UNASSIGNED), cinemaId, screenId)
                        .contains(outer);
        };
    }

    /** @return the market of the place; empty if the portal does not know the place */
    public Optional<RegionId> regionOf(Scope scope) {
        return switch (scope) {
            case Scope.OfRegion(var region) ->
                regions.all().stream().map(Region::id).filter(region::equals).findFirst();
            case Scope.OfCinema(var cinemaId) -> fleet.cinema(cinemaId).map(Cinema::region);
            case Scope.OfScreen(var cinemaId, var screenId) ->
                fleet.screen(cinemaId, screenId)
                        .flatMap(screen -> fleet.cinema(cinemaId))
                        .map(Cinema::region);
        };
    }

    /** @return why a new window cannot have these times; none if it can */
    public Optional<Explanation> problem(Instant from, Instant until) {
        return PlanRules.times(from, until, clock.instant(), settings.longest()).map(PlanResult.Invalid::reason);
    }

    /** @return why the window cannot end then; none if it can */
    public Optional<Explanation> problem(MaintenanceWindow window, Instant until) {
        return PlanRules.end(window.from(), until, clock.instant(), settings.longest())
                .map(PlanResult.Invalid::reason);
    }

    private static Signature signed(Actor actor, Instant now) {
        return new Signature(actor.name(), now.truncatedTo(ChronoUnit.MILLIS));
    }

    private static PlanResult notAllowed() {
        return new PlanResult.NotAllowed(Explanation.of("plan.rejected.not-allowed"));
    }
}
