package com.cinemataztic.incidents.tickets.ui;

import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.board.Deadline;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import com.cinemataztic.incidents.tickets.board.TicketQueue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The live tickets of a region.
 *
 * @param region the region
 * @param counts how many there are
 * @param next the most urgent deadline of what is still broken; null if nothing is
 */
record RegionUrgency(
        Region region, TicketQueue.Counts counts, @Nullable Deadline next) {

    /** @return whether the region has no live ticket */
    boolean isQuiet() {
        return counts.tickets() == 0;
    }

    /**
     * @param live all live tickets of these regions, in the order of work
     * @return the regions, the most urgent first, the quiet ones last and in their own order
     */
    static List<RegionUrgency> of(
            List<Region> regions, Map<RegionId, TicketQueue.Counts> counts, List<QueueEntry> live) {
        var known = new LinkedHashMap<RegionId, Region>();
        regions.forEach(region -> known.put(region.id(), region));
        var broken = new LinkedHashMap<RegionId, Deadline>();
        var recovering = new ArrayList<RegionId>();
        for (var entry : live) {
            var region = entry.row().subject().region();
            if (entry.recovery() == QueueEntry.Recovery.NONE) {
                broken.putIfAbsent(region, entry.deadline());
            } else {
                recovering.add(region);
            }
        }
        var order = new ArrayList<>(broken.keySet());
        order.addAll(recovering);
        order.addAll(known.keySet());
        return order.stream()
                .distinct()
                .flatMap(id -> Optional.ofNullable(known.get(id)).stream())
                .map(region -> new RegionUrgency(
                        region, counts.getOrDefault(region.id(), TicketQueue.Counts.NONE), broken.get(region.id())))
                .toList();
    }
}
