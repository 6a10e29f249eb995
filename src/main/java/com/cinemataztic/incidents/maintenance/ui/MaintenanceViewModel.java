package com.cinemataztic.incidents.maintenance.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.maintenance.MaintenanceDesk;
import com.cinemataztic.incidents.maintenance.MaintenanceWindow;
import com.cinemataztic.incidents.maintenance.WindowId;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.store.StoreUnavailable;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The state of the page Maintenance, without UI components. Reads the account's rights again on each poll. */
class MaintenanceViewModel {

    private static final int STEP = 100;
    private static final int ALL_AHEAD = 10_000;

    private final MaintenanceDesk desk;
    private final RegionDirectory directory;
    private final CurrentActor currentActor;
    private final Clock clock;
    private final ScopeOptions places;

    private @Nullable Actor actor;
    private List<Row> rows = List.of();
    private @Nullable Row selected;
    private int wantedPast = STEP;
    private boolean morePast;
    private boolean storeDown;

    /** A window and its state. */
    record Row(MaintenanceWindow window, MaintenanceWindow.State state) {

        /** @return the id, which identifies the row in lists */
        WindowId id() {
            return window.id();
        }
    }

    MaintenanceViewModel(
            MaintenanceDesk desk,
            RegionDirectory directory,
            CurrentActor currentActor,
            Clock clock,
            ScopeOptions places) {
        this.desk = desk;
        this.directory = directory;
        this.currentActor = currentActor;
        this.clock = clock;
        this.places = places;
    }

    /**
     * Reads everything again.
     *
     * @return whether the list has changed
     */
    boolean refresh(MaintenanceLocation location) {
        var before = rows;
        var reader = currentActor.get().orElse(null);
        actor = reader;
        if (reader == null) {
            rows = List.of();
            selected = null;
            morePast = false;
            return !before.isEmpty();
        }
        var now = clock.instant();
        var windows = new ArrayList<>(
                desk.ahead(reader, location.region(), ALL_AHEAD, null).windows());
        try {
            morePast = false;
            if (location.past()) {
                var page = desk.past(reader, location.region(), wantedPast, null);
                windows.addAll(page.windows());
                morePast = page.more();
            }
            rows = rows(windows, now);
            selected = selected(location.window(), reader, now);
            storeDown = false;
        } catch (StoreUnavailable unavailable) {
            // Running and future windows are known without the store; past ones are not shown until it can be read
            // again.
            storeDown = true;
            rows = rows(windows, now);
        }
        return !before.equals(rows);
    }

    private static List<Row> rows(List<MaintenanceWindow> windows, Instant now) {
        return windows.stream()
                .map(window -> new Row(window, window.state(now)))
                .toList();
    }

    private @Nullable Row selected(@Nullable WindowId wanted, Actor reader, Instant now) {
        if (wanted == null) {
            return null;
        }
        return rows.stream()
                .filter(row -> row.id().equals(wanted))
                .findFirst()
                .orElseGet(() -> desk.find(reader, wanted)
                        .map(window -> new Row(window, window.state(now)))
                        .orElse(null));
    }

    List<Row> rows() {
        return rows;
    }

    Optional<Row> selected() {
        return Optional.ofNullable(selected);
    }

    boolean mayPlan() {
        return actor != null && actor.mayChange();
    }

    boolean morePast() {
        return morePast;
    }

    /** Increases the number of past windows shown from the next poll on. */
    void wantMore() {
        wantedPast += STEP;
    }

    /** @return the regions the account may see */
    List<Region> regions() {
        return directory.all().stream()
                .filter(region -> actor != null && actor.maySee(region.id()))
                .toList();
    }

    ScopeOptions places() {
        return places;
    }

    Instant now() {
        return clock.instant();
    }

    /** @return the counts in words */
    String summary() {
        var running = count(MaintenanceWindow.State.RUNNING);
        var coming = count(MaintenanceWindow.State.COMING);
        var summary = text("maintenance.summary", running, coming);
        return storeDown ? text("maintenance.past-unread") + " " + summary : summary;
    }

    private long count(MaintenanceWindow.State state) {
        return rows.stream().filter(row -> row.state() == state).count();
    }

    /** @return why the list is empty */
    String emptyText() {
        if (actor == null) {
            return text("page.signed-out");
        }
        var empty = text("maintenance.empty");
        return mayPlan() ? empty + " " + text("maintenance.empty.plan") : empty;
    }
}
