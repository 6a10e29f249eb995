package com.cinemataztic.incidents.tickets.desk;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Transition;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rule of which screens follow when a person moves their site's ticket. */
final class ScreenTransitions {

    private ScreenTransitions() {}

    /**
     * @param holder who the site was assigned to before
     * @return the transitions of a screen's ticket when its site moves, in this order; empty: it stays as it is
     */
    static List<Transition> of(
            TicketRow child, Transition transition, @Nullable String holder, Actor actor, boolean screensToo) {
        var untaken = child.state() == State.OPEN;
        var withHolder = child.state() == State.INPROGRESS && Objects.equals(holder, child.assignee());
        return switch (transition) {
            case Transition.Take take -> untaken ? List.of(take) : List.of();
            case Transition.Assign assign -> {
                if (untaken) {
                    // An open ticket is assigned by taking it first, as a person does. A token takes it for the
                    // assignee.
                    if (actor.token() != null) {
                        yield List.of(new Transition.Take(assign.assignee()));
                    }
                    yield assign.assignee().equals(actor.name())
                            ? List.of(new Transition.Take())
                            : List.of(new Transition.Take(), assign);
                }
                yield withHolder && !assign.assignee().equals(child.assignee()) ? List.of(assign) : List.of();
            }
            case Transition.Release release -> withHolder ? List.of(release) : List.of();
            case Transition.Close close -> screensToo ? List.of(close) : List.of();
            case Transition.FollowUp _, Transition.Reopen _, Transition.Restore _ -> List.of();
        };
    }
}
