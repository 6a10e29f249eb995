package com.cinemataztic.incidents.notifications.delivery;

import com.cinemataztic.incidents.notifications.OutboxEntry;
import com.cinemataztic.incidents.notifications.TicketContext;
import com.cinemataztic.incidents.tickets.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One way out of the outbox: what differs between mail and webhooks. For {@link OutboxWorker} only. */
public interface DeliveryChannel {

    /** @return the destinations to which entries may wait; each has its own queue, back-off and workers */
    List<String> destinations();

    /** @return a part of the waiting entries to the destination that are due at that moment, the oldest first */
    List<OutboxEntry> due(String destination, Instant now);

    /** @return the key of the entry's group: one round at a time delivers entries of the same group */
    Object group(OutboxEntry entry);

    /**
     * Plans the rounds to start now. Entries of a group without a round wait; the channel may defer them.
     *
     * @param groups the due entries of each group that has no round under way
     */
    List<Round> plan(Collection<List<OutboxEntry>> groups, Instant now);

    /** @return the most rounds to one destination under way at the same time; another one waits for the next poll */
    int mostRounds();

    /** @return why nothing is sent to the destination now, for people; empty when something may be */
    default String paused(String destination) {
        return "";
    }

    /** @return whether it is too late to send the entry again */
    default boolean isTooLate(OutboxEntry entry, Instant now) {
        return false;
    }

    /**
     * @param ticket the entry's ticket in its current state, null when it no longer exists
     * @return why the entry need not be sent any more, for people; empty when it must be
     */
    String obsolete(OutboxEntry entry, @Nullable TicketContext ticket);

    /**
     * Composes one message.
     *
     * @param entries at least one, of one batch
     * @param tickets their tickets
     */
    Message compose(List<OutboxEntry> entries, Map<TicketId, TicketContext> tickets, Instant now);

    /** @return how long the slowest message may take */
    Duration longest();

    /**
     * The due entries of one group.
     *
     * @param lines delivered side by side; within a line one batch after another. The line ends at the first batch
     *     that fails for now
     * @param atOnce the most lines delivered at the same time
     */
    record Round(List<List<Batch>> lines, int atOnce) {

        public Round {
            lines = List.copyOf(lines);
        }
    }

    /**
     * The entries of one message.
     *
     * @param entries at least one, all of one group
     */
    record Batch(List<OutboxEntry> entries) {

        public Batch {
            entries = List.copyOf(entries);
        }
    }
}
