package com.cinemataztic.incidents.notifications;

import com.cinemataztic.incidents.tickets.Severity;

/** What happened to a ticket that people are told of. */
public sealed interface TicketEvent {

    /** It was opened. */
    record Opened() implements TicketEvent {}

    /** It became worse. @param from how bad it was before */
    record SeverityRose(Severity from) implements TicketEvent {}

    /** It was closed and is open again. */
    record Reopened() implements TicketEvent {}

    /** Somebody took it from the one who is written to. @param by who */
    record TakenOver(String by) implements TicketEvent {}

    /** It recovered and closed while the one who is written to worked on it. */
    record ClosedByItself() implements TicketEvent {}

    /** Nobody has taken it. @param level how far up the ladder that is told, from 1 */
    record Escalated(int level) implements TicketEvent {}

    /** Whoever is written to works on it, and the show is about to begin. */
    record LastCall() implements TicketEvent {}

    /** It is closed, for whatever reason. Only programs are told so: people who need to know are told how. */
    record Over() implements TicketEvent {}

    /** @return whether a ticket that this happened to is there to be taken */
    default boolean mayBeTaken() {
        return switch (this) {
            case Opened _, SeverityRose _, Reopened _, Escalated _ -> true;
            case TakenOver _, ClosedByItself _, LastCall _, Over _ -> false;
        };
    }
}
