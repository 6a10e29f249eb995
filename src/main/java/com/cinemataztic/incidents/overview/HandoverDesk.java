package com.cinemataztic.incidents.overview;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.notifications.mail.HandoverReport;
import com.cinemataztic.incidents.oncall.ContactBook;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TimelineEntry;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import com.cinemataztic.incidents.tickets.board.TicketQueue;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Gathers what one shift hands to the next: what waits from the board, what happened from the store. */
@Service
public class HandoverDesk {

    /** So much of what was opened, and of what was closed, is read. */
    static final int MOST = 500;

    private final TicketQueue queue;
    private final ContactBook book;
    private final RegionDirectory regions;
    private final Clock clock;

    HandoverDesk(TicketQueue queue, ContactBook book, RegionDirectory regions, Clock clock) {
        this.queue = queue;
        this.book = book;
        this.regions = regions;
        this.clock = clock;
    }

    /** @return the regions that can be handed over by the actor */
    public List<Region> regions(Actor actor) {
        return regions.all().stream()
                .filter(region -> actor.maySee(region.id()))
                .toList();
    }

    /**
     * @param region of which region; null: of all that the actor may see
     * @param span how far back
     * @param zone the wall clock that a time of the day is meant on, and the time is told on if of several regions
     * @return what there is; empty when there is no such region for the actor
     * @throws com.cinemataztic.incidents.store.StoreUnavailable when what happened can't be read
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
        return Optional.of(Handover.of(
                scope,
                seen(actor, region, scope.since()),
                visible.stream()
                        .map(each -> new HandoverReport.Responder(
                                each, book.rota(each.id()).zone(), book.answering(each.id(), now)))
                        .toList(),
                regions::get));
    }

    private Handover.Seen seen(Actor actor, @Nullable RegionId region, Instant since) {
        var lately = queue.lately(actor, region, since, MOST);
        var board = queue.list(actor, new TicketQueue.Filter(region, EnumSet.allOf(State.class), ""));
        var again = again(board, since);
        var screens = new HashMap<TicketId, Integer>();
        var nested = new HashSet<TicketId>();
        board.stream().filter(entry -> queue.isSite(entry.row())).forEach(site -> {
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

    /** What was opened again has changed since, so only such tickets have their timelines read. */
    private List<Handover.Again> again(List<QueueEntry> board, Instant since) {
        var older = board.stream()
                .map(QueueEntry::row)
                .filter(row -> row.state().live()
                        && row.createdAt().isBefore(since)
                        && !row.updatedAt().isBefore(since))
                .sorted(Comparator.comparing(row -> row.id().value()))
                .limit(MOST + 1L)
                .map(row -> row.id())
                .toList();
        return queue.find(older).values().stream()
                .flatMap(ticket -> reopened(ticket).map(at -> new Handover.Again(queue.entry(ticket), at)))
                .toList();
    }

    private static Stream<Instant> reopened(Ticket ticket) {
        return ticket.timeline().reversed().stream()
                .filter(entry -> entry.kind() == TimelineEntry.Kind.REOPENED)
                .map(TimelineEntry::at)
                .limit(1);
    }

    private static String closedBy(Ticket ticket) {
        return ticket.lastMove().map(TimelineEntry::who).orElse("");
    }
}
