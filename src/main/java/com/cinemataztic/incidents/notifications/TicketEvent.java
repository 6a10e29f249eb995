package com.cinemataztic.incidents.notifications;

import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.State;

/** What happened to a ticket that people are notified of. */
public sealed interface TicketEvent {

    /** It was opened. */
    record Opened() implements TicketEvent {}

    /** It was opened by a drill: people are to see that notifications reach them. Webhooks do not receive it. */
    record Drill() implements TicketEvent {}

    /**
     * Its severity rose.
     *
     * @param from the severity before
     */
    record SeverityRose(Severity from) implements TicketEvent {}

    /** It was closed and is open again. */
    record Reopened() implements TicketEvent {}

    /**
     * Another person took it over from the recipient.
     *
     * @param by who did
     */
    record TakenOver(String by) implements TicketEvent {}

    /** It recovered and closed while the recipient was working on it. */
    record ClosedByItself() implements TicketEvent {}

    /**
     * Nobody has taken it.
     *
     * @param level the escalation level that is notified, from 1
     */
    record Escalated(int level) implements TicketEvent {}

    /** The recipient is working on it, and the show is about to begin. */
    record LastCall() implements TicketEvent {}

    /**
     * It is closed, for whatever reason. Only webhooks receive this; people who need to know are notified of how it
     * closed.
     */
    record Over() implements TicketEvent {}

    /**
     * @param state the ticket's current state
     * @return why people need not be notified of the event any more, for people; empty when they must be
     */
    default String obsolete(State state) {
        return switch (this) {
            case Drill _, TakenOver _, ClosedByItself _ -> "";
            case Over _ -> state.live() ? "it was opened again before this went out" : "";
            case Escalated _ ->
                switch (state) {
                    case OPEN -> "";
                    case INPROGRESS -> "it was taken before this went out";
                    case CLOSED -> "it was closed before this went out";
                };
            case Opened _, SeverityRose _, Reopened _, LastCall _ ->
                state == State.CLOSED ? "it was closed before this went out" : "";
        };
    }

    /** @return whether a ticket can still be taken after this event */
    default boolean mayBeTaken() {
        return switch (this) {
            case Opened _, SeverityRose _, Reopened _, Escalated _ -> true;
            case Drill _, TakenOver _, ClosedByItself _, LastCall _, Over _ -> false;
        };
    }
}
