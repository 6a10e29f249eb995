package com.cinemataztic.incidents.tickets.board;

import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.rules.RollUp;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;

/**
 * The tickets of a cinema's sites and offline screens, live or snoozed, and the live site above the screens, if there is
 * one. Immutable.
 */
final class CinemaTickets {

    static final CinemaTickets NONE = new CinemaTickets(null, HashTreePMap.empty(), LiveCounts.NONE);

    private final @Nullable TicketRow site;
    private final HashPMap<TicketId, TicketRow> rows;
    private final LiveCounts screens;

    /** Created on first use; two threads that create it at once create the same. */
    private @Nullable Site made;

    private CinemaTickets(@Nullable TicketRow site, HashPMap<TicketId, TicketRow> rows, LiveCounts screens) {
        this.site = site;
        this.rows = rows;
        this.screens = screens;
    }

    static boolean includes(TicketRow row) {
        return (row.state().live() || row.snoozedUntil() != null) && (RollUp.isScreen(row) || RollUp.isSite(row));
    }

    CinemaTickets with(TicketRow row) {
        return new CinemaTickets(
                row.state().live() && RollUp.holds(row) ? row : site,
                rows.plus(row.id(), row),
                isLiveScreen(row) ? screens.plus(LiveCounts.Kind.of(row), 1) : screens);
    }

    CinemaTickets without(TicketRow row) {
        return new CinemaTickets(
                row.equals(site) ? null : site,
                rows.minus(row.id()),
                isLiveScreen(row) ? screens.plus(LiveCounts.Kind.of(row), -1) : screens);
    }

    /** @return whether a site of its cinema covers it */
    static boolean isLiveScreen(TicketRow row) {
        return row.state().live() && RollUp.isScreen(row);
    }

    /** @return the live tickets of the screens, below the site if there is one */
    LiveCounts screens() {
        return site == null ? screens : screens.below(site.subject().region());
    }

    Optional<Site> site() {
        var its = made;
        if (its == null && site != null) {
            its = new Site(
                    site,
                    rows.values().stream().filter(CinemaTickets::isLiveScreen).toList());
            made = its;
        }
        return Optional.ofNullable(its);
    }

    Collection<TicketRow> rows() {
        return rows.values();
    }
}
