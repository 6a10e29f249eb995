package com.cinemataztic.incidents.notifications.planning;

import com.cinemataztic.incidents.notifications.Outbox;
import com.cinemataztic.incidents.notifications.OutboxEntry;
import com.cinemataztic.incidents.notifications.TicketContexts;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.board.TicketQueue;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Shows who was notified of a ticket, and why nobody is being notified. */
@Service
public class NotificationHistory {

    private final Outbox outbox;
    private final TicketQueue queue;
    private final TicketContexts contexts;
    private final EscalationSettings settings;
    private final Clock clock;

    NotificationHistory(
            Outbox outbox, TicketQueue queue, TicketContexts contexts, EscalationSettings settings, Clock clock) {
        this.outbox = outbox;
        this.queue = queue;
        this.contexts = contexts;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The notifications of a ticket.
     *
     * @param entries its outbox entries, the newest first
     * @param suppression why nobody is notified now; null when people are
     * @param until when that ends, null when unknown
     */
    public record Page(
            List<OutboxEntry> entries,
            Suppression.@Nullable Reason suppression,
            @Nullable Instant until) {

        public Page {
            entries = List.copyOf(entries);
        }
    }

    /** @return the ticket's notifications, read from the store. The caller checks that the reader may see the ticket */
    public Page of(TicketId id) {
        var suppression = queue.find(Set.of(id)).values().stream()
                .filter(ticket -> ticket.state().live())
                .findFirst()
                .flatMap(ticket ->
                        NotificationPolicy.suppression(contexts.of(queue.entry(ticket)), settings, clock.instant()));
        return new Page(
                outbox.of(List.of(id)).reversed(),
                suppression.map(Suppression::reason).orElse(null),
                suppression.map(Suppression::until).orElse(null));
    }
}
