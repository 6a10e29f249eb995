package com.cinemataztic.incidents.tickets.board;

import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketKey;
import com.cinemataztic.incidents.tickets.TicketRow;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/**
 * The board at one moment. Immutable. The next snapshot shares everything unchanged with this one, so making it costs
 * the number of changes times the logarithm of the board's size.
 */
public final class BoardSnapshot {

    /** Number of changes listed one by one; older ones are not. */
    private static final int CHANGES_KEPT = 10_000;

    private static final Comparator<TicketRow> BY_CLOSING = Comparator.<TicketRow, Instant>comparing(
                    row -> Objects.requireNonNull(row.closedAt()))
            .thenComparing(row -> row.id().value());

    /** Declared after the comparator that it uses. */
    static final BoardSnapshot EMPTY = new BoardSnapshot();

    private final HashPMap<TicketId, TicketRow> rows;
    private final HashPMap<TicketKey, TicketRow> live;
    private final HashPMap<RegionId, HashPMap<TicketId, TicketRow>> liveByRegion;
    private final HashPMap<String, CinemaTickets> cinemas;
    private final LiveCounts counts;
    private final TreePSet<TicketRow> closed;
    private final TreePMap<Long, TicketId> changes;
    private final long lastChange;

    private BoardSnapshot() {
        this.rows = HashTreePMap.empty();
        this.live = HashTreePMap.empty();
        this.liveByRegion = HashTreePMap.empty();
        this.cinemas = HashTreePMap.empty();
        this.counts = LiveCounts.NONE;
        this.closed = TreePSet.empty(BY_CLOSING);
        this.changes = TreePMap.empty();
        this.lastChange = 0;
    }

    private BoardSnapshot(Edit edit) {
        this.rows = edit.rows;
        this.live = edit.live;
        this.liveByRegion = edit.liveByRegion;
        this.cinemas = edit.cinemas;
        this.counts = edit.counts;
        this.closed = edit.closed;
        this.changes = edit.changes;
        this.lastChange = edit.lastChange;
    }

    /** @return all rows, live or not */
    public Map<TicketId, TicketRow> rows() {
        return rows;
    }

    /** @return the live ticket that holds the key, if there is one */
    public @Nullable TicketRow live(TicketKey key) {
        return live.get(key);
    }

    /** @return the live tickets by region; regions without any are left out */
    public Map<RegionId, ? extends Map<TicketId, TicketRow>> liveByRegion() {
        return liveByRegion;
    }

    /** @return how many live tickets there are of each kind */
    LiveCounts counts() {
        return counts;
    }

    /** @return the live tickets of the region */
    Collection<TicketRow> liveIn(RegionId region) {
        var there = liveByRegion.get(region);
        return there == null ? List.of() : there.values();
    }

    /** @return the cinema's site, if it has one whose screens are dark */
    public Optional<Site> siteOf(@Nullable String cinemaId) {
        if (cinemaId == null) {
            return Optional.empty();
        }
        var there = cinemas.get(cinemaId);
        return there == null ? Optional.empty() : there.site();
    }

    /** @return the tickets of the cinema's sites and of its offline screens, live or snoozed */
    public Collection<TicketRow> screensAndSites(String cinemaId) {
        var there = cinemas.get(cinemaId);
        return there == null ? List.of() : there.rows();
    }

    /**
     * @param earlier a snapshot of the same board, taken before this one
     * @return the tickets that changed, were added or were removed since; empty when the earlier snapshot is too old to
     *     list them
     */
    public Optional<Set<TicketId>> changedSince(BoardSnapshot earlier) {
        var since = earlier.lastChange;
        if (since > lastChange || lastChange - since > changes.size()) {
            return Optional.empty();
        }
        return Optional.of(
                since == lastChange
                        ? Set.of()
                        : new HashSet<>(changes.tailMap(since, false).values()));
    }

    /**
     * @param earlier a snapshot of the same board, taken before this one
     * @return the tickets that changed, were added or were removed since, and the tickets of the sites that cover or
     *     covered them; empty when the earlier snapshot is too old to list them
     */
    Optional<Set<TicketId>> affectedSince(BoardSnapshot earlier) {
        return changedSince(earlier).map(changed -> {
            var affected = new HashSet<>(changed);
            changed.forEach(id -> {
                earlier.addSite(id, affected);
                addSite(id, affected);
            });
            return affected;
        });
    }

