package com.cinemataztic.incidents.tickets.desk;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.store.StoreUnavailable;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.Sites;
import java.util.ArrayList;
import java.util.List;

/** Moves a site's ticket, and the tickets of its screens after it, each by a change of its own. */
final class SiteTransitions {

    private final Sites sites;
    private final CallerRequests requests;

    SiteTransitions(Sites sites, CallerRequests requests) {
        this.sites = sites;
        this.requests = requests;
    }

    /** @see TicketDesk#applyWithScreens */
    SiteOutcome apply(TicketId id, int version, Transition transition, Actor actor, boolean screensToo) {
        // As it is before the click: once the site is closed or released, its screens and its holder are no longer
        // known.
        var site = sites.find(id);
        var outcome = requests.apply(id, version, transition, actor);
        if (site.isEmpty() || !(outcome instanceof Outcome.Done)) {
            return new SiteOutcome(outcome, List.of(), List.of());
        }
        var holder = site.get().ticket().assignee();
        var screens = new ArrayList<Outcome>();
        var unanswered = new ArrayList<TicketId>();
        for (var screen : site.get().children()) {
            var steps = ScreenTransitions.of(screen, transition, holder, actor, screensToo);
            if (!steps.isEmpty() && actor.maySee(screen.subject().region())) {
                try {
                    screens.add(applyAll(screen, steps, actor));
                } catch (StoreUnavailable | DeskBusy unavailable) {
                    unanswered.add(screen.id());
                }
            }
        }
        return new SiteOutcome(outcome, screens, unanswered);
    }

    /** Applies one transition after another, as long as each is done. */
    private Outcome applyAll(TicketRow screen, List<Transition> steps, Actor actor) {
        var outcome = requests.apply(screen.id(), screen.version(), steps.getFirst(), actor);
        for (var next : steps.subList(1, steps.size())) {
            if (outcome instanceof Outcome.Done(var ticket)) {
                outcome = requests.apply(ticket.id(), ticket.version(), next, actor);
            }
        }
        return outcome;
    }
}
