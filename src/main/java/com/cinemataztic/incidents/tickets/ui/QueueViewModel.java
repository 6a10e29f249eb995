package com.cinemataztic.incidents.tickets.ui;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import com.cinemataztic.incidents.tickets.board.TicketQueue;
import com.cinemataztic.incidents.tickets.ui.panel.TicketWords;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The state of the queue view, without components. It holds one list per revision, from which count and rows are
 * answered. Each refresh reads the account's rights anew: a lost region empties the view.
 */
class QueueViewModel {

    private final TicketQueue queue;
    private final RegionDirectory regions;
    private final CurrentActor currentActor;
    private final Clock clock;

    private QueueFilter filter = QueueFilter.LIVE;
    private QueueLocation.Group group = QueueLocation.Group.NONE;
    private @Nullable Actor actor;
    private final Set<TicketId> opened = new HashSet<>();
    private final QueueMarks marks = new QueueMarks();
    private final QueueSelection selection = new QueueSelection();
    private boolean paused;
    private boolean underHand;
    private QueueTree.Waiting waiting = QueueTree.Waiting.NONE;
    private List<QueueEntry> arrived = List.of();
    private QueueTree folded = QueueTree.EMPTY;
    private QueueFacets facets = QueueFacets.NONE;
    private Map<RegionId, TicketQueue.Counts> counts = Map.of();
    private List<RegionUrgency> urgencies = List.of();

    /**
     * What a refresh changed in the list.
     *
     * @param reordered whether rows were added, removed or moved, so that all must be redrawn
     * @param changed otherwise, the rows whose content changed
     */
    record Change(boolean reordered, List<QueueEntry> changed) {}

