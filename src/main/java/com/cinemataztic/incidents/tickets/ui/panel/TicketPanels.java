package com.cinemataztic.incidents.tickets.ui.panel;

import com.cinemataztic.incidents.fleet.CinemaDesk;
import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.identity.preferences.CommonPreferences;
import com.cinemataztic.incidents.identity.preferences.Preferences;
import com.cinemataztic.incidents.platform.prometheus.PrometheusQueries;
import com.cinemataztic.incidents.platform.text.Runbooks;
import com.cinemataztic.incidents.platform.ui.PanelSection;
import com.cinemataztic.incidents.platform.ui.ShortcutKeys;
import com.cinemataztic.incidents.platform.ui.Shortcuts;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.tickets.board.TicketQueue;
import com.cinemataztic.incidents.tickets.board.TicketSearch;
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
    private final TicketSearch search;
    private final Preferences preferences;
    private final Runbooks runbooks;
    private final PrometheusQueries prometheus;
    private final List<PanelSection> sections;
    private final Clock clock;

    TicketPanels(
            TicketQueue queue,
            RegionDirectory regions,
            CurrentActor currentActor,
            AccountDesk accounts,
            CinemaDesk cinemas,
            TicketDesk desk,
            TicketSearch search,
            Preferences preferences,
            Runbooks runbooks,
            PrometheusQueries prometheus,
            List<PanelSection> sections,
            Clock clock) {
        this.queue = queue;
        this.regions = regions;
        this.currentActor = currentActor;
        this.accounts = accounts;
        this.cinemas = cinemas;
        this.desk = desk;
        this.search = search;
        this.preferences = preferences;
        this.runbooks = runbooks;
        this.prometheus = prometheus;
        this.sections = sections;
        this.clock = clock;
    }

    /** @return the account's actions on tickets */
    public TicketActions actions() {
        return new TicketActions(desk, currentActor, clock);
    }

    /** @return the person's single keys, for one page */
    public Shortcuts shortcuts() {
        var keys = currentActor
                .get()
                .map(preferences::of)
                .map(own -> new ShortcutKeys(
                        own.get(CommonPreferences.SHORTCUTS), own.get(CommonPreferences.SHORTCUT_KEYS)))
                .orElse(ShortcutKeys.DEFAULT);
        return new Shortcuts(keys, chosen -> currentActor.get().ifPresent(actor -> keep(actor, chosen)));
    }

    private void keep(Actor actor, ShortcutKeys chosen) {
        preferences.set(actor, CommonPreferences.SHORTCUTS, chosen.on());
        preferences.set(actor, CommonPreferences.SHORTCUT_KEYS, chosen.chosen());
    }

    public TicketPanel panel(PanelPage page, Shortcuts shortcuts) {
        var model = new TicketViewModel(queue, search, regions, currentActor, accounts, cinemas, clock);
        return new TicketPanel(model, actions(), clock, sections, runbooks, prometheus, page, shortcuts);
    }
}
