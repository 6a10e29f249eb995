package com.cinemataztic.incidents.notifications.planning;

import com.cinemataztic.incidents.notifications.Destination;
import com.cinemataztic.incidents.notifications.Outbox;
import com.cinemataztic.incidents.notifications.OutboxEntry;
import com.cinemataztic.incidents.notifications.webhook.OutgoingWebhooks;
import com.cinemataztic.incidents.store.Leadership;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.board.TicketQueue;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Puts closures into the outbox for the webhooks that were notified of the tickets. It derives them from the outbox and
 * from the tickets that the board shows closed within a day, so the next poll makes up for a crash anywhere.
 */
@Component
class ClosureNotifier {

    private static final Logger LOGGER = LoggerFactory.getLogger(ClosureNotifier.class);
    private static final int A_ROUND = 500;

    private final LiveBoard board;
    private final TicketQueue queue;
    private final Outbox outbox;
    private final OutgoingWebhooks hooks;
    private final Leadership leadership;
    private final Clock clock;

    /** The revision at which nothing was left to send, so a day's closed tickets are not read twice a second. */
    private final Map<TicketId, Long> done = new HashMap<>();

    ClosureNotifier(
            LiveBoard board,
            TicketQueue queue,
            Outbox outbox,
            OutgoingWebhooks hooks,
            Leadership leadership,
            Clock clock) {
        this.board = board;
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
            done.clear();
            return;
        }
        try {
            plan();
        } catch (RuntimeException notNow) {
            LOGGER.warn("Closures could not be put into the outbox; they stay pending: {}", notNow.toString());
        }
    }

    private void plan() {
        var rows = board.snapshot().rows();
        done.keySet().retainAll(rows.keySet());
        var closed = rows.values().stream()
                .filter(row -> !row.state().live())
                .filter(row -> !Long.valueOf(row.revision()).equals(done.get(row.id())))
                .limit(A_ROUND)
                .collect(Collectors.toMap(TicketRow::id, TicketRow::revision));
        if (closed.isEmpty()) {
            return;
        }
        var toPrograms = outbox.of(closed.keySet()).stream()
                .filter(entry -> entry.to() instanceof Destination.Program)
                .collect(Collectors.groupingBy(OutboxEntry::ticket));
        var tickets = queue.find(toPrograms.keySet());
        var pending = new ArrayList<OutboxEntry>();
        var settled = new HashMap<TicketId, Long>();
        closed.forEach((id, revision) -> {
            var ticket = tickets.get(id);
            var found = ticket == null ? NOTHING : found(ticket, toPrograms.getOrDefault(id, List.of()));
            pending.addAll(found.pending());
            if (!found.open()) {
                settled.put(id, revision);
            }
        });
        outbox.put(pending);
        done.putAll(settled);
    }

    private static final ClosureRules.Found NOTHING = new ClosureRules.Found(List.of(), false);

    private ClosureRules.Found found(Ticket ticket, List<OutboxEntry> entries) {
        return ClosureRules.of(ticket, entries, clock.instant());
    }
}
