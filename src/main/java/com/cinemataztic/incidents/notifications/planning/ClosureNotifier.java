package com.cinemataztic.incidents.notifications.planning;

import com.cinemataztic.incidents.notifications.Destination;
import com.cinemataztic.incidents.notifications.Outbox;
import com.cinemataztic.incidents.notifications.OutboxEntry;
import com.cinemataztic.incidents.notifications.webhook.OutgoingWebhooks;
import com.cinemataztic.incidents.store.Leadership;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.board.DueTickets;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.board.TicketQueue;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Puts closures into the outbox for the webhooks that were notified of the tickets. It derives them from the outbox and
 * from the tickets that the board shows closed within a day, so the next poll makes up for a crash anywhere.
 *
 * <p>A poll examines the tickets that changed. A closed ticket is examined again as long as anything of it is in transit
 * to a webhook. Nothing else can change its result: webhooks are configured at the start, and an entry that the planner
 * adds later is recorded on the ticket, which is a change.
 */
@Component
class ClosureNotifier {

    private static final Logger LOGGER = LoggerFactory.getLogger(ClosureNotifier.class);
    private static final int A_ROUND = 500;

    private final DueTickets due;
    private final TicketQueue queue;
    private final Outbox outbox;
    private final OutgoingWebhooks hooks;
    private final Leadership leadership;
    private final Clock clock;

    ClosureNotifier(
            LiveBoard board,
            TicketQueue queue,
            Outbox outbox,
            OutgoingWebhooks hooks,
            Leadership leadership,
            Clock clock) {
        this.due = new DueTickets(board);
        this.queue = queue;
        this.outbox = outbox;
        this.hooks = hooks;
        this.leadership = leadership;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${portal.notifications.outbox.poll-every:500ms}")
    void poll() {
        if (hooks.all().isEmpty()) {
            return;
        }
        if (!leadership.held()) {
            due.restart();
            return;
        }
        try {
            plan();
        } catch (RuntimeException notNow) {
            LOGGER.warn("Closures could not be put into the outbox; they stay pending: {}", notNow.toString());
        }
    }

    private void plan() {
        var closed = new ArrayList<TicketId>();
        for (var row : due.changed()) {
            if (row.state().live()) {
                due.settle(row.id(), null);
            } else if (closed.size() < A_ROUND) {
                closed.add(row.id());
            }
        }
        if (closed.isEmpty()) {
            return;
        }
        var toPrograms = outbox.of(closed).stream()
                .filter(entry -> entry.to() instanceof Destination.Program)
                .collect(Collectors.groupingBy(OutboxEntry::ticket));
        var tickets = queue.find(toPrograms.keySet());
        var pending = new ArrayList<OutboxEntry>();
        var open = new HashSet<TicketId>();
        closed.forEach(id -> {
            var ticket = tickets.get(id);
            var found = ticket == null ? NOTHING : found(ticket, toPrograms.getOrDefault(id, List.of()));
            pending.addAll(found.pending());
            if (found.open()) {
                open.add(id);
            }
        });
        outbox.put(pending);
        closed.forEach(id -> {
            if (open.contains(id)) {
                due.postpone(id);
            } else {
                due.settle(id, null);
            }
        });
    }

    private static final ClosureRules.Found NOTHING = new ClosureRules.Found(List.of(), false);

    private ClosureRules.Found found(Ticket ticket, List<OutboxEntry> entries) {
        return ClosureRules.of(ticket, entries, clock.instant());
    }
}
