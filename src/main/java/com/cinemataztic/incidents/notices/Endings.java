package com.cinemataztic.incidents.notices;

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
final class Endings {

    private Endings() {}

    /**
     * What is found of one ticket.
     *
     * @param owed what is to be told
     * @param open whether something may be owed later: what is on its way may yet arrive
     */
    record Found(List<Notice> owed, boolean open) {

        Found {
            owed = List.copyOf(owed);
        }
    }

    /**
     * @param ticket as the store has it
     * @param notices all of the ticket, to people too
     */
    static Found of(Ticket ticket, List<Notice> notices, Instant now) {
        var closing = closing(ticket);
        if (ticket.state().live() || closing.isEmpty()) {
            return new Found(List.of(), false);
        }
        var owed = new ArrayList<Notice>();
        var open = false;
        var byHook = notices.stream()
                .filter(notice -> notice.to() instanceof Addressee.Program)
                .collect(Collectors.groupingBy(Notice::to));
        for (var each : byHook.entrySet()) {
            if (hasHeard(each.getValue())) {
                owed.add(Notice.owed(
                        ticket.id(),
                        closing.get(),
                        each.getKey(),
                        ticket.subject().region(),
                        new Happening.Over(),
                        null,
                        now));
            }
            open |= each.getValue().stream().anyMatch(Endings::isUnderWay);
        }
        return new Found(owed, open);
    }

    /** @return whether the last that it heard, or may have, is not the end */
    private static boolean hasHeard(List<Notice> ofOneHook) {
        return ofOneHook.stream()
                .filter(Endings::counts)
                .max(Comparator.comparing(Notice::createdAt).thenComparing(notice -> isEnd(notice) ? 1 : 0))
                .filter(last -> !isEnd(last))
                .isPresent();
    }

    /**
     * What was tried and not answered may have arrived, so it counts; what was refused did not. An end counts once it is
     * owed, unless the ticket was open again before it went out.
     */
    private static boolean counts(Notice notice) {
        return isEnd(notice)
                ? notice.state() != Notice.State.OVER
                : switch (notice.state()) {
                    case SENT -> true;
                    case WAITING, OVER -> notice.attempts() > 0;
                    case FAILED -> false;
                };
    }

    /** Not tried yet as far as is known: it may be on its way just now. */
    private static boolean isUnderWay(Notice notice) {
        return notice.state() == Notice.State.WAITING && !isEnd(notice);
    }

    private static boolean isEnd(Notice notice) {
        return notice.what() instanceof Happening.Over;
    }

    private static Optional<String> closing(Ticket ticket) {
        return ticket.timeline().reversed().stream()
                .filter(entry -> entry.kind() == Kind.CLOSED)
                .findFirst()
                .map(TimelineEntry::changeId);
    }
}
