package com.cinemataztic.incidents.overview.wall.ui;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.overview.wall.Cell;
import com.cinemataztic.incidents.overview.wall.FleetWall;
import com.cinemataztic.incidents.overview.wall.WallPicture.Due;
import com.cinemataztic.incidents.overview.wall.WallRegion;
import com.cinemataztic.incidents.overview.wall.WallScreen;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one window shows of the wall, without UI components. Checks the account's rights again at each refresh. */
class WallViewModel {

    /** More do not fit into the widest window. */
    private static final int MOST_DUE = 12;

    private final FleetWall wall;
    private final CurrentActor currentActor;

    private @Nullable Actor actor;

    /** What the browser has; null: nothing yet. */
    private @Nullable List<WallRegion> regions;

    private List<Due> due = List.of();
    private long elsewhere;

    WallViewModel(FleetWall wall, CurrentActor currentActor) {
        this.wall = wall;
        this.currentActor = currentActor;
    }

    /**
     * What the browser does not have yet.
     *
     * @param regions all of them, if a place changed; null: the places stayed
     * @param cells the cells that changed, by their number on this wall
     */
    record Change(@Nullable List<WallRegion> regions, Map<Integer, Cell> cells) {}

    /** The browser has nothing (any more). */
    void forget() {
        regions = null;
    }

    /** Reads everything again. */
    Change refresh() {
        var reader = currentActor.get().orElse(null);
        actor = reader;
        if (reader == null) {
            due = List.of();
            elsewhere = 0;
            return changeTo(List.of());
        }
        var picture = wall.picture();
        due = picture.due().stream()
                .filter(each -> reader.maySee(each.entry().row().subject().region()))
                .limit(MOST_DUE)
                .toList();
        elsewhere = picture.elsewhere().stream().filter(reader::maySee).count();
        return changeTo(picture.regions().stream()
                .filter(region -> reader.maySee(region.region().id()))
                .toList());
    }

    private Change changeTo(List<WallRegion> wanted) {
        var held = regions;
        regions = wanted;
        var places = held != null && places(held).equals(places(wanted));
        var cells = new LinkedHashMap<Integer, Cell>();
        int number = 0;
        for (int index = 0; index < wanted.size(); index++) {
            var region = wanted.get(index);
            var before = places && held != null ? held.get(index) : null;
            for (int place = 0; before != region && place < region.cells().size(); place++) {
                var cell = region.cells().get(place);
                if (before == null || !cell.equals(before.cells().get(place))) {
                    cells.put(number + place, cell);
                }
            }
            number += region.cells().size();
        }
        return new Change(places ? null : wanted, cells);
    }

    private static List<List<WallScreen>> places(List<WallRegion> regions) {
        return regions.stream().map(WallRegion::screens).toList();
    }

    /** @return what is due next */
    List<Due> due() {
        return due;
    }

    /** @return how many live tickets no cell shows */
    long elsewhere() {
        return elsewhere;
    }

    boolean signedIn() {
        return actor != null;
    }

    boolean hasScreens() {
        return regions != null && !regions.isEmpty();
    }
}
