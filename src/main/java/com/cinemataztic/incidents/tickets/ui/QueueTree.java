package com.cinemataztic.incidents.tickets.ui;

import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The queue as shown. A site is one row, and the tickets below it are folded into that row until it is expanded. A
 * ticket found without its site, by a search or a state, has its own row that names the site.
 *
 * @param rows the rows shown, from top to bottom
 * @param screens how many tickets are below each site, expanded or not
 * @param sites the site of each row that is below one
 * @param nested the rows shown beneath their site's row
 * @param headings the heading above a row
 */
record QueueTree(
        List<QueueEntry> rows,
        Map<TicketId, Integer> screens,
        Map<TicketId, TicketId> sites,
        Set<TicketId> nested,
        Map<TicketId, Heading> headings) {

    static final QueueTree EMPTY = new QueueTree(List.of(), Map.of(), Map.of(), Set.of(), Map.of());

    /**
     * What is above the first row of a group.
     *
     * @param name what the rows have in common
     * @param count how many they are; those below a site are not counted
     */
    record Heading(String name, int count) {}

    /**
     * @param listed the tickets to show, in the order of work
     * @param under supplies the tickets below a ticket, in the order of work
     * @param above the site of each ticket that is below one
     * @param opened the sites whose rows are expanded
     * @param group supplies the heading for a ticket, the same for all: no headings. A group is as urgent as its most
     *     urgent ticket
     */
    static QueueTree of(
            List<QueueEntry> listed,
            Function<QueueEntry, List<QueueEntry>> under,
            Map<TicketId, TicketId> above,
            Set<TicketId> opened,
            @Nullable Function<QueueEntry, String> group) {
        var there = new HashSet<TicketId>();
        listed.forEach(entry -> there.add(entry.id()));
        var groups = new LinkedHashMap<String, List<QueueEntry>>();
        for (var entry : listed) {
            var site = above.get(entry.id());
            if (site == null || !there.contains(site)) {
                groups.computeIfAbsent(group == null ? "" : group.apply(entry), it -> new ArrayList<>())
                        .add(entry);
            }
        }
        var tree = new QueueTree(new ArrayList<>(), new HashMap<>(), new HashMap<>(), new HashSet<>(), new HashMap<>());
        groups.forEach((name, entries) -> {
            if (group != null) {
                tree.headings.put(entries.getFirst().id(), new Heading(name, entries.size()));
            }
            entries.forEach(entry -> tree.add(entry, under.apply(entry), above.get(entry.id()), opened));
        });
        return new QueueTree(
                List.copyOf(tree.rows),
                Map.copyOf(tree.screens),
                Map.copyOf(tree.sites),
                Set.copyOf(tree.nested),
                Map.copyOf(tree.headings));
    }

    private void add(QueueEntry entry, List<QueueEntry> children, @Nullable TicketId site, Set<TicketId> opened) {
        if (site != null) {
            sites.put(entry.id(), site);
        }
        rows.add(entry);
        if (!children.isEmpty()) {
            screens.put(entry.id(), children.size());
        }
        if (opened.contains(entry.id())) {
            for (var child : children) {
                rows.add(child);
                sites.put(child.id(), entry.id());
                nested.add(child.id());
            }
        }
    }

    /** @return the ticket's row, if the list has one */
    Optional<QueueEntry> row(@Nullable TicketId id) {
        return rows.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    /**
     * @param ticket null or not in the list: from the top
     * @param by how many rows further down
     * @return the row there; empty beyond either end
     */
    Optional<QueueEntry> neighbour(@Nullable TicketId ticket, int by) {
        var from = row(ticket).map(rows::indexOf).orElse(-1);
        var wanted = from < 0 ? 0 : from + by;
        return wanted < 0 || wanted >= rows.size() ? Optional.empty() : Optional.of(rows.get(wanted));
    }

    /** @return how many tickets are below this one; 0 for a ticket that is no site */
    int screensUnder(QueueEntry entry) {
        return screens.getOrDefault(entry.id(), 0);
    }

    @Nullable
    TicketId siteOver(QueueEntry entry) {
        return sites.get(entry.id());
    }

    boolean isNested(QueueEntry entry) {
        return nested.contains(entry.id());
    }

    /** @return the heading above the row; null: none */
    @Nullable
    Heading headingOver(QueueEntry entry) {
        return headings.get(entry.id());
    }

    /**
     * @param newest what others made of the list since
     * @param present supplies a ticket that the newest no longer lists as it is now
     * @return the same rows at the same places, each with its present content
     */
    QueueTree inPlace(QueueTree newest, UnaryOperator<QueueEntry> present) {
        var now = new HashMap<TicketId, QueueEntry>();
        newest.rows.forEach(entry -> now.put(entry.id(), entry));
        var kept = rows.stream()
                .map(entry -> now.containsKey(entry.id()) ? now.get(entry.id()) : present.apply(entry))
                .toList();
        return new QueueTree(kept, newest.screens, newest.sites, nested, headings);
    }

    /**
     * What a list does not show yet.
     *
     * @param changes how many tickets would appear, disappear or look different
     * @param arrived those that would appear
     * @param moves whether rows would move
     */
    record Waiting(int changes, List<QueueEntry> arrived, boolean moves) {

        static final Waiting NONE = new Waiting(0, List.of(), false);

        boolean isEmpty() {
            return changes == 0 && !moves;
        }

        /** @return the severity of the worst ticket that would appear */
        Optional<Severity> worst() {
            return arrived.stream().map(entry -> entry.row().severity()).max(Comparator.naturalOrder());
        }
    }

    /** @return what would change if the newest were shown */
    Waiting waiting(QueueTree newest) {
        if (newest == this) {
            return Waiting.NONE;
        }
        var there = new HashSet<>(rows);
        var arrived =
                newest.rows.stream().filter(entry -> !there.contains(entry)).toList();
        return new Waiting(differences(newest), arrived, newest.isReorderedSince(this));
    }

    /** @return how many tickets would appear, disappear or look different if the other were shown */
    int differences(QueueTree other) {
        var mine = new HashMap<TicketId, QueueEntry>();
        rows.forEach(entry -> mine.put(entry.id(), entry));
        int differences = 0;
        for (var entry : other.rows) {
            var known = mine.remove(entry.id());
            if (known == null || !saysTheSame(known, entry)) {
                differences++;
            }
        }
        return differences + mine.size();
    }

    /** @return whether rows were added, removed or moved since the other, so that all must be redrawn */
    boolean isReorderedSince(QueueTree before) {
        return !before.rows.equals(rows) || !before.nested.equals(nested) || !before.headings.equals(headings);
    }

    /** @return the rows whose content differs from the other, which has the same rows */
    List<QueueEntry> changedSince(QueueTree before) {
        var changed = new ArrayList<QueueEntry>();
        for (int i = 0; i < rows.size(); i++) {
            var entry = rows.get(i);
            if (!saysTheSame(before.rows.get(i), entry)
                    || before.screensUnder(entry) != screensUnder(entry)
                    || !Objects.equals(before.siteOver(entry), siteOver(entry))) {
                changed.add(entry);
            }
        }
        return changed;
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
}
