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
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import com.cinemataztic.incidents.tickets.board.TicketQueue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The ticket of a panel, without components. Each look reads the account's rights anew. */
class TicketViewModel {

    private final TicketQueue queue;
    private final RegionDirectory regions;
    private final CurrentActor currentActor;
    private final AccountDesk accounts;
    private final CinemaDesk cinemas;

    private @Nullable Actor actor;
    private @Nullable Ticket ticket;

    TicketViewModel(
            TicketQueue queue,
            RegionDirectory regions,
            CurrentActor currentActor,
            AccountDesk accounts,
            CinemaDesk cinemas) {
        this.queue = queue;
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
