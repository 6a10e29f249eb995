package com.cinemataztic.incidents.tickets.board;

import com.cinemataztic.incidents.store.StoreSharing;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketKey;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Tickets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * In memory: all live tickets, those closed in the last day, and those snoozed. Readers take one immutable snapshot and
 * never wait. The newest revision of a ticket wins, in whatever order changes arrive.
 */
@Component
public class LiveBoard {

    private static final Duration KEEPS_CLOSED = Duration.ofDays(1);

    private final Tickets tickets;
    private final Clock clock;
    private final boolean exclusive;
    private volatile BoardSnapshot snapshot = BoardSnapshot.EMPTY;

    @Autowired
    LiveBoard(Tickets tickets, Clock clock, StoreSharing sharing) {
        this(tickets, clock, sharing.isExclusive());
    }

    /** @param exclusive whether nobody else writes to the store */
    public LiveBoard(Tickets tickets, Clock clock, boolean exclusive) {
        this.tickets = tickets;
        this.clock = clock;
        this.exclusive = exclusive;
        reload();
    }

    /** @return whether nobody else writes to the store: then the board is equal to the store */
    public boolean isExclusive() {
        return exclusive;
    }

    public BoardSnapshot snapshot() {
        return snapshot;
    }

    /** @return the ticket's row, if it is live or was closed in the last day */
    public Optional<TicketRow> row(TicketId id) {
        return Optional.ofNullable(snapshot.rows().get(id));
    }

    /** @return the live ticket that holds the key, if the board has one */
    public @Nullable TicketRow live(TicketKey key) {
        return snapshot.live(key);
    }

    /**
     * Applies durable changes.
     *
     * @return whether any was new to the board
     */
    public synchronized boolean apply(Collection<Ticket> changed) {
        var edit = snapshot.edit();
        var news = false;
        for (var ticket : changed) {
            var held = edit.row(ticket.id());
            if (held == null || held.revision() < ticket.revision()) {
                edit.put(TicketRow.of(ticket));
                news = true;
            }
        }
        if (news) {
            snapshot = edit.done();
        }
        return news;
    }

    /**
     * Removes tickets that no longer exist, unless they have changed since.
     *
     * @return whether any was removed
     */
    synchronized boolean forget(Map<TicketId, Long> revisions) {
        return remove(revisions.entrySet().stream()
                .filter(each -> row(each.getKey())
                        .filter(row -> row.revision() == each.getValue())
                        .isPresent())
                .map(Map.Entry::getKey)
                .toList());
    }

    /** @return the revisions of what the board must have: live tickets, and those closed in the last day */
    Map<TicketId, Long> held() {
        var since = closedSince();
        return snapshot.rows().values().stream()
                .filter(row -> row.closedAt() == null || !row.closedAt().isBefore(since))
                .collect(Collectors.toMap(TicketRow::id, TicketRow::revision));
    }

    /** Reads everything from the store again, after a write whose outcome is unknown. */
    public synchronized void reload() {
        var edit = snapshot.cleared();
        for (var row : tickets.board(closedSince())) {
            // A ticket that changes during the read may appear twice.
            var held = edit.row(row.id());
            if (held == null || held.revision() <= row.revision()) {
                edit.put(row);
            }
        }
        snapshot = edit.done();
    }

    public synchronized void forgetClosedBefore(Instant oldest) {
        remove(snapshot.closedBefore(oldest).stream()
                .filter(row -> row.snoozedUntil() == null)
                .map(TicketRow::id)
                .toList());
    }

    private boolean remove(List<TicketId> ids) {
        if (ids.isEmpty()) {
            return false;
        }
        var edit = snapshot.edit();
        ids.forEach(edit::remove);
        snapshot = edit.done();
        return true;
    }

    /** @return the moment since which closed tickets are on the board */
    Instant closedSince() {
        return clock.instant().minus(KEEPS_CLOSED);
    }
}
