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
 * Which programs are to be told that a ticket is closed: each that heard of it and not yet of its end, so that nothing
 * that it raised is left standing. Pure.
 */
final class ClosureRules {

    private ClosureRules() {}

    /**
     * What is found of one ticket.
     *
     * @param owed what is to be told
     * @param open whether something may be owed later: what is on its way may yet arrive
     */
    record Found(List<OutboxEntry> owed, boolean open) {

        Found {
            owed = List.copyOf(owed);
        }
    }

    /**
     * @param ticket as the store has it
     * @param notices all of the ticket, to people too
     */
    static Found of(Ticket ticket, List<OutboxEntry> notices, Instant now) {
        var closing = closing(ticket);
        if (ticket.state().live() || closing.isEmpty()) {
            return new Found(List.of(), false);
        }
        var owed = new ArrayList<OutboxEntry>();
        var open = false;
        var byHook = notices.stream()
                .filter(notice -> notice.to() instanceof Destination.Program)
                .collect(Collectors.groupingBy(OutboxEntry::to));
        for (var each : byHook.entrySet()) {
            if (hasHeard(each.getValue())) {
                owed.add(OutboxEntry.owed(
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
        return new Found(owed, open);
    }

    /** @return whether the last that it heard, or may have, is not the end */
    private static boolean hasHeard(List<OutboxEntry> ofOneHook) {
        return ofOneHook.stream()
                .filter(ClosureRules::counts)
                .max(Comparator.comparing(OutboxEntry::createdAt).thenComparing(notice -> isEnd(notice) ? 1 : 0))
                .filter(last -> !isEnd(last))
                .isPresent();
    }

    /**
     * What was tried and not answered may have arrived, so it counts; what was refused did not. An end counts once it is
     * owed, unless the ticket was open again before it went out.
     */
    private static boolean counts(OutboxEntry notice) {
        return isEnd(notice)
                ? notice.state() != OutboxEntry.State.OVER
                : switch (notice.state()) {
                    case SENT -> true;
                    case WAITING, OVER -> notice.attempts() > 0;
                    case FAILED -> false;
                };
    }

    /** Not tried yet as far as is known: it may be on its way just now. */
    private static boolean isUnderWay(OutboxEntry notice) {
        return notice.state() == OutboxEntry.State.WAITING && !isEnd(notice);
    }

    private static boolean isEnd(OutboxEntry notice) {
        return notice.what() instanceof TicketEvent.Over;
    }

    private static Optional<String> closing(Ticket ticket) {
        return ticket.timeline().reversed().stream()
                .filter(entry -> entry.kind() == Kind.CLOSED)
                .findFirst()
                .map(TimelineEntry::changeId);
    }
}
