package com.cinemataztic.incidents.overview;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.oncall.ContactBook;
import com.cinemataztic.incidents.overview.tonight.TonightDesk;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.TimelineEntry;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import com.cinemataztic.incidents.tickets.board.TicketQueue;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Collects what one shift hands over to the next: waiting tickets from the board, past events from the store. */
@Service
public class HandoverDesk {

    /** The largest number of opened tickets to read, and likewise of re-opened and of closed ones. */
    static final int MOST = 500;

    private final TicketQueue queue;
    private final TonightDesk tonight;
    private final ContactBook book;
    private final RegionDirectory regions;
    private final Clock clock;

    HandoverDesk(TicketQueue queue, TonightDesk tonight, ContactBook book, RegionDirectory regions, Clock clock) {
        this.queue = queue;
        this.tonight = tonight;
        this.book = book;
        this.regions = regions;
        this.clock = clock;
    }

    /** @return the regions that the actor may hand over */
    public List<Region> regions(Actor actor) {
        return regions.all().stream()
                .filter(region -> actor.maySee(region.id()))
                .toList();
    }

    /**
     * @param region only this region; null: all that the actor may see
     * @param span how far back it reaches
     * @param zone the zone of a time of day in the span, and of all times in a handover of several regions
     * @return the handover; empty if the actor may see no such region
     * @throws com.cinemataztic.incidents.store.StoreUnavailable if past events cannot be read
     */
    public Optional<HandoverReport> gather(Actor actor, @Nullable RegionId region, Span span, ZoneId zone) {
        var visible = regions(actor).stream()
                .filter(each -> region == null || each.id().equals(region))
                .toList();
        if (visible.isEmpty()) {
            return Optional.empty();
        }
        var now = clock.instant();
        var one = region == null ? null : visible.getFirst();
        var scope = new Handover.Scope(one, span.before(now, zone), now, one == null ? zone : one.zone());
        return tonight.report(actor, region, TonightDesk.USUAL)
                .map(ready -> Handover.of(
                        scope,
                        seen(actor, region, scope.since()),
                        ready,
                        visible.stream()
                                .map(each -> new HandoverReport.Responder(
                                        each, book.rota(each.id()).zone(), book.onCall(each.id(), now)))
                                .toList(),
                        regions::get));
    }

    private Handover.Seen seen(Actor actor, @Nullable RegionId region, Instant since) {
        var lately = queue.lately(actor, region, since, MOST);
        var board = queue.list(actor, new TicketQueue.Filter(region, EnumSet.allOf(State.class), ""));
        var again = again(board, since);
        var screens = new HashMap<TicketId, Integer>();
        var nested = new HashSet<TicketId>();
        board.stream().filter(QueueEntry::isSite).forEach(site -> {
            var under = queue.under(site.row(), actor);
            if (!under.isEmpty()) {
                screens.put(site.id(), under.size());
                under.forEach(child -> nested.add(child.id()));
            }
        });
        return new Handover.Seen(
                lately.opened(),
                again.stream().limit(MOST).toList(),
                lately.closed().stream()
                        .map(ticket -> new Handover.Closing(queue.entry(ticket), closedBy(ticket)))
                        .toList(),
                board,
                screens,
                nested,
                lately.more() || again.size() > MOST);
    }

    /** A re-opened ticket has changed since then, so only tickets with changes have their timelines read. */
    private List<Handover.Again> again(List<QueueEntry> board, Instant since) {
        var changed = board.stream()
                .map(QueueEntry::row)
                .filter(row -> row.state().live()
                        && row.createdAt().isBefore(since)
                        && !row.updatedAt().isBefore(since))
                .map(TicketRow::id)
                .sorted(Comparator.comparing(TicketId::value))
                .toList();
        return reopened(changed, since, queue::find).stream()
                .flatMap(ticket -> reopenedAt(ticket).map(at -> new Handover.Again(queue.entry(ticket), at)))
                .toList();
    }

    /**
     * @param find reads tickets; called with at most {@link #MOST} at a time
     * @return the tickets that were re-opened since then; more than {@link #MOST} if there are
     */
    static List<Ticket> reopened(
            List<TicketId> changed, Instant since, Function<Collection<TicketId>, Map<TicketId, Ticket>> find) {
        var reopened = new ArrayList<Ticket>();
        for (int from = 0; from < changed.size() && reopened.size() <= MOST; from += MOST) {
            find.apply(changed.subList(from, Math.min(from + MOST, changed.size()))).values().stream()
                    .filter(ticket -> reopenedAt(ticket).anyMatch(at -> !at.isBefore(since)))
                    .forEach(reopened::add);
        }
        return reopened;
    }

    private static Stream<Instant> reopenedAt(Ticket ticket) {
        return ticket.timeline().reversed().stream()
                .filter(entry -> entry.kind() == TimelineEntry.Kind.REOPENED)
                .map(TimelineEntry::at)
                .limit(1);
    }

    private static String closedBy(Ticket ticket) {
        return ticket.lastMove().map(TimelineEntry::who).orElse("");
    }
}
