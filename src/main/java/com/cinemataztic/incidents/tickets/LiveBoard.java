package com.cinemataztic.incidents.tickets;

import com.cinemataztic.incidents.regions.RegionId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * All live tickets, those closed in the last day, and those hushed, in memory. Readers take one immutable snapshot and never wait;
 * the newest revision of a ticket wins, in whatever order changes come.
 */
@Component
public class LiveBoard {

    private static final Duration KEEPS_CLOSED = Duration.ofDays(1);

    private final Tickets tickets;
    private final Clock clock;
    private volatile Snapshot snapshot;

    /**
     * The board at one moment.
     *
     * @param rows all rows
     * @param liveByRegion the live ones by region
     * @param sites the live sites whose screens are dark, by cinema
     */
    public record Snapshot(
            Map<TicketId, TicketRow> rows, Map<RegionId, List<TicketRow>> liveByRegion, Map<String, Site> sites) {

        private static Snapshot of(Map<TicketId, TicketRow> rows) {
            return new Snapshot(
                    Map.copyOf(rows),
                    rows.values().stream()
                            .filter(row -> row.state().live())
                            .collect(Collectors.groupingBy(row -> row.subject().region())),
                    sites(rows.values()));
        }

        /** @return the cinema's site, if it has one whose screens are dark */
        Optional<Site> siteOf(@Nullable String cinemaId) {
            return cinemaId == null ? Optional.empty() : Optional.ofNullable(sites.get(cinemaId));
        }

        private static Map<String, Site> sites(Collection<TicketRow> rows) {
            var above = new HashMap<String, TicketRow>();
            rows.stream()
                    .filter(row -> row.state().live() && RollUp.holds(row))
                    .forEach(row -> above.put(cinemaOf(row), row));
            if (above.isEmpty()) {
                return Map.of();
            }
            var under = rows.stream()
                    .filter(row -> row.state().live() && RollUp.isScreen(row) && above.containsKey(cinemaOf(row)))
                    .collect(Collectors.groupingBy(Snapshot::cinemaOf));
            return above.entrySet().stream()
                    .collect(Collectors.toUnmodifiableMap(
                            Map.Entry::getKey,
                            each -> new Site(each.getValue(), under.getOrDefault(each.getKey(), List.of()))));
        }

        private static String cinemaOf(TicketRow row) {
            return Objects.requireNonNull(row.subject().cinemaId());
        }
    }

    LiveBoard(Tickets tickets, Clock clock) {
        this.tickets = tickets;
        this.clock = clock;
        this.snapshot = read();
    }

    /** @return the board as it is now */
    public Snapshot snapshot() {
        return snapshot;
    }

    /** @return the ticket's row, if it is live or was closed in the last day */
    public Optional<TicketRow> row(TicketId id) {
        return Optional.ofNullable(snapshot.rows().get(id));
    }

    /** @return the live ticket that holds the key, if the board has one */
    public @Nullable TicketRow live(TicketKey key) {
        return snapshot.rows().values().stream()
                .filter(row -> row.state().live() && row.key().equals(key))
                .findFirst()
                .orElse(null);
    }

    /** Takes changes that are durable. @return whether there was any that the board did not have */
    synchronized boolean apply(Collection<Ticket> changed) {
        var rows = new HashMap<>(snapshot.rows());
        var news = false;
        for (var ticket : changed) {
            var held = rows.get(ticket.id());
            if (held == null || held.revision() < ticket.revision()) {
                rows.put(ticket.id(), TicketRow.of(ticket));
                news = true;
            }
        }
        if (news) {
            snapshot = Snapshot.of(rows);
        }
        return news;
    }

    /** Lets go of tickets that are no more, unless they have changed since. @return whether there was any */
    synchronized boolean forget(Map<TicketId, Long> revisions) {
        var rows = new HashMap<>(snapshot.rows());
        var gone = rows.values().removeIf(row -> Long.valueOf(row.revision()).equals(revisions.get(row.id())));
        if (gone) {
            snapshot = Snapshot.of(rows);
        }
        return gone;
    }

    /** @return the revisions of what the board must have: live tickets, and those closed in the last day */
    Map<TicketId, Long> held() {
        var since = closedSince();
        return snapshot.rows().values().stream()
                .filter(row -> row.closedAt() == null || !row.closedAt().isBefore(since))
                .collect(Collectors.toMap(TicketRow::id, TicketRow::revision));
    }

    /** Reads all from the store again: after a write of which it is not known whether it came to be. */
    synchronized void reload() {
        snapshot = read();
    }

    synchronized void forgetClosedBefore(Instant oldest) {
        var rows = new HashMap<>(snapshot.rows());
        if (rows.values()
                .removeIf(row ->
                        row.closedAt() != null && row.closedAt().isBefore(oldest) && row.hushedUntil() == null)) {
            snapshot = Snapshot.of(rows);
        }
    }

    private Snapshot read() {
        return Snapshot.of(tickets.board(closedSince()).stream()
                .collect(Collectors.toMap(TicketRow::id, row -> row, LiveBoard::newer)));
    }

    /** @return the moment since which closed tickets are on the board */
    Instant closedSince() {
        return clock.instant().minus(KEEPS_CLOSED);
    }

    private static TicketRow newer(TicketRow one, TicketRow other) {
        return other.revision() >= one.revision() ? other : one;
    }
}
