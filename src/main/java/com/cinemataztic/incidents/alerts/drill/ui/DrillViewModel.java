package com.cinemataztic.incidents.alerts.drill.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.alerts.drill.Drill;
import com.cinemataztic.incidents.alerts.drill.DrillDesk;
import com.cinemataztic.incidents.alerts.drill.DrillFigures;
import com.cinemataztic.incidents.alerts.drill.DrillProgress;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.platform.ui.Message;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.StoreUnavailable;
import com.cinemataztic.incidents.tickets.Severity;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** State of the page Drill, without UI components. Checks the account's rights again at each refresh. */
class DrillViewModel {

    private static final int EARLIER = 10;

    private final DrillDesk desk;
    private final CurrentActor currentActor;
    private final Clock clock;

    private boolean allowed;
    private boolean storeDown;
    private List<Row> rows = List.of();

    /**
     * A drill and its progress.
     *
     * @param progress now, or when it finished
     */
    record Course(Drill drill, DrillProgress progress) {

        boolean runs() {
            return drill.finishedAt() == null;
        }
    }

    /**
     * A region with its drills.
     *
     * @param courses its last drills, the newest first
     * @param figures of those that have finished
     */
    record Row(Region region, List<Course> courses, DrillFigures figures) {

        Optional<Course> last() {
            return courses.stream().findFirst();
        }

        boolean runs() {
            return last().filter(Course::runs).isPresent();
        }

        List<Course> earlier() {
            return courses.stream().skip(1).limit(EARLIER).toList();
        }
    }

    DrillViewModel(DrillDesk desk, CurrentActor currentActor, Clock clock) {
        this.desk = desk;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /**
     * Reads everything again.
     *
     * @return whether anything changed
     */
    boolean refresh() {
        var before = rows;
        var reader = currentActor
                .get()
                .filter(actor -> actor.role().includes(Role.ADMIN))
                .orElse(null);
        allowed = reader != null;
        if (reader == null) {
            rows = List.of();
            return !before.isEmpty();
        }
        try {
            var drills = desk.last(reader);
            rows = desk.regions(reader).stream()
                    .map(region -> row(region, drills))
                    .toList();
            storeDown = false;
        } catch (StoreUnavailable unavailable) {
            // What was read before stays; the page says that it may be old.
            storeDown = true;
        }
        return !before.equals(rows);
    }

    private Row row(Region region, List<Drill> drills) {
        var now = clock.instant();
        var ofRegion = drills.stream()
                .filter(drill -> drill.region().equals(region.id()))
                .toList();
        return new Row(
                region,
                ofRegion.stream()
                        .map(drill -> new Course(drill, DrillProgress.of(drill, now)))
                        .toList(),
                DrillFigures.of(ofRegion.stream()
                        .filter(drill -> drill.finishedAt() != null)
                        .toList()));
    }

    List<Row> rows() {
        return rows;
    }

    Optional<Row> row(@Nullable RegionId region) {
        return rows.stream().filter(row -> row.region().id().equals(region)).findFirst();
    }

    /** @return why the list may be old or empty; empty when neither */
    String note() {
        if (!allowed) {
            return text("page.signed-out");
        }
        return storeDown ? text("page.store-down") : "";
    }

    /**
     * Starts a drill.
     *
     * @return a message for the person
     */
    Message start(Region region, Severity severity, boolean notifiesOnCall) {
        var actor = currentActor.get();
        if (actor.isEmpty()) {
            return new Message(text("page.signed-out-unchanged"), false);
        }
        try {
            return switch (desk.start(region.id(), severity, notifiesOnCall, actor.get())) {
                case DONE -> new Message(text("drill.started", region.name()), true);
                case RUNNING_ALREADY -> new Message(text("drill.running-already", region.name()), false);
                case NO_ALERTMANAGER -> new Message(text("drill.no-alertmanager"), false);
                case NO_SUCH_REGION -> new Message(text("drill.no-such-region"), false);
                case NOT_ALLOWED -> new Message(text("drill.not-allowed"), false);
            };
        } catch (StoreUnavailable unavailable) {
            return Message.of(unavailable);
        }
    }
}
