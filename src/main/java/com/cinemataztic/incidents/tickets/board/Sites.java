package com.cinemataztic.incidents.tickets.board;

import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.rules.RollUp;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Answers which tickets are below a site. It reads from the board, which is indexed by cinema, so it may be called for
 * each row of a list.
 */
@Component
public class Sites {

    private final LiveBoard board;

    public Sites(LiveBoard board) {
        this.board = board;
    }

    /**
     * @return the site that the ticket is below now; empty for one that is below none, and for a site. While it is
     *     below a site it sends nothing and does not escalate
     */
    public Optional<TicketRow> siteOver(TicketRow child) {
        return child.state().live() && RollUp.isScreen(child)
                ? board.snapshot().siteOf(child.subject().cinemaId()).map(Site::ticket)
                : Optional.empty();
    }

    /** @return the live tickets below the site now; none for a ticket that is no site, or one that has ended */
    public List<TicketRow> childrenOf(TicketRow site) {
        return find(site.id()).map(Site::children).orElse(List.of());
    }

    /** @return the site with that id, if it is one whose screens are dark now */
    public Optional<Site> find(TicketId id) {
        return board.row(id)
                .flatMap(row -> board.snapshot().siteOf(row.subject().cinemaId()))
                .filter(site -> site.ticket().id().equals(id));
    }
}
