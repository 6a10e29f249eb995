package com.cinemataztic.incidents.alerts.regions;

import com.cinemataztic.incidents.alerts.intake.Removal;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.AuditLog;
import com.cinemataztic.incidents.identity.AuditLog.Change;
import com.cinemataztic.incidents.identity.AuditLog.Kind;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.regions.PendingRegion;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.regions.RegionAcceptance;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.regions.RegionRejection;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Lets admins decide about the regions that labels of alerts name. Other accounts see none. Live tickets move to an
 * accepted region by themselves, within seconds. Every method throws
 * {@link com.cinemataztic.incidents.store.StoreUnavailable} when the store fails.
 */
@Service
public class RegionDesk {

    private static final Logger LOGGER = LoggerFactory.getLogger(RegionDesk.class);

    private final RegionDirectory directory;
    private final RegionAcceptance acceptance;
    private final AuditLog audit;

    RegionDesk(RegionDirectory directory, RegionAcceptance acceptance, AuditLog audit) {
        this.directory = directory;
        this.acceptance = acceptance;
        this.audit = audit;
    }

    /** @return the accepted regions, by name */
    public List<Region> accepted(Actor actor) {
        return allowed(actor) ? directory.all() : List.of();
    }

    /** @return the pending regions, undecided ones first */
    public List<PendingRegion> pending(Actor actor) {
        return allowed(actor) ? acceptance.pending() : List.of();
    }

    /**
     * Accepts a pending region.
     *
     * @param name for people
     * @param code ISO 3166 alpha-2
     * @param zone the id of a time zone
     */
    public RegionAcceptance.Outcome accept(RegionId id, String name, String code, String zone, Actor actor) {
        if (!allowed(actor)) {
            return new RegionAcceptance.Outcome.Rejected(RegionRejection.NOT_ADMIN);
        }
        var change = new Change(
                actor, Kind.REGION_ACCEPTED, id.value(), Map.of(), Map.of("name", name, "code", code, "zone", zone));
        var outcome = audit.record(
                change,
                () -> acceptance.accept(id, name, code, zone),
                RegionAcceptance.Outcome.Accepted.class::isInstance);
        if (outcome instanceof RegionAcceptance.Outcome.Accepted) {
            LOGGER.info("{} accepted the region {} as {}, {}", actor.name(), id, code, zone);
        }
        return outcome;
    }

    /**
     * Sets the code of an accepted region that has none.
     *
     * @param code ISO 3166 alpha-2
     */
    public RegionAcceptance.Outcome setCode(RegionId id, String code, Actor actor) {
        if (!allowed(actor)) {
            return new RegionAcceptance.Outcome.Rejected(RegionRejection.NOT_ADMIN);
        }
        var before = Map.of("code", directory.get(id).code());
        var change = new Change(actor, Kind.REGION_CHANGED, id.value(), before, Map.of("code", code));
        var outcome = audit.record(
                change, () -> acceptance.setCode(id, code), RegionAcceptance.Outcome.Accepted.class::isInstance);
        if (outcome instanceof RegionAcceptance.Outcome.Accepted) {
            LOGGER.info("{} set the code of the region {} to {}", actor.name(), id, code);
        }
        return outcome;
    }

    /** Dismisses a pending region: its tickets stay unassigned. */
    public Removal dismiss(RegionId id, Actor actor) {
        if (!allowed(actor)) {
            return Removal.NOT_ALLOWED;
        }
        var change = new Change(actor, Kind.REGION_DISMISSED, id.value(), Map.of(), Map.of());
        if (!audit.record(change, () -> acceptance.dismiss(id))) {
            return Removal.NOT_FOUND;
        }
        LOGGER.info("{} dismissed the region {}", actor.name(), id);
        return Removal.DONE;
    }

    private static boolean allowed(Actor actor) {
        return actor.role().includes(Role.ADMIN);
    }
}
