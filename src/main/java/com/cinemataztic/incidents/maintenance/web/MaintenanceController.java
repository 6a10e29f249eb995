package com.cinemataztic.incidents.maintenance.web;

import com.cinemataztic.incidents.fleet.FleetDirectory;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.maintenance.MaintenanceDesk;
import com.cinemataztic.incidents.maintenance.MaintenanceWindow;
import com.cinemataztic.incidents.maintenance.MaintenanceWindows;
import com.cinemataztic.incidents.maintenance.PlanResult;
import com.cinemataztic.incidents.maintenance.WindowId;
import com.cinemataztic.incidents.platform.web.BadRequest;
import com.cinemataztic.incidents.platform.web.Paging;
import com.cinemataztic.incidents.platform.web.Problem;
import com.cinemataztic.incidents.regions.RegionId;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Windows over REST. A token or a session may read; operators and admins plan, move and end windows with a session and
 * its CSRF token. Bearer tokens may not write.
 */
@RestController
class MaintenanceController {

    private static final int MOST = 500;
    private static final Set<String> PLAN = Set.of("region", "cinemaId", "screenId", "from", "until", "reason");
    private static final Set<String> MOVE = Set.of("until", "version");

    private final MaintenanceDesk desk;
    private final FleetDirectory fleet;
    private final CurrentActor currentActor;
    private final Clock clock;

    MaintenanceController(MaintenanceDesk desk, FleetDirectory fleet, CurrentActor currentActor, Clock clock) {
        this.desk = desk;
        this.fleet = fleet;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /**
     * One page of windows.
     *
     * @param items running and future windows by their beginning, or past windows, the latest end first
     * @param total how many windows there are on all pages
     * @param next the cursor of the next page; null on the last page
     */
    record PageAnswer(
            List<WindowAnswer> items, long total, @Nullable String next) {}

    @Operation(operationId = "listMaintenance", summary = "Planned windows, or past ones")
    @GetMapping("/api/maintenance")
    PageAnswer list(
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "false") String past,
            @RequestParam(defaultValue = "100") String limit,
            @RequestParam(defaultValue = "") String cursor) {
        var over = past(past);
        var of = region(region);
        var query = "maintenance " + over + " " + of;
        var after = Paging.position(cursor, query, (at, id) -> new MaintenanceWindows.Position(at, new WindowId(id)));
        var page = over
                ? desk.past(actor(), of, Paging.limit(limit, MOST), after)
                : desk.ahead(actor(), of, Paging.limit(limit, MOST), after);
        return new PageAnswer(
                page.windows().stream().map(this::answer).toList(),
                page.total(),
                page.more() ? cursor(query, page.windows().getLast(), over) : null);
    }

    @Operation(operationId = "getMaintenance", summary = "One window")
    @GetMapping("/api/maintenance/{id}")
    ResponseEntity<?> get(@PathVariable String id) {
        return window(
                id,
                windowId -> desk.find(actor(), windowId)
                        .<ResponseEntity<?>>map(found -> ResponseEntity.ok(answer(found)))
                        .orElseGet(MaintenanceController::noSuchWindow));
    }

    @Operation(operationId = "planMaintenance", summary = "Plan a window")
    @PostMapping("/api/maintenance")
    ResponseEntity<?> plan(HttpServletRequest request) throws IOException {
        var wanted = WindowRequest.read(request, PLAN);
        var outcome =
                desk.plan(actor(), wanted.scope(), wanted.moment("from"), wanted.moment("until"), wanted.reason());
        return outcome instanceof PlanResult.Done(var window)
                ? ResponseEntity.created(URI.create("/api/maintenance/" + window.id()))
                        .body(answer(window))
                : answer(outcome);
    }

    /** Changes the end of a window. */
    @Operation(operationId = "moveMaintenanceEnd", summary = "Move the end of a window")
    @PatchMapping("/api/maintenance/{id}")
    ResponseEntity<?> move(@PathVariable String id, HttpServletRequest request) throws IOException {
        var wanted = WindowRequest.read(request, MOVE);
        var version = wanted.version();
        var until = wanted.moment("until");
        return window(id, windowId -> answer(desk.moveEnd(actor(), windowId, version, until)));
    }

    /** Ends a running window now, or cancels one that has not begun. The window can still be read. */
    @Operation(operationId = "endMaintenance", summary = "End a window now, or cancel it before it begins")
    @DeleteMapping("/api/maintenance/{id}")
    ResponseEntity<?> end(@PathVariable String id, @RequestParam(defaultValue = "") String version) {
        var seen = version(version);
        return window(id, windowId -> answer(desk.end(actor(), windowId, seen)));
    }

    private ResponseEntity<?> answer(PlanResult outcome) {
        return switch (outcome) {
            case PlanResult.Done(var window) -> ResponseEntity.ok(answer(window));
            case PlanResult.Invalid(var why, var reason) ->
                problem(HttpStatus.UNPROCESSABLE_CONTENT, slug(why), reason.english());
            case PlanResult.NotAllowed(var reason) -> problem(HttpStatus.FORBIDDEN, "not-allowed", reason.english());
            case PlanResult.NotFound() -> noSuchWindow();
            case PlanResult.Stale(var present) -> {
                var problem = Problem.of(
                        HttpStatus.CONFLICT,
                        "changed-meanwhile",
                        "Somebody else changed this window meanwhile. Nothing was changed.");
                problem.setProperty("window", answer(present));
                yield ResponseEntity.status(HttpStatus.CONFLICT).body(problem);
            }
        };
    }

    private static String slug(PlanResult.Problem why) {
        return switch (why) {
            case NO_SUCH_PLACE -> "no-such-place";
            case BAD_TIMES -> "bad-times";
            case BAD_REASON -> "bad-reason";
            case OVER -> "window-over";
            case TOO_MANY -> "too-many-windows";
        };
    }

    private WindowAnswer answer(MaintenanceWindow window) {
        return WindowAnswer.of(window, fleet, clock.instant());
    }

    /** An account that may no longer sign in is treated as unauthenticated (401), however long its session lasts. */
    private Actor actor() {
        return currentActor
                .get()
                .orElseThrow(() -> new AuthenticationCredentialsNotFoundException("the account is closed"));
    }

    private static ResponseEntity<?> window(String id, Function<WindowId, ResponseEntity<?>> answer) {
        return WindowId.parse(id).<ResponseEntity<?>>map(answer).orElseGet(MaintenanceController::noSuchWindow);
    }

    private static ResponseEntity<?> noSuchWindow() {
        return problem(
                HttpStatus.NOT_FOUND,
                "no-such-window",
                "There is no maintenance window with that id, or you may not see it.");
    }

    private static ResponseEntity<?> problem(HttpStatus status, String slug, String detail) {
        return ResponseEntity.status(status).body(Problem.of(status, slug, detail));
    }

    private static boolean past(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new BadRequest("bad-past", "past is true or false.");
        };
    }

    private static @Nullable RegionId region(String text) {
        return text.isBlank()
                ? null
                : RegionId.parse(text)
                        .orElseThrow(() -> new BadRequest("bad-region", "region is an id such as new-zealand."));
    }

    private static long version(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException noNumber) {
            throw new BadRequest("bad-version", "version is the number of the window that you saw.");
        }
    }

    private static String cursor(String query, MaintenanceWindow last, boolean past) {
        return Paging.cursor(query, past ? last.end() : last.from(), last.id());
    }
}
