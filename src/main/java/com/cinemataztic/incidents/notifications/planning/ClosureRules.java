package com.cinemataztic.incidents.notifications.planning;

import com.cinemataztic.incidents.notifications.Destination;
import com.cinemataztic.incidents.notifications.OutboxEntry;
import com.cinemataztic.incidents.notifications.TicketEvent;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TimelineEntry;
import com.cinemataztic.incidents.tickets.TimelineEntry.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Decides which webhooks are notified that a ticket is closed: each that received the ticket and not yet its closure.
 * So no alarm that it raised stays open. Pure.
 */
final class ClosureRules {

    private ClosureRules() {}

    /**
     * The result for one ticket.
     *
     * @param pending the entries to create
     * @param open whether more may become pending: what is in transit may still arrive
     */
    record Found(List<OutboxEntry> pending, boolean open) {

        Found {
            pending = List.copyOf(pending);
        }
    }

    /**
     * @param ticket as stored
     * @param entries all entries of the ticket, also those to people
     */
    static Found of(Ticket ticket, List<OutboxEntry> entries, Instant now) {
        var closing = closing(ticket);
        if (ticket.state().live() || closing.isEmpty()) {
            return new Found(List.of(), false);
        }
        var pending = new ArrayList<OutboxEntry>();
        var open = false;
        var byHook = entries.stream()
                .filter(entry -> entry.to() instanceof Destination.Program)
                .collect(Collectors.groupingBy(OutboxEntry::to));
        for (var each : byHook.entrySet()) {
            if (isOpenFor(each.getValue())) {
                pending.add(OutboxEntry.pending(
                        ticket.id(),
                        closing.get(),
                        each.getKey(),
                        ticket.subject().region(),
                        new TicketEvent.Over(),
                        null,
                        now));
            }
            open |= each.getValue().stream().anyMatch(ClosureRules::isUnderWay);
        }
        return new Found(pending, open);
    }

    /** @return whether the last event that the webhook received, or may have received, is not the closure */
    private static boolean isOpenFor(List<OutboxEntry> ofOneHook) {
        return ofOneHook.stream()
                .filter(ClosureRules::counts)
                .max(Comparator.comparing(OutboxEntry::createdAt).thenComparing(entry -> isEnd(entry) ? 1 : 0))
                .filter(last -> !isEnd(last))
                .isPresent();
    }

    /**
     * An event that was attempted and not answered may have arrived, so it counts; a rejected one does not. A closure
     * counts once it is in the outbox, unless the ticket was open again before it was sent.
     */
    private static boolean counts(OutboxEntry entry) {
        return isEnd(entry)
                ? entry.state() != OutboxEntry.State.OVER
                : switch (entry.state()) {
                    case SENT -> true;
                    case WAITING, OVER -> entry.attempts() > 0;
                    case FAILED -> false;
                };
    }

    /** Still waiting: it may be in transit right now. */
    private static boolean isUnderWay(OutboxEntry entry) {
        return entry.state() == OutboxEntry.State.WAITING && !isEnd(entry);
    }

    private static boolean isEnd(OutboxEntry entry) {
        return entry.what() instanceof TicketEvent.Over;
    }

    private static Optional<String> closing(Ticket ticket) {
        return ticket.timeline().reversed().stream()
                .filter(entry -> entry.kind() == Kind.CLOSED)
                .findFirst()
                .map(TimelineEntry::changeId);
    }
}
