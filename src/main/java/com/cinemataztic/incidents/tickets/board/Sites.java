package com.cinemataztic.incidents.tickets.board;

import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.rules.RollUp;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Tells which tickets stand under a site. Answered from the board, which has it by cinema, so that it may be asked of
 * each row of a list.
 */
@Component
public class Sites {

    private final LiveBoard board;

    public Sites(LiveBoard board) {
        this.board = board;
    }

    /**
     * @return the site that the ticket stands under now; empty for one that stands on its own, and for a site. While it
     *     stands under one it sends nothing and climbs no ladder
     */
    public Optional<TicketRow> siteOver(TicketRow child) {
        return child.state().live() && RollUp.isScreen(child)
                ? board.snapshot().siteOf(child.subject().cinemaId()).map(Site::ticket)
                : Optional.empty();
    }

    /** @return the live tickets under the site now; none for a ticket that is no site, or one that has ended */
    public List<TicketRow> childrenOf(TicketRow site) {
        return find(site.id()).map(Site::children).orElse(List.of());
    }

    /** @return whether the ticket is a site: live, closed, or ended and kept open by a follow-up */
    public boolean isSite(TicketRow row) {
        return RollUp.isSite(row);
    }

    /** @return the site of that id, if it is one whose screens are dark now */
    public Optional<Site> find(TicketId id) {
        return board.row(id)
                .flatMap(row -> board.snapshot().siteOf(row.subject().cinemaId()))
                .filter(site -> site.ticket().id().equals(id));
    }
}
