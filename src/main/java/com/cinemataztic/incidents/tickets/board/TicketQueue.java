package com.cinemataztic.incidents.tickets.board;

import com.cinemataztic.incidents.fleet.FleetDirectory;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Tickets;
import com.cinemataztic.incidents.tickets.settings.TicketSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Reads tickets: lists and counts from the board, single tickets and history from the store. */
@Service
public class TicketQueue {

    /** Older names and shows are reported as stale: by then several reads have failed. */
    private static final Duration FLEET_AGE = Duration.ofMinutes(3);

    private final LiveBoard board;
    private final Tickets tickets;
    private final Sites sites;
    private final QueueEntries entries;
    private final QueueLists lists;
    private final Deadlines deadlines;
    private final FleetDirectory fleet;
    private final TicketSettings settings;
    private final Clock clock;

    TicketQueue(
            LiveBoard board,
            Tickets tickets,
            Sites sites,
            QueueEntries entries,
            QueueLists lists,
            Deadlines deadlines,
            FleetDirectory fleet,
            TicketSettings settings,
            Clock clock) {
        this.board = board;
        this.tickets = tickets;
        this.sites = sites;
        this.entries = entries;
        this.lists = lists;
        this.deadlines = deadlines;
        this.fleet = fleet;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The tickets of the board that are wanted.
     *
     * @param region of this region; null: of all
     * @param states in one of these states
     * @param text all of these words occur in what a person sees of the ticket; empty: any
     */
    public record Filter(@Nullable RegionId region, Set<State> states, String text) {}

    /** @return the tickets that the actor may see and the filter matches, in the order of work */
    public List<QueueEntry> list(Actor actor, Filter filter) {
        return lists.of(actor, filter);
    }

    /**
     * How many live tickets there are.
     *
     * @param tickets a site counts as one, and the screens below it are not included
     * @param sites how many of these are sites
     * @param screens the tickets below them
     */
    public record Counts(int tickets, int sites, int screens) {

        /** No tickets. */
        public static final Counts NONE = new Counts(0, 0, 0);

        /** @return the sum of both */
        public Counts plus(Counts other) {
            return new Counts(tickets + other.tickets, sites + other.sites, screens + other.screens);
        }
    }

    /** @return the number of live tickets for each of the actor's regions; regions without any are left out */
    public Map<RegionId, Counts> counts(Actor actor) {
        var counts = new HashMap<RegionId, Counts>();
        board.snapshot().counts().forEach(actor, (kind, number) -> {
            var its =
                    kind.isBelow(actor) ? new Counts(0, 0, number) : new Counts(number, kind.isSite() ? number : 0, 0);
            counts.merge(kind.region(), its, Counts::plus);
        });
        return counts;
    }

    /**
     * @return how many tickets nobody has taken, by severity; severities without any are left out. A site counts as one,
     *     and the screens below it are not included
     */
    public Map<Severity, Integer> open(Actor actor) {
        var open = new EnumMap<Severity, Integer>(Severity.class);
        board.snapshot().counts().forEach(actor, (kind, number) -> {
            if (kind.state() == State.OPEN && !kind.isBelow(actor)) {
                open.merge(kind.severity(), number, Integer::sum);
            }
        });
        return open;
    }

    /**
     * @return the tickets below the site that the actor may see, in the order of work; none for a ticket that is no
     *     site now
     */
    public List<QueueEntry> under(TicketRow site, Actor actor) {
        var now = clock.instant();
        return sites.childrenOf(site).stream()
                .filter(row -> actor.maySee(row.subject().region()))
                .map(row -> QueueOrder.Placed.at(entries.of(row, now), now))
                .sorted()
                .map(QueueOrder.Placed::entry)
                .toList();
    }

    /** @return the site that the ticket is below, if there is one and the actor may see it */
    public Optional<TicketRow> above(TicketRow row, Actor actor) {
        return sites.siteOver(row).filter(site -> actor.maySee(site.subject().region()));
    }

    /** @return the ticket, read from the store, if the actor may see it */
    public Optional<Ticket> find(TicketId id, Actor actor) {
        return Optional.ofNullable(tickets.find(Set.of(id)).get(id))
                .filter(ticket -> actor.maySee(ticket.subject().region()));
    }

    /** @return the ticket as the board has it: live, or closed in the last day */
    public Optional<TicketRow> row(TicketId id) {
        return board.row(id);
    }

    /**
     * The age of names and shows.
     *
     * @param stale whether they should have been read since
     * @param readAt when they were last read; null when not since the portal started
     */
    public record FleetAge(boolean stale, @Nullable Instant readAt) {}

    /** @return the age of the names and shows in lists and tickets */
    public FleetAge fleetAge() {
        var readAt = fleet.readAt();
        var old = readAt == null || readAt.plus(FLEET_AGE).isBefore(clock.instant());
        return new FleetAge(fleet.isRead() && old, readAt);
    }

    /** For the portal's own work: finds the tickets whose entries changed since the last pass. */
    public DueTickets due() {
        return entries.due(board);
    }

    /** For the portal's own work: the ids of all live tickets. */
    public List<TicketId> liveIds() {
        return board.snapshot().liveByRegion().values().stream()
                .flatMap(rows -> rows.keySet().stream())
                .toList();
    }

    /** For the portal's own work: the tickets with these ids, read from the store. */
    public Map<TicketId, Ticket> find(Collection<TicketId> ids) {
        return ids.isEmpty() ? Map.of() : tickets.find(ids);
    }

    /** @return the ticket with what is known about it right now */
    public QueueEntry entry(Ticket ticket) {
        return entry(TicketRow.of(ticket));
    }

    /** @return the ticket with what is known about it right now */
    public QueueEntry entry(TicketRow row) {
        return entries.of(row, clock.instant());
    }

    /** @return why the live ticket is not closed yet, by the rules that close it */
    public Closing closing(Ticket ticket) {
        return entries.closing(ticket);
    }

    /** @return until when the same fault re-opens the closed ticket; null when it would open another one */
    public @Nullable Instant reopensUntil(Ticket ticket) {
        var closedAt = ticket.closedAt();
        var until = closedAt == null || ticket.closeReason() != CloseReason.RECOVERED
                ? null
                : closedAt.plus(settings.reopen());
        return until != null && until.isAfter(clock.instant()) ? until : null;
    }

    /** @return until when a person's close would snooze the ticket's firing alerts, if it were closed now */
    public Instant snoozedUntil(Ticket ticket) {
        var now = clock.instant();
        return settings.windows().snoozedUntil(now, deadlines.nextShow(TicketRow.of(ticket), now));
    }

    /**
     * Recent tickets, read from the store.
     *
     * @param opened opened in that time, live or closed by now, newest first
     * @param closed closed in that time and still closed, the last closed first
     * @param more whether there was more of either than the limit
     */
    public record Lately(List<QueueEntry> opened, List<Ticket> closed, boolean more) {}

    /**
     * @param region of this region; null: of all that the actor may see
     * @param since opened or closed then or later
     * @param limit maximum number of each
     */
    public Lately lately(Actor actor, @Nullable RegionId region, Instant since, int limit) {
        if (region != null && !actor.maySee(region)) {
            return new Lately(List.of(), List.of(), false);
        }
        var now = clock.instant();
        var visible = region != null ? Set.of(region) : actor.regions();
        var opened = tickets.openedSince(visible, since, limit + 1);
        var closed = tickets.closedSince(visible, since, limit + 1);
        return new Lately(
                opened.stream().limit(limit).map(row -> entries.of(row, now)).toList(),
                closed.stream().limit(limit).toList(),
                opened.size() > limit || closed.size() > limit);
    }
}
