package com.cinemataztic.incidents.tickets;

import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.board.BoardFollower;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.board.TicketQueue;
import com.cinemataztic.incidents.tickets.board.TicketSearch;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The ticket store. Only {@link TicketDesk}, {@link LiveBoard}, {@link BoardFollower}, {@link TicketQueue},
 * {@link TicketSearch} and the adapter use it. Every method throws {@link com.cinemataztic.incidents.store.StoreUnavailable} when the store fails.
 */
public interface Tickets {

    /** @return the live tickets that hold these keys */
    Map<TicketKey, Ticket> live(Collection<TicketKey> keys);

    /** @return for each of these keys, the ticket that was closed last, if one was closed since then */
    Map<TicketKey, Ticket> lastClosed(Collection<TicketKey> keys, Instant closedSince);

    /** @return the tickets with these ids, live or closed */
    Map<TicketId, Ticket> find(Collection<TicketId> ids);

    /** @return all live tickets, those closed since then, and those that wait for the re-check of a snooze */
    List<TicketRow> board(Instant closedSince);

    /** @return the stamps of the board's tickets: all live ones and those closed since then */
    List<Stamp> stamps(Instant closedSince);

    /** @return the stamps of tickets, live or closed, whose last change is dated then or later */
    List<Stamp> changedSince(Instant since);

    /**
     * One page of tickets, the last opened first.
     *
     * @param filter the tickets wanted
     * @param limit maximum number
     * @param after where the previous page ended, by {@code createdAt}; null for the first page
     */
    Page<TicketRow> page(Filter filter, int limit, @Nullable Position after);

    /**
     * The same with what a search needs of a ticket, which costs less than half.
     *
     * @param filter the tickets wanted
     * @param limit maximum number
     * @param after where the previous page ended, by {@code createdAt}; null for the first page
     */
    Page<Brief> search(Filter filter, int limit, @Nullable Position after);

    /**
     * One page of all tickets, the last changed first.
     *
     * @param limit maximum number
     * @param after where the previous page ended, by {@code updatedAt}; null for the first page
     */
    Page<TicketRow> lastChanged(int limit, @Nullable Position after);

    /** @return how many tickets are in one of these states and regions; an empty set: in any */
    long count(Set<State> states, Set<RegionId> regions);

    /**
     * Reads the times of tickets, the last opened first, for statistics.
     *
     * @param filter the tickets wanted
     * @param limit maximum number
     * @param each gets the times of each
     */
    void times(Filter filter, int limit, Consumer<Times> each);

    /**
     * Tickets opened since a moment.
     *
     * @param regions in one of these regions; empty: in any
     * @param since opened then or later
     * @param limit maximum number
     * @return live or closed by now, newest first
     */
    List<TicketRow> openedSince(Set<RegionId> regions, Instant since, int limit);

    /**
     * Tickets closed since a moment and still closed.
     *
     * @param regions in one of these regions; empty: in any
     * @param since closed then or later
     * @param limit maximum number
     * @return the last closed first
     */
    List<Ticket> closedSince(Set<RegionId> regions, Instant since, int limit);

    /**
     * Writes changes, each guarded by the revision it was decided on. The changes are durable when the method returns.
     *
     * @return the change ids that are in the store now; a missing one lost a race and must be decided again
     */
    Set<String> write(Collection<Change> changes);

    /**
     * Reserves running numbers, for all regions in one durable step.
     *
     * @param counts how many, by region code
     * @return the first number of each region; that many numbers from there on belong to this caller alone
     */
    Map<String, Long> takeNumbers(Map<String, Integer> counts);

    /** @return the remembered ends of these alerts */
    Map<Fingerprint, ResolvedMarker> endings(Collection<Fingerprint> fingerprints);

    /** Remembers ends; a later end of the same alert wins. */
    void remember(Collection<ResolvedMarker> endings);

    /** Forgets ends remembered before then. */
    void forgetEndings(Instant rememberedBefore);

    /** @return the tickets with pending notifications */
    Pending pendingNotifications();

    /**
     * Tickets with pending notifications.
     *
     * @param count how many
     * @param oldest since when the oldest notification is pending; null when there is none
     */
    record Pending(long count, @Nullable Instant oldest) {}

    /**
     * A change to write.
     *
     * @param next the ticket's next revision
     * @param decidedOn the revision it was decided on; 0: there was no ticket
     */
    record Change(Ticket next, long decidedOn) {}

    /**
     * The revision a ticket has reached.
     *
     * @param id the ticket
     * @param revision of its last change
     * @param updatedAt when that change was made, on the clock of the instance that made it
     */
    record Stamp(TicketId id, long revision, Instant updatedAt) {}

    /**
     * The tickets wanted.
     *
     * @param states in one of these states; empty: all
     * @param regions in one of these regions; empty: all
     * @param from opened then or later; null: at any time
     * @param to opened before then; null: at any time
     */
    record Filter(
            Set<State> states,
            Set<RegionId> regions,
            @Nullable Instant from,
            @Nullable Instant to) {

        /** @param states in one of these states; empty: all */
        public Filter(Set<State> states, Set<RegionId> regions) {
            this(states, regions, null, null);
        }
    }

    /**
     * The end of a page.
     *
     * @param at the moment by which its last ticket is sorted
     * @param id of its last ticket
     */
    record Position(Instant at, TicketId id) {}

    /**
     * A page.
     *
     * @param rows in order
     * @param next the position that the next page starts after; null on the last
     */
    record Page<T>(List<T> rows, @Nullable Position next) {}

    /**
     * What a search needs of a ticket.
     *
     * @param id its id
     * @param state its state
     * @param severity its severity
     * @param subject what it is about
     * @param errorId what is wrong
     * @param summary the same in words
     * @param assignee who has it; null: nobody
     * @param createdAt when it was opened
     */
    record Brief(
            TicketId id,
            State state,
            Severity severity,
            Subject subject,
            String errorId,
            String summary,
            @Nullable String assignee,
            Instant createdAt) {

        public static Brief of(TicketRow row) {
            return new Brief(
                    row.id(),
                    row.state(),
                    row.severity(),
                    row.subject(),
                    row.fault().errorId(),
                    row.fault().summary(),
                    row.assignee(),
                    row.createdAt());
        }
    }

    /**
     * What statistics need of a ticket.
     *
     * @param subject what it is about
     * @param errorId what is wrong
     * @param occurrences how often the fault occurred; 1 for once
     * @param startedAt when the fault began
     * @param createdAt when it was opened
     * @param takenAt when it first got an assignee; null: never
     * @param recoveredAt since when all its alerts have ended; null: not so
     * @param closedAt when it was closed; null while it is live
     * @param closeReason why it was closed; null while it is live
     * @param firstShow the show that the fault put at risk first; null when none was known
     */
    record Times(
            Subject subject,
            String errorId,
            int occurrences,
            Instant startedAt,
            Instant createdAt,
            @Nullable Instant takenAt,
            @Nullable Instant recoveredAt,
            @Nullable Instant closedAt,
            @Nullable CloseReason closeReason,
            @Nullable Instant firstShow) {}
}
