package com.cinemataztic.incidents.tickets.ui;

import com.cinemataztic.incidents.fleet.CinemaCard;
import com.cinemataztic.incidents.fleet.CinemaDesk;
import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.platform.ui.Message;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.StoreUnavailable;
import com.cinemataztic.incidents.tickets.DeskBusy;
import com.cinemataztic.incidents.tickets.Outcome;
import com.cinemataztic.incidents.tickets.QueueEntry;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketDesk;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketQueue;
import com.cinemataztic.incidents.tickets.Transition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the queue shows, without a component in it. Holds one list per revision, from which count and rows are answered,
 * and reads the account's rights anew at each: a lost region empties the view.
 */
class QueueViewModel {

    private final TicketQueue queue;
    private final TicketDesk desk;
    private final RegionDirectory regions;
    private final CurrentActor currentActor;
    private final AccountDesk accounts;
    private final CinemaDesk cinemas;
    private final Clock clock;

    private TicketQueue.Filter filter = QueueLocation.EVERYTHING_LIVE;
    private @Nullable Actor actor;
    private List<QueueEntry> entries = List.of();
    private Map<RegionId, Integer> counts = Map.of();
    private @Nullable Ticket selected;
    private @Nullable TicketId selectedId;

    /**
     * What a refresh changed in the list.
     *
     * @param reordered whether rows came, went or moved, so that all are to be drawn anew
     * @param changed else, the rows that say something else than before
     */
    record Change(boolean reordered, List<QueueEntry> changed) {}

    QueueViewModel(
            TicketQueue queue,
            TicketDesk desk,
            RegionDirectory regions,
            CurrentActor currentActor,
            AccountDesk accounts,
            CinemaDesk cinemas,
            Clock clock) {
        this.queue = queue;
        this.desk = desk;
        this.regions = regions;
        this.currentActor = currentActor;
        this.accounts = accounts;
        this.cinemas = cinemas;
        this.clock = clock;
    }

    /** Reads all anew for the filter and the selection. */
    Change look(TicketQueue.Filter wanted, @Nullable TicketId wantedTicket) {
        filter = wanted;
        selectedId = wantedTicket;
        return refresh();
    }

    /** Reads all anew. */
    Change refresh() {
        actor = currentActor.get().orElse(null);
        var before = entries;
        if (actor == null) {
            entries = List.of();
            counts = Map.of();
            selected = null;
        } else {
            entries = queue.list(actor, filter);
            counts = queue.counts(actor);
            selected = select(actor);
        }
        return changeSince(before);
    }

    private @Nullable Ticket select(Actor reader) {
        if (selectedId == null) {
            return null;
        }
        var shown = selected;
        var fresh = shown != null
                && shown.id().equals(selectedId)
                && entries.stream()
                        .anyMatch(entry ->
                                entry.id().equals(shown.id()) && entry.row().revision() == shown.revision());
        return fresh ? shown : queue.find(selectedId, reader).orElse(null);
    }

    private Change changeSince(List<QueueEntry> before) {
        if (!before.equals(entries)) {
            return new Change(true, List.of());
        }
        var changed = new ArrayList<QueueEntry>();
        for (int i = 0; i < entries.size(); i++) {
            if (!saysTheSame(before.get(i), entries.get(i))) {
                changed.add(entries.get(i));
            }
        }
        return new Change(false, changed);
    }

    private static boolean saysTheSame(QueueEntry one, QueueEntry other) {
        return one.row().revision() == other.row().revision()
                && one.deadline().equals(other.deadline())
                && one.recovery() == other.recovery()
                && one.unproven().equals(other.unproven())
                && Objects.equals(one.silence(), other.silence())
                && Objects.equals(one.maintenance(), other.maintenance())
                && Objects.equals(one.cinemaName(), other.cinemaName())
                && Objects.equals(one.screenName(), other.screenName());
    }

    List<QueueEntry> entries() {
        return entries;
    }

    Optional<Ticket> selected() {
        return Optional.ofNullable(selected);
    }

    /** @return the selected ticket with what is known of it right now */
    Optional<QueueEntry> selectedEntry() {
        return selected().map(queue::entry);
    }

    /** @return how old the names and shows are */
    TicketQueue.FleetAge fleetAge() {
        return queue.fleetAge();
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

    /** @return the regions the account may see, those without work included */
    List<Region> regions() {
        return regions.all().stream()
                .filter(region -> actor != null && actor.maySee(region.id()))
                .toList();
    }

    /** @return the live tickets of the region, of all regions when null */
    int live(@Nullable RegionId region) {
        return region == null
                ? counts.values().stream().mapToInt(Integer::intValue).sum()
                : counts.getOrDefault(region, 0);
    }

    String nameOf(RegionId region) {
        return regions.get(region).name();
    }

    /** @return until when closing the ticket now would hush what fires of it */
    Instant hushedUntil(Ticket ticket) {
        return queue.hushedUntil(ticket);
    }

    /** @return what is written down about the cinema; empty for no cinema */
    Optional<CinemaCard> cardOf(@Nullable String cinemaId) {
        return Optional.ofNullable(cinemaId).map(cinemas::card);
    }

    /** @return who may take the ticket, but for its present holder */
    List<String> assignable(Ticket ticket) {
        return accounts.operatorsOf(ticket.subject().region()).stream()
                .filter(name -> !name.equals(ticket.assignee()))
                .toList();
    }

    /** Moves a ticket on the account's behalf. @return a sentence for the person */
    Message move(TicketId id, int version, Transition transition) {
        if (actor == null) {
            return new Message("You are signed out. Sign in again; nothing was changed.", false);
        }
        try {
            return switch (desk.apply(id, version, transition, actor)) {
                case Outcome.Done(var ticket) -> new Message(TicketWords.done(ticket, transition), true);
                case Outcome.Refused refused ->
                    new Message(
                            TicketWords.refused(
                                    refused.current(), refused.by(), Duration.between(refused.when(), clock.instant())),
                            false);
                case Outcome.NotAllowed(var ticket, var reason) -> new Message(ticket.id() + ": " + reason, false);
                case Outcome.NotFound(var missing) -> new Message(missing + " is not there for you any more.", false);
            };
        } catch (StoreUnavailable | DeskBusy unavailable) {
            return new Message("Not done: the store does not answer. Nothing was changed; try again shortly.", false);
        }
    }
}
