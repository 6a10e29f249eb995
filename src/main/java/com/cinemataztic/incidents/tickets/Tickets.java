package com.cinemataztic.incidents.tickets;

import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.board.BoardFollower;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.board.TicketQueue;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tickets as they are kept. For {@link TicketDesk}, {@link LiveBoard}, {@link BoardFollower}, {@link TicketQueue} and the
 * adapter only. Every method throws {@link com.cinemataztic.incidents.store.StoreUnavailable} when the store fails.
 */
public interface Tickets {

    /** @return the live tickets that hold these keys */
    Map<TicketKey, Ticket> live(Collection<TicketKey> keys);

    /** @return of each of these keys the ticket that was closed last, if one was closed since then */
    Map<TicketKey, Ticket> lastClosed(Collection<TicketKey> keys, Instant closedSince);

    /** @return the tickets with these ids, live or closed */
    Map<TicketId, Ticket> find(Collection<TicketId> ids);

    /** @return all live tickets, those closed since then, and those that wait for the re-check of a snooze */
    List<TicketRow> board(Instant closedSince);

    /** @return how far the tickets of the board have come: all live ones and those closed since then */
    List<Stamp> stamps(Instant closedSince);

    /** @return how far tickets have come whose last change says that it was made then or later, live or closed */
    List<Stamp> changedSince(Instant since);

    /**
     * One page of tickets, newest first.
     *
     * @param filter which ones
     * @param limit how many at the most
     * @param after the last of the page before, null for the first page
     */
    Page page(Filter filter, int limit, @Nullable Position after);

    /**
     * What was opened lately.
     *
     * @param regions of one of these; empty: of any
     * @param since then or later
     * @param limit how many at the most
     * @return live or closed by now, the newest first
     */
    List<TicketRow> openedSince(Set<RegionId> regions, Instant since, int limit);

    /**
     * What was closed lately and is still closed.
     *
     * @param regions of one of these; empty: of any
     * @param since then or later
     * @param limit how many at the most
     * @return the last closed first
     */
    List<Ticket> closedSince(Set<RegionId> regions, Instant since, int limit);

    /**
     * Writes changes, each guarded by the revision it was decided on, durable before it returns.
     *
     * @return the change ids that are in the store now; a missing one lost a race and must be decided again
     */
    Set<String> write(Collection<Change> changes);

    /**
     * Takes running numbers, for all regions in one durable step.
     *
     * @param counts how many, by region code
     * @return the first number of each region; as many from there on are this caller's alone
     */
    Map<String, Long> takeNumbers(Map<String, Integer> counts);

    /** @return what is remembered of the ends of these alerts */
    Map<Fingerprint, ResolvedMarker> endings(Collection<Fingerprint> fingerprints);

    /** Remembers ends; a later end of the same alert wins. */
    void remember(Collection<ResolvedMarker> endings);

    /** Forgets ends told before then. */
    void forgetEndings(Instant rememberedBefore);

    /** @return the tickets that people are owed a word about */
    Owed owed();

    /**
     * Tickets that people are owed a word about.
     *
     * @param count how many
     * @param oldest since when they are about the first of them, null when there is none
     */
    record Owed(long count, @Nullable Instant oldest) {}

    /**
     * A change to write.
     *
     * @param next the ticket as it shall be
     * @param decidedOn the revision it was decided on; 0: there was no ticket
     */
    record Change(Ticket next, long decidedOn) {}

    /**
     * How far a ticket has come.
     *
     * @param id which ticket
     * @param revision of its last change
     * @param updatedAt when that was made, by the clock of whoever made it
     */
    record Stamp(TicketId id, long revision, Instant updatedAt) {}

    /**
     * Which tickets are wanted.
     *
     * @param states in one of these states; empty: all
     * @param regions of one of these regions; empty: all
     */
    record Filter(Set<State> states, Set<RegionId> regions) {}

    /**
     * Where a page ended.
     *
     * @param createdAt of its last ticket
     * @param id of its last ticket
     */
    record Position(Instant createdAt, TicketId id) {}

    /**
     * A page.
     *
     * @param tickets newest first
     * @param total how many the filter matches in all
     * @param more whether there are more after these
     */
    record Page(List<Ticket> tickets, long total, boolean more) {

        /** @return the ticket that the next page comes after, if there is one */
        public Optional<Position> next() {
            return more && !tickets.isEmpty()
                    ? Optional.of(new Position(
                            tickets.getLast().createdAt(), tickets.getLast().id()))
                    : Optional.empty();
        }
    }
}