    QueueViewModel(TicketQueue queue, RegionDirectory regions, CurrentActor currentActor, Clock clock) {
        this.queue = queue;
        this.regions = regions;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /** What stays of the list as it is shown. */
    private enum Hold {
        NOTHING,
        PLACES,
        EVERYTHING
    }

    /** Reads everything anew for what the address says. */
    Change show(QueueLocation location) {
        var sameList = filter.equals(location.filter()) && group == location.group();
        filter = location.filter();
        group = location.group();
        marks.seen(location.ticket());
        return sameList ? refresh() : read(Hold.NOTHING, true);
    }

    /** Reads everything anew, as the person did something. */
    Change refresh() {
        return read(places(), true);
    }

    /** Reads what others changed. While paused, the list stays as it is; all else is up to date. */
    Change update() {
        return read(paused ? Hold.EVERYTHING : places(), false);
    }

    /** There is nothing in an empty list that could move. */
    private Hold places() {
        return underHand && !folded.rows().isEmpty() ? Hold.PLACES : Hold.NOTHING;
    }

    /** @param asked whether the person asked for it, so that what it brings is no news */
    private Change read(Hold wanted, boolean asked) {
        var before = folded;
        var reader = actor;
        actor = currentActor.get().orElse(null);
        arrived = List.of();
        if (actor == null) {
            folded = QueueTree.EMPTY;
            facets = QueueFacets.NONE;
            counts = Map.of();
            urgencies = List.of();
        } else {
            counts = queue.counts(actor);
            urgencies = RegionUrgency.of(regions(), counts, queue.list(actor, QueueFilter.LIVE.base()));
            var newest = list(actor);
            // What the reader may no longer see goes, paused or not.
            var hold = actor.equals(reader) ? wanted : Hold.NOTHING;
            folded = switch (hold) {
                case NOTHING -> newest;
                case PLACES -> before.inPlace(newest, this::present);
                case EVERYTHING -> before;
            };
            waiting = folded.waiting(newest);
            if (asked) {
                marks.asked(newest.rows(), hold == Hold.NOTHING);
            } else if (hold != Hold.EVERYTHING) {
                arrived = marks.update(newest.rows(), clock.instant());
            }
        }
        selection.retain(folded.rows());
        return folded.isReorderedSince(before)
                ? new Change(true, List.of())
                : new Change(false, folded.changedSince(before));
    }

    private QueueEntry present(QueueEntry gone) {
        return queue.row(gone.id()).map(queue::entry).orElse(gone);
    }

    private QueueTree list(Actor reader) {
        var now = clock.instant();
        var listed = queue.list(reader, filter.base());
        var sites = new HashMap<TicketId, TicketId>();
        listed.forEach(entry -> queue.above(entry.row(), reader).ifPresent(site -> sites.put(entry.id(), site.id())));
        facets = QueueFacets.of(listed, sites, filter, reader.name(), now);
        return QueueTree.of(
                QueueFacets.matching(listed, filter, reader.name(), now),
                entry -> queue.under(entry.row(), reader),
                sites,
                opened,
                heading());
    }

    private @Nullable Function<QueueEntry, String> heading() {
        return switch (group) {
            case NONE -> null;
            case REGION -> entry -> nameOf(entry.row().subject().region());
            case CINEMA -> TicketWords::place;
            case ERROR -> entry -> entry.row().fault().summary();
        };
    }

    /** Keeps the list as it is, or lets it follow again. */
    Change pause(boolean wanted) {
        paused = wanted;
        return wanted ? new Change(false, List.of()) : update();
    }

    boolean isPaused() {
        return paused;
    }

    /**
     * A person's hand is on the list, or has left it. As long as it is, rows stay where they are.
     *
     * @return what changes as rows may move again; empty: nothing waited
     */
    Optional<Change> hand(boolean on) {
        underHand = on;
        return on || waiting.isEmpty() ? Optional.empty() : Optional.of(update());
    }

    /** @return what the list does not show, as it is paused or under the person's hand */
    QueueTree.Waiting waiting() {
        return waiting;
    }

    /** @return the tickets that the last update brought */
    List<QueueEntry> arrived() {
        return arrived;
    }

    /** @return the row's mark */
    QueueMarks.Mark markOf(TicketId id) {
        return marks.of(id);
    }

    /** Removes the marks that have been shown long enough. */
    Change expireMarks() {
        var expired = marks.expire(clock.instant());
        return new Change(
                false,
                folded.rows().stream()
                        .filter(entry -> expired.contains(entry.id()))
                        .toList());
    }

    QueueSelection selection() {
        return selection;
    }

    boolean isSelected(TicketId id) {
        return selection.contains(id);
    }

    /** @return whether every row is selected, those below a site aside */
    boolean allSelected() {
        return matching().stream().allMatch(entry -> selection.contains(entry.id()));
    }

    /** @return everything that matches the filter; a ticket below a site comes with that site */
    List<QueueEntry> matching() {
        return folded.rows().stream().filter(entry -> !folded.isNested(entry)).toList();
    }

    /** @return the selected rows, from top to bottom */
    List<QueueEntry> selectedRows() {
        return folded.rows().stream()
                .filter(entry -> selection.contains(entry.id()))
                .toList();
    }

    /** @return the same without those whose site is selected: they change with it */
    List<QueueEntry> selectedSites() {
        return selectedRows().stream()
                .filter(entry -> {
                    var site = folded.isNested(entry) ? folded.siteOver(entry) : null;
                    return site == null || !selection.contains(site);
                })
                .toList();
    }

    /** @return the regions that the account may see, the most urgent first */
    List<RegionUrgency> urgencies() {
        return urgencies;
    }

    QueueFacets facets() {
        return facets;
    }

    /** Expands or collapses the site's row. */
    Change toggle(TicketId site) {
        if (!opened.remove(site)) {
            opened.add(site);
        }
        return read(Hold.NOTHING, true);
    }

    boolean isOpened(QueueEntry entry) {
        return opened.contains(entry.id());
    }

    QueueTree folded() {
        return folded;
    }

    List<QueueEntry> entries() {
        return folded.rows();
    }

    /** @return the age of the names and shows */
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

    /** @return the regions the account may see, including those without tickets */
    List<Region> regions() {
        return regions.all().stream()
                .filter(region -> actor != null && actor.maySee(region.id()))
                .toList();
    }

    /** @return the live tickets of the region; of all regions when null */
    TicketQueue.Counts live(@Nullable RegionId region) {
        return region == null
                ? counts.values().stream().reduce(TicketQueue.Counts.NONE, TicketQueue.Counts::plus)
                : counts.getOrDefault(region, TicketQueue.Counts.NONE);
    }

    String nameOf(RegionId region) {
        return regions.get(region).name();
    }
}
