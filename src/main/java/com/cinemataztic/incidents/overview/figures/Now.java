package com.cinemataztic.incidents.overview.figures;

import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.board.Deadline;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is broken now. A ticket of a site and those of its screens count one by one.
 *
 * @param screens how many screens have a live ticket
 * @param missing how many of them have a show in progress
 * @param regions one a region with live tickets: the most tickets that miss a show first, then the most tickets
 */
public record Now(int screens, int missing, List<RegionNow> regions) {

    /**
     * The live tickets of a region.
     *
     * @param open how many nobody has taken
     * @param inprogress how many somebody works on
     * @param missing how many are on a screen with a show in progress
     * @param oldest the ticket with the oldest fault
     * @param since when that fault began
     */
    public record RegionNow(Region region, int open, int inprogress, int missing, TicketId oldest, Instant since) {

        /** @return all live tickets */
        public int tickets() {
            return open + inprogress;
        }
    }

    private record ScreenPlace(
            @Nullable String cinemaId, @Nullable String screenId) {}

    /** Pure. */
    static Now of(List<QueueEntry> live, List<Region> regions) {
        var byRegion = live.stream()
                .collect(Collectors.groupingBy(entry -> entry.row().subject().region()));
        var found = new ArrayList<RegionNow>();
        for (var region : regions) {
            var there = byRegion.get(region.id());
            if (there != null) {
                found.add(of(region, there));
            }
        }
        found.sort(Comparator.comparing(RegionNow::missing)
                .thenComparing(RegionNow::tickets)
                .reversed()
                .thenComparing(each -> each.region().name()));
        return new Now(screens(live, false), screens(live, true), found);
    }

    private static RegionNow of(Region region, List<QueueEntry> live) {
        var oldest = live.stream()
                .min(Comparator.<QueueEntry, Instant>comparing(
                                entry -> entry.row().startedAt())
                        .thenComparing(entry -> entry.id().value()))
                .orElseThrow();
        var open = (int)
                live.stream().filter(entry -> entry.row().state() == State.OPEN).count();
        return new RegionNow(
                region,
                open,
                live.size() - open,
                (int) live.stream().filter(Now::misses).count(),
                oldest.id(),
                oldest.row().startedAt());
    }

    private static int screens(List<QueueEntry> live, boolean missing) {
        return (int) live.stream()
                .filter(entry -> !entry.row().recovered() && (!missing || misses(entry)))
                .map(entry -> entry.row().subject())
                .filter(subject -> subject.screenId() != null)
                .map(subject -> new ScreenPlace(subject.cinemaId(), subject.screenId()))
                .distinct()
                .count();
    }

    private static boolean misses(QueueEntry entry) {
        return !entry.row().recovered() && entry.deadline().kind() == Deadline.Kind.MISSING_NOW;
    }
}
