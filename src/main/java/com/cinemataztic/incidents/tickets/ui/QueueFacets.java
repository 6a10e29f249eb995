package com.cinemataztic.incidents.tickets.ui;

import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import com.cinemataztic.incidents.tickets.ui.QueueFilter.Whose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What each filter would list, with all other filters as they are. A site with the screens below it counts as one, as it
 * is one row.
 *
 * @param mine the tickets assigned to the reader
 * @param unassigned the tickets that nobody has taken
 * @param misses the tickets whose screen misses its show
 * @param errors the tickets of each error, the most frequent first; those of a chosen error are there, if only with 0
 * @param severities the tickets of each severity
 */
record QueueFacets(int mine, int unassigned, int misses, List<ErrorCount> errors, Map<Severity, Integer> severities) {

    static final QueueFacets NONE = new QueueFacets(0, 0, 0, List.of(), Map.of());

    /**
     * The tickets of one error.
     *
     * @param error its id
     * @param summary its words, as a ticket has them
     */
    record ErrorCount(String error, String summary, int count) {}

    /**
     * @param listed the filter's {@linkplain QueueFilter#base() base} list
     * @param sites the site of each of these tickets that is below one
     */
    static QueueFacets of(
            List<QueueEntry> listed, Map<TicketId, TicketId> sites, QueueFilter filter, String me, Instant now) {
        return new QueueFacets(
                rows(matching(listed, filter.withWhose(Whose.MINE), me, now), sites),
                rows(matching(listed, filter.withWhose(Whose.UNASSIGNED), me, now), sites),
                rows(matching(listed, filter.withMisses(true), me, now), sites),
                errors(listed, sites, filter, me, now),
                severities(listed, sites, filter, me, now));
    }

    private static List<ErrorCount> errors(
            List<QueueEntry> listed, Map<TicketId, TicketId> sites, QueueFilter filter, String me, Instant now) {
        var counts = new LinkedHashMap<String, ErrorCount>();
        by(
                        matching(listed, filter.withErrors(Set.of()), me, now),
                        entry -> entry.row().fault().errorId())
                .forEach((error, entries) -> counts.put(
                        error,
                        new ErrorCount(error, entries.getFirst().row().fault().summary(), rows(entries, sites))));
        filter.errors().forEach(error -> counts.putIfAbsent(error, new ErrorCount(error, error, 0)));
        return counts.values().stream()
                .sorted(Comparator.comparingInt(ErrorCount::count).reversed().thenComparing(ErrorCount::error))
                .toList();
    }

    private static Map<Severity, Integer> severities(
            List<QueueEntry> listed, Map<TicketId, TicketId> sites, QueueFilter filter, String me, Instant now) {
        var counts = new EnumMap<Severity, Integer>(Severity.class);
        by(
                        matching(listed, filter.withSeverities(Set.of()), me, now),
                        entry -> entry.row().severity())
                .forEach((severity, entries) -> counts.put(severity, rows(entries, sites)));
        return counts;
    }

    static List<QueueEntry> matching(List<QueueEntry> listed, QueueFilter filter, String me, Instant now) {
        return listed.stream().filter(entry -> filter.matches(entry, me, now)).toList();
    }

    private static <K> Map<K, List<QueueEntry>> by(List<QueueEntry> entries, Function<QueueEntry, K> key) {
        var groups = new LinkedHashMap<K, List<QueueEntry>>();
        entries.forEach(entry -> groups.computeIfAbsent(key.apply(entry), it -> new ArrayList<>())
                .add(entry));
        return groups;
    }

    /** @return how many rows the tickets are: one below a site that is among them has none of its own */
    private static int rows(Collection<QueueEntry> entries, Map<TicketId, TicketId> sites) {
        if (sites.isEmpty()) {
            return entries.size();
        }
        var there = new HashSet<TicketId>();
        entries.forEach(entry -> there.add(entry.id()));
        return (int) entries.stream()
                .filter(entry -> {
                    var site = sites.get(entry.id());
                    return site == null || !there.contains(site);
                })
                .count();
    }
}
