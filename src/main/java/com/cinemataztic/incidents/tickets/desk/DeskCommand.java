package com.cinemataztic.incidents.tickets.desk;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.tickets.Health;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.rules.FleetUpdate;
import com.cinemataztic.incidents.tickets.rules.SiteUpdate;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What waits for the desk. Whoever brought it waits for its future. */
sealed interface DeskCommand {

    /** @return what whoever brought it waits for */
    CompletableFuture<?> answer();

    /** Alerts are told. */
    record ReportSignals(List<Signal> signals, boolean monitoringRestarted, CompletableFuture<Receipt> answer)
            implements DeskCommand {}

    /**
     * A person moves a ticket.
     *
     * @param changeId of the change, the same however often it is tried: how a change that was made is recognised
     */
    record ApplyTransition(
            TicketId id,
            int version,
            Transition transition,
            Actor actor,
            String changeId,
            CompletableFuture<Outcome> answer)
            implements DeskCommand {}

    /** The fleet knows what the ticket does not. */
    record ApplyFleetUpdate(TicketId id, FleetUpdate word, CompletableFuture<Boolean> answer) implements DeskCommand {}

    /** People have been told of what tickets owed them. */
    record RecordNotifications(
            List<com.cinemataztic.incidents.tickets.NotificationRecord> tellings, CompletableFuture<Boolean> answer)
            implements DeskCommand {}

    /** The snooze of a ticket that a person closed may be over. */
    record RecheckSnoozed(TicketId id, CompletableFuture<Boolean> answer) implements DeskCommand {}

    /** Nothing is to be done: whoever brought it wants to know that the desk gets to it. */
    record Probe(CompletableFuture<Boolean> answer) implements DeskCommand {}

    /** The roll-up says something of a cinema's site. */
    record ApplySiteUpdate(SiteUpdate word, CompletableFuture<Boolean> answer) implements DeskCommand {}

    /** A recovered ticket may be due to close. */
    record SettleRecovered(TicketId id, Health health, CompletableFuture<Boolean> answer) implements DeskCommand {}
}
