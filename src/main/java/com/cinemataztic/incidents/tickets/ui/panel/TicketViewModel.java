package com.cinemataztic.incidents.tickets.ui.panel;

import com.cinemataztic.incidents.fleet.CinemaCard;
import com.cinemataztic.incidents.fleet.CinemaDesk;
import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.board.Closing;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import com.cinemataztic.incidents.tickets.board.SearchWords;
import com.cinemataztic.incidents.tickets.board.TicketFilter;
import com.cinemataztic.incidents.tickets.board.TicketQueue;
import com.cinemataztic.incidents.tickets.board.TicketSearch;
import com.cinemataztic.incidents.tickets.board.TicketSort;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ticket of a panel, without components. Each look reads the account's rights anew. */
class TicketViewModel {

    /** How far back earlier tickets are looked for. */
    static final Duration EARLIER = Duration.ofDays(30);

    private static final int MOST_EARLIER = 10;

    /** So many are read to find them, and no more: a page of a busy region may end before it has found any. */
    private static final int MOST_PAGES = 10;

    private final TicketQueue queue;
    private final TicketSearch search;
    private final RegionDirectory regions;
    private final CurrentActor currentActor;
    private final AccountDesk accounts;
    private final CinemaDesk cinemas;
    private final Clock clock;

    private @Nullable Actor actor;
    private @Nullable Ticket ticket;

    TicketViewModel(
            TicketQueue queue,
            TicketSearch search,
            RegionDirectory regions,
            CurrentActor currentActor,
            AccountDesk accounts,
            CinemaDesk cinemas,
            Clock clock) {
        this.queue = queue;
        this.search = search;
        this.clock = clock;
        this.regions = regions;
        this.currentActor = currentActor;
        this.accounts = accounts;
        this.cinemas = cinemas;
    }

    /** Reads the ticket if it is another than before or has changed since. */
    Optional<Ticket> look(TicketId id) {
        var reader = currentActor.get().orElse(null);
        actor = reader;
        var held = ticket;
        if (reader == null) {
            ticket = null;
        } else if (held == null || !held.id().equals(id) || hasChanged(held) || !maySee(reader, held)) {
            ticket = queue.find(id, reader).orElse(null);
        }
        return Optional.ofNullable(ticket);
    }

    /** A ticket that left the board long after its close can only return to it. */
    private boolean hasChanged(Ticket held) {
        return queue.row(held.id())
                .map(row -> row.revision() != held.revision())
                .orElse(held.state() != State.CLOSED);
    }

    private static boolean maySee(Actor reader, Ticket held) {
        return reader.maySee(held.subject().region());
    }

    /** @return what is known about the ticket right now */
    QueueEntry entry(Ticket of) {
        return queue.entry(of);
    }

    /** @return the tickets below this one now; none for a ticket that is no site */
    List<QueueEntry> under(QueueEntry entry) {
        return actor == null ? List.of() : queue.under(entry.row(), actor);
    }

    /** @return the site that the ticket is below */
    @Nullable
    TicketId above(QueueEntry entry) {
        return actor == null
                ? null
                : queue.above(entry.row(), actor).map(TicketRow::id).orElse(null);
    }

    /** @return the other tickets of the last weeks at the same screen or about the same machine, the last opened first */
    List<QueueEntry> earlier(Ticket of) {
        var reader = actor;
        var subject = of.subject();
        if (reader == null) {
            return List.of();
        }
        var found = new LinkedHashSet<QueueEntry>();
        if (subject.cinemaId() != null && subject.screenId() != null) {
            found.addAll(search(reader, of, Set.of(subject.cinemaId()), Set.of(subject.screenId()), Set.of()));
        }
        if (subject.machineId() != null) {
            found.addAll(search(reader, of, Set.of(), Set.of(), Set.of(subject.machineId())));
        }
        return found.stream()
                .filter(entry -> !entry.id().equals(of.id()))
                .sorted(Comparator.comparing((QueueEntry entry) -> entry.row().createdAt())
                        .reversed())
                .limit(MOST_EARLIER)
                .toList();
    }

    private List<QueueEntry> search(
            Actor reader, Ticket of, Set<String> cinemas, Set<String> screens, Set<String> machines) {
        var filter = new TicketFilter(
                Set.of(),
                Set.of(of.subject().region()),
                Set.of(),
                cinemas,
                screens,
                machines,
                Set.of(),
                Set.of(),
                SearchWords.NONE,
                clock.instant().minus(EARLIER),
                null);
        var found = new ArrayList<QueueEntry>();
        TicketSearch.Position position = null;
        int pages = 0;
        do {
            var page = search.find(reader, filter, TicketSort.CREATED, MOST_EARLIER + 1, position);
            found.addAll(page.entries());
            position = page.next();
            pages++;
        } while (position != null && found.size() <= MOST_EARLIER && pages < MOST_PAGES);
        return found;
    }

    Optional<Actor> actor() {
        return Optional.ofNullable(actor);
    }

    boolean mayChange() {
        return actor != null && actor.mayChange();
    }

    boolean isMine(QueueEntry entry) {
        return actor != null && actor.name().equals(entry.row().assignee());
    }

    String nameOf(RegionId region) {
        return regions.get(region).name();
    }

    /** @return until when closing the ticket now would snooze its firing alerts */
    Instant snoozedUntil(Ticket of) {
        return queue.snoozedUntil(of);
    }

    /** @return why the live ticket is not closed yet */
    Closing closing(Ticket of) {
        return queue.closing(of);
    }

    /** @return until when the same fault re-opens the closed ticket; null when it would open another one */
    @Nullable
    Instant reopensUntil(Ticket of) {
        return queue.reopensUntil(of);
    }

    /** @return the card of the cinema; empty for no cinema */
    Optional<CinemaCard> cardOf(@Nullable String cinemaId) {
        return Optional.ofNullable(cinemaId).map(cinemas::card);
    }

    /** @return who may take the ticket, except its present holder; empty if the account may not assign it */
    List<String> assignable(Ticket of) {
        if (currentActor.get().filter(Actor::mayChange).isEmpty()) {
            return List.of();
        }
        return accounts.operatorsOf(of.subject().region()).stream()
                .filter(name -> !name.equals(of.assignee()))
                .toList();
    }
}
