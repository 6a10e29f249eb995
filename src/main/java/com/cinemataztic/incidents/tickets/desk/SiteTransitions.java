package com.cinemataztic.incidents.tickets.desk;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.Site;
import com.cinemataztic.incidents.tickets.board.Sites;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Moves a site's ticket, and the tickets of its screens after it, each by a change of its own. */
final class SiteTransitions {

    private final Sites sites;
    private final CallerRequests requests;

    SiteTransitions(Sites sites, CallerRequests requests) {
        this.sites = sites;
        this.requests = requests;
    }

    /**
     * A ticket that was to move.
     *
     * @param site the site as it was before: once it is closed or released, its screens and its holder are no longer
     *     known; null when the ticket is none
     * @param outcome null: nothing was changed
     */
    private record Moved(
            TicketMove move, @Nullable Site site, @Nullable Outcome outcome) {}

    /** A screen that follows its site by these transitions, in this order. */
    private record Follower(TicketRow screen, List<Transition> steps) {}

    /** @see TicketDesk#applyWithScreens */
    SiteOutcome apply(TicketMove move, Actor actor) {
        var site = sites.find(move.id()).orElse(null);
        var outcome = requests.apply(move.id(), move.version(), move.transition(), actor);
        return Objects.requireNonNull(
                follow(List.of(new Moved(move, site, outcome)), actor).getFirst());
    }

    /** @see TicketDesk#applyAll */
    List<@Nullable SiteOutcome> applyAll(List<TicketMove> moves, Actor actor) {
        var before = moves.stream().map(move -> sites.find(move.id())).toList();
        var outcomes = requests.applyAll(moves, actor);
        var moved = IntStream.range(0, moves.size())
                .mapToObj(i -> new Moved(moves.get(i), before.get(i).orElse(null), outcomes.get(i)))
                .toList();
        return follow(moved, actor);
    }

    private List<@Nullable SiteOutcome> follow(List<Moved> moved, Actor actor) {
        var followers = moved.stream().map(each -> followers(each, actor)).toList();
        var followed =
                apply(followers.stream().flatMap(List::stream).toList(), actor).iterator();
        var results = new ArrayList<@Nullable SiteOutcome>(moved.size());
        for (int i = 0; i < moved.size(); i++) {
            var screens = new ArrayList<Outcome>();
            var unanswered = new ArrayList<TicketId>();
            for (var follower : followers.get(i)) {
                var outcome = followed.next();
                if (outcome == null) {
                    unanswered.add(follower.screen().id());
                } else {
                    screens.add(outcome);
                }
            }
            var outcome = moved.get(i).outcome();
            results.add(outcome == null ? null : new SiteOutcome(outcome, screens, unanswered));
        }
        return results;
    }

    private static List<Follower> followers(Moved moved, Actor actor) {
        var site = moved.site();
        if (site == null || !(moved.outcome() instanceof Outcome.Done)) {
            return List.of();
        }
        var move = moved.move();
        var holder = site.ticket().assignee();
        return site.children().stream()
                .filter(screen -> actor.maySee(screen.subject().region()))
                .map(screen -> new Follower(
                        screen, ScreenTransitions.of(screen, move.transition(), holder, actor, move.screensToo())))
                .filter(follower -> !follower.steps().isEmpty())
                .toList();
    }

    /** Applies the first steps of all, then the next of those whose last is done, and so on. */
    private List<@Nullable Outcome> apply(List<Follower> followers, Actor actor) {
        var outcomes = new ArrayList<@Nullable Outcome>(Collections.nCopies(followers.size(), null));
        for (int step = 0; ; step++) {
            var moves = new LinkedHashMap<Integer, TicketMove>();
            for (int i = 0; i < followers.size(); i++) {
                var follower = followers.get(i);
                var version = step == 0
                        ? Integer.valueOf(follower.screen().version())
                        : outcomes.get(i) instanceof Outcome.Done(var ticket) ? ticket.version() : null;
                if (step < follower.steps().size() && version != null) {
                    moves.put(
                            i,
                            new TicketMove(
                                    follower.screen().id(),
                                    version,
                                    follower.steps().get(step),
                                    false));
                }
            }
            if (moves.isEmpty()) {
                return outcomes;
            }
            var answers = requests.applyAll(List.copyOf(moves.values()), actor).iterator();
            moves.keySet().forEach(i -> outcomes.set(i, answers.next()));
        }
    }
}
