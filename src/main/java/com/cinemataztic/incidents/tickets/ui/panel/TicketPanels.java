package com.cinemataztic.incidents.tickets.ui.panel;

import com.cinemataztic.incidents.fleet.CinemaDesk;
import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.platform.ui.PanelSection;
import com.cinemataztic.incidents.platform.ui.ShortcutKeys;
import com.cinemataztic.incidents.platform.ui.Shortcuts;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.tickets.board.TicketQueue;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import com.vaadin.flow.server.VaadinSession;
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

    /** @return the person's single keys, for one page */
    public Shortcuts shortcuts() {
        var session = VaadinSession.getCurrent();
        var keys = session.getAttribute(ShortcutKeys.class);
        return new Shortcuts(
                keys == null ? ShortcutKeys.DEFAULT : keys, chosen -> session.setAttribute(ShortcutKeys.class, chosen));
    }

    public TicketPanel panel(PanelPage page, Shortcuts shortcuts) {
        var model = new TicketViewModel(queue, regions, currentActor, accounts, cinemas);
        return new TicketPanel(model, actions(), clock, sections, page, shortcuts);
    }
}
