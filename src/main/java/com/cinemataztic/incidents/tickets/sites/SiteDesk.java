package com.cinemataztic.incidents.tickets.sites;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.store.StoreUnavailable;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.Sites;
import com.cinemataztic.incidents.tickets.desk.DeskBusy;
import com.cinemataztic.incidents.tickets.desk.Outcome;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Moves tickets on a person's behalf, a site together with its screens. Each ticket is a click of its own at the desk:
 * the site first, and its screens only if the site moved. A ticket that is no site is moved alone, so callers that move
 * tickets for people may use this class for all of them.
 */
@Service
public class SiteDesk {

    private final TicketDesk desk;
    private final Sites sites;

    public SiteDesk(TicketDesk desk, Sites sites) {
        this.desk = desk;
        this.sites = sites;
    }

    /**
     * The result for a site and its screens.
     *
     * @param ticket the outcome for the ticket that was clicked
     * @param screens the outcomes for the screens that were to follow; empty unless the ticket moved for certain
     * @param unanswered the screens that stayed as they were, because the desk was busy or the store did not answer
     */
    public record Together(Outcome ticket, List<Outcome> screens, List<TicketId> unanswered) {

        public Together {
            screens = List.copyOf(screens);
            unanswered = List.copyOf(unanswered);
        }

        /** @return how many screens followed */
        public int followed() {
            return (int) screens.stream().filter(Outcome.Done.class::isInstance).count();
        }

        /** @return for how many screens it is unknown whether they followed */
        public int unknown() {
            return (int)
                    screens.stream().filter(Outcome.Unknown.class::isInstance).count();
        }

        /** @return how many screens should have followed and did not */
        public int stayed() {
            return screens.size() - followed() - unknown() + unanswered.size();
        }
    }

    /**
     * Takes, assigns and releases a site with its screens: those that nobody has taken, and those assigned to the
     * site's holder. A screen that another person works on stays theirs.
     *
     * @param id the ticket
     * @param version the version that the person saw
     * @param transition what they requested
     * @param actor who they are
     * @param screensToo whether closing a site also closes the tickets of its screens; ignored otherwise
     * @return the result
     * @throws DeskBusy when the queue is full, and nothing was done
     * @throws StoreUnavailable when the store failed before the ticket itself was changed
     */
    public Together apply(TicketId id, int version, Transition transition, Actor actor, boolean screensToo) {
        // As it is before the click: once the site is closed or released, its screens and its holder are no longer
        // known.
        var site = sites.find(id);
        var outcome = desk.apply(id, version, transition, actor);
        if (site.isEmpty() || !(outcome instanceof Outcome.Done)) {
            return new Together(outcome, List.of(), List.of());
        }
        var holder = site.get().ticket().assignee();
        var screens = new ArrayList<Outcome>();
        var unanswered = new ArrayList<TicketId>();
        for (var child : site.get().children()) {
            var steps = steps(child, transition, holder, actor, screensToo);
            if (!steps.isEmpty() && actor.maySee(child.subject().region())) {
                try {
                    screens.add(walk(child, steps, actor));
                } catch (StoreUnavailable | DeskBusy unavailable) {
                    unanswered.add(child.id());
                }
            }
        }
        return new Together(outcome, screens, unanswered);
    }

    private Outcome walk(TicketRow child, List<Transition> steps, Actor actor) {
        var outcome = desk.apply(child.id(), child.version(), steps.getFirst(), actor);
        for (var next : steps.subList(1, steps.size())) {
            if (outcome instanceof Outcome.Done(var ticket)) {
                outcome = desk.apply(ticket.id(), ticket.version(), next, actor);
            }
        }
        return outcome;
    }

    /**
     * @param holder who the site was assigned to before
     * @return the transitions of a screen's ticket when its site moves, in this order; empty: it stays as it is
     */
    static List<Transition> steps(
            TicketRow child, Transition transition, @Nullable String holder, Actor actor, boolean screensToo) {
        var untaken = child.state() == State.OPEN;
        var withHolder = child.state() == State.INPROGRESS && Objects.equals(holder, child.assignee());
        return switch (transition) {
            case Transition.Take take -> untaken ? List.of(take) : List.of();
            case Transition.Assign assign -> {
                if (untaken) {
                    // An open ticket is assigned by taking it first, as a person does.
                    yield assign.assignee().equals(actor.name())
                            ? List.of(new Transition.Take())
                            : List.of(new Transition.Take(), assign);
                }
                yield withHolder && !assign.assignee().equals(child.assignee()) ? List.of(assign) : List.of();
            }
            case Transition.Release release -> withHolder ? List.of(release) : List.of();
            case Transition.Close close -> screensToo ? List.of(close) : List.of();
            case Transition.FollowUp _, Transition.Reopen _ -> List.of();
        };
    }
}
