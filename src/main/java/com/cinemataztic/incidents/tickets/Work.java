package com.cinemataztic.incidents.tickets;

import com.cinemataztic.incidents.identity.Actor;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What waits for the desk. Whoever brought it waits for its future. */
sealed interface Work {

    /** @return what whoever brought it waits for */
    CompletableFuture<?> answer();

    /** Alerts are told. */
    record Report(List<Signal> signals, boolean monitoringRestarted, CompletableFuture<Receipt> answer)
            implements Work {}

    /**
     * A person moves a ticket.
     *
     * @param changeId of the change, the same however often it is tried: how a change that was made is recognised
     */
    record Click(
            TicketId id,
            int version,
            Transition transition,
            Actor actor,
            String changeId,
            CompletableFuture<Outcome> answer)
            implements Work {}

    /** The fleet knows what the ticket does not. */
    record Hearing(TicketId id, FleetWord word, CompletableFuture<Boolean> answer) implements Work {}

    /** People have been told of what tickets owed them. */
    record Telling(List<com.cinemataztic.incidents.tickets.Telling> tellings, CompletableFuture<Boolean> answer)
            implements Work {}

    /** The hush of a ticket that a person closed may be over. */
    record Rechecking(TicketId id, CompletableFuture<Boolean> answer) implements Work {}

    /** Nothing is to be done: whoever brought it wants to know that the desk gets to it. */
    record Probe(CompletableFuture<Boolean> answer) implements Work {}

    /** The roll-up says something of a cinema's site. */
    record RollingUp(SiteWord word, CompletableFuture<Boolean> answer) implements Work {}

    /** A recovered ticket may be due to close. */
    record Settling(TicketId id, Health health, CompletableFuture<Boolean> answer) implements Work {}
}
