package com.cinemataztic.incidents.tickets.ui;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import com.cinemataztic.incidents.tickets.board.TicketQueue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The state of the queue view, without components. It holds one list per revision, from which count and rows are
 * answered. Each refresh reads the account's rights anew: a lost region empties the view.
 */
class QueueViewModel {

    private final TicketQueue queue;
    private final RegionDirectory regions;
    private final CurrentActor currentActor;

    private TicketQueue.Filter filter = QueueLocation.EVERYTHING_LIVE;
    private @Nullable Actor actor;
    private final Set<TicketId> opened = new HashSet<>();
    private QueueTree folded = QueueTree.EMPTY;
    private Map<RegionId, TicketQueue.Counts> counts = Map.of();

    /**
     * What a refresh changed in the list.
     *
     * @param reordered whether rows were added, removed or moved, so that all must be redrawn
     * @param changed otherwise, the rows whose content changed
     */
    record Change(boolean reordered, List<QueueEntry> changed) {}

    QueueViewModel(TicketQueue queue, RegionDirectory regions, CurrentActor currentActor) {
        this.queue = queue;
        this.regions = regions;
        this.currentActor = currentActor;
    }

    /** Reads everything anew for the filter. */
    Change show(TicketQueue.Filter wanted) {
        filter = wanted;
        return refresh();
    }

    /** Reads everything anew. */
    Change refresh() {
        actor = currentActor.get().orElse(null);
        var before = folded;
        if (actor == null) {
            folded = QueueTree.EMPTY;
            counts = Map.of();
        } else {
            folded = fold(actor);
            counts = queue.counts(actor);
        }
        return changeSince(before);
    }

    private QueueTree fold(Actor reader) {
        return QueueTree.of(
                queue.list(reader, filter),
                entry -> queue.under(entry.row(), reader),
                entry -> queue.above(entry.row(), reader).map(TicketRow::id),
                opened);
    }

    /** Expands or collapses the site's row. */
    Change toggle(TicketId site) {
        if (!opened.remove(site)) {
            opened.add(site);
        }
        return refresh();
    }

    boolean isOpened(QueueEntry entry) {
        return opened.contains(entry.id());
    }

    QueueTree folded() {
        return folded;
    }

    private Change changeSince(QueueTree before) {
        var entries = folded.rows();
        if (!before.rows().equals(entries) || !before.nested().equals(folded.nested())) {
            return new Change(true, List.of());
        }
        var changed = new ArrayList<QueueEntry>();
        for (int i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            if (!saysTheSame(before.rows().get(i), entry)
                    || before.screensUnder(entry) != folded.screensUnder(entry)
                    || !Objects.equals(before.siteOver(entry), folded.siteOver(entry))) {
                changed.add(entry);
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
        return folded.rows();
    }

    /** @return how many of the listed tickets nobody has taken; tickets folded into a site count as that site */
    long open() {
        return folded.rows().stream()
                .filter(entry -> entry.row().state() == State.OPEN && !folded.isNested(entry))
                .count();
    }

    /** @return the row of the ticket, if the list has it */
    Optional<QueueEntry> listed(@Nullable TicketId id) {
        return folded.rows().stream().filter(entry -> entry.id().equals(id)).findAny();
    }

    /**
     * @param ticket null or not in the list: from the top
     * @param by how many rows further down
     * @return the row there; empty beyond either end
     */
    Optional<QueueEntry> neighbour(@Nullable TicketId ticket, int by) {
        var rows = folded.rows();
        var from = listed(ticket).map(rows::indexOf).orElse(-1);
        var wanted = from < 0 ? 0 : from + by;
        return wanted < 0 || wanted >= rows.size() ? Optional.empty() : Optional.of(rows.get(wanted));
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
