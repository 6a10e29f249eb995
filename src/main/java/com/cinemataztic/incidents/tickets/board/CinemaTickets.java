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

    static final CinemaTickets NONE = new CinemaTickets(null, HashTreePMap.empty());

    private final @Nullable TicketRow site;
    private final HashPMap<TicketId, TicketRow> rows;

    /** Created on first use; two threads that create it at once create the same. */
    private @Nullable Site made;

    private CinemaTickets(@Nullable TicketRow site, HashPMap<TicketId, TicketRow> rows) {
        this.site = site;
        this.rows = rows;
    }

    static boolean includes(TicketRow row) {
        return (row.state().live() || row.snoozedUntil() != null) && (RollUp.isScreen(row) || RollUp.isSite(row));
    }

    CinemaTickets with(TicketRow row) {
        return new CinemaTickets(row.state().live() && RollUp.holds(row) ? row : site, rows.plus(row.id(), row));
    }

    CinemaTickets without(TicketRow row) {
        return new CinemaTickets(row.equals(site) ? null : site, rows.minus(row.id()));
    }

    Optional<Site> site() {
        var its = made;
        if (its == null && site != null) {
            its = new Site(
                    site,
                    rows.values().stream()
                            .filter(row -> row.state().live() && RollUp.isScreen(row))
                            .toList());
            made = its;
        }
        return Optional.ofNullable(its);
    }

    boolean hasSite() {
        return site != null;
    }

    Collection<TicketRow> rows() {
        return rows.values();
    }
}
