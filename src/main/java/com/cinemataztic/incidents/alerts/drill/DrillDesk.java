package com.cinemataztic.incidents.alerts.drill;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.AuditLog;
import com.cinemataztic.incidents.identity.AuditLog.Change;
import com.cinemataztic.incidents.identity.AuditLog.Kind;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.Severity;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Lets admins start drills and read their results. Other accounts see none. */
@Service
public class DrillDesk {

    private static final Logger LOGGER = LoggerFactory.getLogger(DrillDesk.class);

    private static final int SHOWN = 300;

    private final Drills drills;
    private final DrillAlerts alerts;
    private final DrillTracker tracker;
    private final RegionDirectory regions;
    private final AuditLog audit;
    private final Clock clock;

    /** What came of a request to start a drill. */
    public enum Started {
        /** It runs. */
        DONE,
        /** Another drill runs in the region. */
        RUNNING_ALREADY,
        /** No Alertmanager is configured. */
        NO_ALERTMANAGER,
        /** There is no such region. */
        NO_SUCH_REGION,
        /** Only an admin who sees the region may. */
        NOT_ALLOWED
    }

    public DrillDesk(
            Drills drills,
            DrillAlerts alerts,
            DrillTracker tracker,
            RegionDirectory regions,
            AuditLog audit,
            Clock clock) {
        this.drills = drills;
        this.alerts = alerts;
        this.tracker = tracker;
        this.regions = regions;
        this.audit = audit;
        this.clock = clock;
    }

    /** @return the regions that the actor may drill, by name */
    public List<Region> regions(Actor actor) {
        return regions.all().stream()
                .filter(region -> !region.id().equals(RegionId.UNASSIGNED))
                .filter(region -> allowed(actor, region.id()))
                .toList();
    }

    /** @return the last drills that the actor may see, the newest first */
    public List<Drill> last(Actor actor) {
        return actor.role().includes(Role.ADMIN)
                ? drills.last(SHOWN).stream()
                        .filter(drill -> actor.maySee(drill.region()))
                        .toList()
                : List.of();
    }

    /**
     * Starts a drill: its alert is posted to every Alertmanager, and the tracker follows it from there.
     *
     * @param notifiesOnCall whether the people on call get a mail, which says that it is a drill
     * @throws com.cinemataztic.incidents.store.StoreUnavailable when the store fails
     */
    public Started start(RegionId region, Severity severity, boolean notifiesOnCall, Actor actor) {
        if (!allowed(actor, region)) {
            return Started.NOT_ALLOWED;
        }
        if (regions(actor).stream().noneMatch(known -> known.id().equals(region))) {
            return Started.NO_SUCH_REGION;
        }
        if (!alerts.configured()) {
            return Started.NO_ALERTMANAGER;
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var drill = Drill.start(region, severity, notifiesOnCall, actor.name(), now);
        var change = new Change(
                actor,
                Kind.DRILL_STARTED,
                region.value(),
                Map.of(),
                Map.of(
                        "drill", drill.id().value(),
                        "severity", severity.word(),
                        "notifies", notifiesOnCall ? "on call" : "nobody"));
        if (!audit.record(change, () -> drills.add(drill))) {
            return Started.RUNNING_ALREADY;
        }
        LOGGER.info("{} started the drill {} in {}", actor.name(), drill.id(), region);
        tracker.follow(drill.id(), alerts.post(drill));
        return Started.DONE;
    }

    private static boolean allowed(Actor actor, RegionId region) {
        return actor.role().includes(Role.ADMIN) && actor.maySee(region);
    }
}
