package com.cinemataztic.incidents.tickets.ui.panel;

import com.cinemataztic.incidents.fleet.CinemaDesk;
import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.platform.ui.PanelSection;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.tickets.board.TicketQueue;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes the panels of tickets: one for each page that shows one. */
@Component
public class TicketPanels {

    private final TicketQueue queue;
    private final RegionDirectory regions;
    private final CurrentActor currentActor;
    private final AccountDesk accounts;
    private final CinemaDesk cinemas;
    private final TicketDesk desk;
    private final List<PanelSection> sections;
    private final Clock clock;

    TicketPanels(
            TicketQueue queue,
            RegionDirectory regions,
            CurrentActor currentActor,
            AccountDesk accounts,
            CinemaDesk cinemas,
            TicketDesk desk,
            List<PanelSection> sections,
            Clock clock) {
        this.queue = queue;
        this.regions = regions;
        this.currentActor = currentActor;
        this.accounts = accounts;
        this.cinemas = cinemas;
        this.desk = desk;
        this.sections = sections;
        this.clock = clock;
    }

    /** @return the account's actions on tickets */
    public TicketActions actions() {
        return new TicketActions(desk, currentActor, clock);
    }

    /**
     * @param onChanged called after an action, so that the page shows what has become of the ticket
     * @param onLeave called when the person closes the panel
     */
    public TicketPanel panel(Runnable onChanged, Runnable onLeave) {
        var model = new TicketViewModel(queue, regions, currentActor, accounts, cinemas);
        return new TicketPanel(model, actions(), clock, sections, onChanged, onLeave);
    }
}