    private void addSite(TicketId id, Set<TicketId> affected) {
        var row = rows.get(id);
        if (row != null && CinemaTickets.includes(row)) {
            siteOf(row.subject().cinemaId()).ifPresent(site -> {
                affected.add(site.ticket().id());
                site.children().forEach(child -> affected.add(child.id()));
            });
        }
    }

    /**
     * @return an empty edit of the same board that continues its change numbers; it shares nothing with this snapshot
     */
    Edit cleared() {
        var edit = new Edit(EMPTY);
        edit.lastChange = lastChange + 1;
        return edit;
    }

    /** @return an edit that starts with the contents of this snapshot */
    Edit edit() {
        return new Edit(this);
    }

    /** @return the tickets closed before then, the first closed first */
    List<TicketRow> closedBefore(Instant moment) {
        return closed.stream()
                .takeWhile(row -> Objects.requireNonNull(row.closedAt()).isBefore(moment))
                .toList();
    }

    /** Builds the next snapshot. Used by one thread. */
    static final class Edit {

        private HashPMap<TicketId, TicketRow> rows;
        private HashPMap<TicketKey, TicketRow> live;
        private HashPMap<RegionId, HashPMap<TicketId, TicketRow>> liveByRegion;
        private HashPMap<String, CinemaTickets> cinemas;
        private LiveCounts counts;
        private TreePSet<TicketRow> closed;
        private TreePMap<Long, TicketId> changes;
        private long lastChange;

        private Edit(BoardSnapshot before) {
            this.rows = before.rows;
            this.live = before.live;
            this.liveByRegion = before.liveByRegion;
            this.cinemas = before.cinemas;
            this.counts = before.counts;
            this.closed = before.closed;
            this.changes = before.changes;
            this.lastChange = before.lastChange;
        }

        @Nullable
        TicketRow row(TicketId id) {
            return rows.get(id);
        }

        void put(TicketRow row) {
            var before = rows.get(row.id());
            if (before != null) {
                unlist(before);
            }
            rows = rows.plus(row.id(), row);
            list(row);
            note(row.id());
        }

        void remove(TicketId id) {
            var row = rows.get(id);
            if (row != null) {
                unlist(row);
                rows = rows.minus(id);
                note(id);
            }
        }

        BoardSnapshot done() {
            return new BoardSnapshot(this);
        }

        private void note(TicketId id) {
            changes = changes.plus(++lastChange, id);
            if (changes.size() > CHANGES_KEPT) {
                changes = changes.minusFirstEntry();
            }
        }

        private void list(TicketRow row) {
            var cinemaId = row.subject().cinemaId();
            if (cinemaId != null && CinemaTickets.includes(row)) {
                put(cinemaId, at(cinemaId).with(row));
            }
            if (!row.state().live()) {
                if (row.closedAt() != null) {
                    closed = closed.plus(row);
                }
                return;
            }
            live = live.plus(row.key(), row);
            count(row, 1);
            var region = row.subject().region();
            var there = liveByRegion.get(region);
            liveByRegion = liveByRegion.plus(
                    region, (there == null ? HashTreePMap.<TicketId, TicketRow>empty() : there).plus(row.id(), row));
        }

        private void unlist(TicketRow row) {
            var cinemaId = row.subject().cinemaId();
            if (cinemaId != null && CinemaTickets.includes(row)) {
                put(cinemaId, at(cinemaId).without(row));
            }
            if (!row.state().live()) {
                if (row.closedAt() != null) {
                    closed = closed.minus(row);
                }
                return;
            }
            if (row.equals(live.get(row.key()))) {
                live = live.minus(row.key());
            }
            count(row, -1);
            var region = row.subject().region();
            var there = Objects.requireNonNull(liveByRegion.get(region)).minus(row.id());
            liveByRegion = there.isEmpty() ? liveByRegion.minus(region) : liveByRegion.plus(region, there);
        }

        /** The screens that a site may cover are counted with their cinema. */
        private void count(TicketRow row, int more) {
            if (!CinemaTickets.isLiveScreen(row)) {
                counts = counts.plus(LiveCounts.Kind.of(row), more);
            }
        }

        private CinemaTickets at(String cinemaId) {
            var there = cinemas.get(cinemaId);
            return there == null ? CinemaTickets.NONE : there;
        }

        private void put(String cinemaId, CinemaTickets there) {
            counts = counts.minus(at(cinemaId).screens()).plus(there.screens());
            cinemas = there.rows().isEmpty() ? cinemas.minus(cinemaId) : cinemas.plus(cinemaId, there);
        }
    }
}
