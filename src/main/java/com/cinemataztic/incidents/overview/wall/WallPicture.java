package com.cinemataztic.incidents.overview.wall;

import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import java.util.List;

/**
 * The whole wall at one moment. Immutable, shared by all viewers; each sees the part of its regions.
 *
 * @param regions the regions that have screens, the easternmost first: the day begins there
 * @param due the tickets that are due, in the order of work; the screens below a site count as the site
 * @param elsewhere the region of each live ticket that no cell shows: hosts, the monitoring itself, unlisted screens
 */
public record WallPicture(List<WallRegion> regions, List<Due> due, List<RegionId> elsewhere) {

    /** No screens and no tickets. */
    static final WallPicture EMPTY = new WallPicture(List.of(), List.of(), List.of());

    /**
     * A ticket that is due.
     *
     * @param entry the ticket
     * @param screens how many screens it is about, if it is a site; else 0
     */
    public record Due(QueueEntry entry, int screens) {}

    public WallPicture {
        regions = List.copyOf(regions);
        due = List.copyOf(due);
        elsewhere = List.copyOf(elsewhere);
    }
}
