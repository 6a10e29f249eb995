package com.cinemataztic.incidents.tickets.timers;

import com.cinemataztic.incidents.fleet.Cinema;
import com.cinemataztic.incidents.fleet.FleetDirectory;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.Leadership;
import com.cinemataztic.incidents.tickets.Evidence;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.board.DueTickets;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import com.cinemataztic.incidents.tickets.rules.FleetUpdate;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Checks regularly whether live tickets still match the fleet: their region, and the machine installed there. A sweep
 * examines the tickets that changed; after a new reading of the fleet, and after a change of the accepted regions, all.
 */
@Component
public class FleetWatch {

    private static final Logger LOGGER = LoggerFactory.getLogger(FleetWatch.class);
    private static final String MACHINE = "machine_id";

    private final DueTickets due;
    private final FleetDirectory fleet;
    private final RegionDirectory regions;
    private final TicketDesk desk;
    private final Leadership leadership;

    public FleetWatch(
            LiveBoard board, FleetDirectory fleet, RegionDirectory regions, TicketDesk desk, Leadership leadership) {
        this.due = new DueTickets(board, fleet::readAt, regions::all);
        this.fleet = fleet;
        this.regions = regions;
        this.desk = desk;
        this.leadership = leadership;
    }

    @Scheduled(fixedDelayString = "${portal.tickets.sweep-every:2s}")
    public void sweep() {
        if (!leadership.held()) {
            due.restart();
            return;
        }
        try {
            var updates = new HashMap<TicketId, List<FleetUpdate>>();
            for (var row : due.changed()) {
                var its = row.state().live() ? updatesOf(row).toList() : List.<FleetUpdate>of();
                if (its.isEmpty()) {
                    due.settle(row.id(), null);
                } else {
                    updates.put(row.id(), its);
                }
            }
            desk.applyFleetUpdates(updates);
        } catch (RuntimeException storeDown) {
            LOGGER.warn("Fleet updates could not be written to tickets; retrying: {}", storeDown.getMessage());
        }
    }

    private Stream<FleetUpdate> updatesOf(TicketRow row) {
        return Stream.concat(moved(row).stream(), row.evidence().stream().flatMap(it -> replaced(row, it).stream()));
    }

    /** If the fleet knows no region, the ticket keeps its own. */
    private Optional<FleetUpdate> moved(TicketRow row) {
        return fleet.cinema(row.subject().cinemaId())
                .map(Cinema::region)
                .or(() -> accepted(row))
                .filter(region -> !region.equals(RegionId.UNASSIGNED)
                        && !region.equals(row.subject().region()))
                .map(FleetUpdate.Moved::new);
    }

    /** The region in the labels of an unassigned ticket may have been accepted since the ticket was opened. */
    private Optional<RegionId> accepted(TicketRow row) {
        return row.subject().region().equals(RegionId.UNASSIGNED)
                ? row.evidence().stream()
                        .map(Evidence::labels)
                        .map(labels -> regions.fromLabels(labels.get("region"), labels.get("country"))
                                .id())
                        .filter(region -> !region.equals(RegionId.UNASSIGNED))
                        .findFirst()
                : Optional.empty();
    }

    private Optional<FleetUpdate> replaced(TicketRow row, Evidence evidence) {
        var machineId = evidence.labels().get(MACHINE);
        return fleet.swap(row.subject().cinemaId(), row.subject().screenId(), machineId)
                .filter(swap -> evidence.firing() && !evidence.startsAt().isAfter(swap.at()))
                .map(swap -> new FleetUpdate.Replaced(String.valueOf(machineId), swap.by(), swap.at()));
    }
}
