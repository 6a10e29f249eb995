package com.cinemataztic.embeddedmongo.index;

import com.cinemataztic.embeddedmongo.index.QueryConstraints.Constraint;
import com.cinemataztic.embeddedmongo.index.QueryConstraints.Kind;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How to find the documents that may match a query by entries. The plan's documents include every match; each must
 * still be checked.
 *
 * @param parts one, or those of the branches of an {@code $or}
 * @param sorted whether they come in the requested order
 * @param exact whether all of them match, each found once
 */
public record Plan(List<Part> parts, boolean sorted, boolean exact) {
    /** More ranges than this cost more than they save. */
    private static final int MOST_RANGES = 20_000;

    /**
     * Ranges of some entries.
     *
     * @param fixed number of leading fields with given values
     * @param bounded whether the field after them is bounded
     */
    record Part(
            Entries entries,
            List<Entries.Range> ranges,
            int fixed,
            boolean bounded,
            boolean sorted,
            boolean backwards,
            boolean exact) {
        /** The larger, the fewer entries must be read. */
        private int worth() {
            int all = entries.isUnique() && fixed == entries.keys().size() ? 100 : 0;
            return all + 4 * fixed + (sorted ? 3 : 0) + (bounded ? 2 : 0);
        }

        private boolean selects() {
            return fixed > 0 || bounded || entries.isSparse();
        }

        private Stream<byte[]> positions() {
            return entries.positions(ranges, sorted, backwards);
        }
    }

    /** The best plan that the entries allow; null if all documents must be read. */
    public static @Nullable Plan of(Document query, @Nullable Document orderBy, List<Entries> all) {
        QueryConstraints constraints = QueryConstraints.of(query);
        Document order = orderBy == null ? new Document() : orderBy;
        Part best = best(constraints, order, all);
        if (best == null || !best.selects()) {
            Plan union = union(query, constraints, all);
            if (union != null) {
                return union;
            }
        }
        return best == null ? null : new Plan(List.of(best), best.sorted, best.exact);
    }

    private static @Nullable Plan union(Document query, QueryConstraints constraints, List<Entries> all) {
        for (List<Document> branches : constraints.alternatives()) {
            List<Part> parts = branches.stream()
                    .map(branch -> QueryConstraints.of(new Document("$and", List.of(query, branch))))
                    .flatMap(both -> Stream.ofNullable(best(both, new Document(), all)))
                    .toList();
            if (!parts.isEmpty() && parts.size() == branches.size()) {
                return new Plan(parts, false, false);
            }
        }
        return null;
    }

    /** The positions of the documents. */
    public Stream<byte[]> positions() {
        return parts.size() == 1
                ? parts.getFirst().positions()
                : parts.stream()
                        .flatMap(Part::positions)
                        .map(ByteBuffer::wrap)
                        .distinct()
                        .map(ByteBuffer::array);
    }

    /** The number of documents, without reading any; only for an exact plan. */
    public long count() {
        Part only = parts.getFirst();
        return only.entries.count(only.ranges);
    }

    private static @Nullable Part best(QueryConstraints constraints, Document order, List<Entries> all) {
        return all.stream()
                .flatMap(entries -> Stream.ofNullable(part(entries, constraints, order)))
                .max(Comparator.comparingInt(Part::worth))
                .orElse(null);
    }

    private static @Nullable Part part(Entries entries, QueryConstraints constraints, Document order) {
        List<IndexKey> keys = entries.keys();
        boolean present = keys.stream()
                .anyMatch(key -> constraints.on(key.getKey()).stream().anyMatch(Constraint::present));
        if (entries.isSparse() && !present) {
            return null; // some matches may have no entry
        }
        List<byte[]> prefixes = List.of(new byte[0]);
        int fixed = 0;
        while (fixed < keys.size()) {
            Constraint values = values(constraints.on(keys.get(fixed).getKey()));
            if (values == null || (long) prefixes.size() * values.intervals().size() > MOST_RANGES) {
                break;
            }
            prefixes = extended(prefixes, values, entries.isDescending(fixed));
            fixed++;
        }
        if (!entries.canFix(fixed)) {
            return null;
        }
        List<Constraint> bounds = fixed < keys.size() && entries.isOrdered(fixed)
                ? bounds(constraints.on(keys.get(fixed).getKey()))
                : List.of();
        boolean bounded = !bounds.isEmpty();
        int direction = direction(entries, constraints, fixed, order);
        boolean sorted = direction != 0 && !order.isEmpty();
        if (fixed == 0 && !bounded && !sorted && !entries.isSparse()) {
            return null;
        }
        List<Interval> within = bounded ? common(bounds, entries.isDescending(fixed)) : List.of(Interval.ALL);
        boolean exact = constraints.areOnlyValues(fixed) && entries.areOrdered();
        return new Part(entries, ranges(prefixes, within), fixed, bounded, sorted, direction < 0, exact);
    }

    private static @Nullable Constraint values(List<Constraint> constraints) {
        return constraints.stream()
                .filter(constraint -> constraint.kind() == Kind.VALUES)
                .min(Comparator.comparingInt(
                        constraint -> constraint.intervals().size()))
                .orElse(null);
    }

    private static List<byte[]> extended(List<byte[]> prefixes, Constraint values, boolean descending) {
        List<byte[]> extended = new ArrayList<>();
        for (byte[] prefix : prefixes) {
            for (Interval value : values.intervals()) {
                extended.add(Interval.join(prefix, descending ? KeyBytes.reversed(value.from()) : value.from()));
            }
        }
        return extended;
    }

    private static List<Constraint> bounds(List<Constraint> constraints) {
        return constraints.stream()
                .filter(constraint -> constraint.kind() == Kind.BOUND)
                .toList();
    }

    /** The intersection of all bounds of a field. */
    private static List<Interval> common(List<Constraint> bounds, boolean descending) {
        List<Interval> common = List.of(Interval.ALL);
        for (Constraint bound : bounds) {
            common = common.stream()
                    .flatMap(one -> bound.intervals().stream().map(one::and))
                    .filter(both -> !both.isEmpty())
                    .toList();
        }
        return descending ? common.stream().map(Interval::reversed).toList() : common;
    }

    private static List<Entries.Range> ranges(List<byte[]> prefixes, List<Interval> bounds) {
        List<Entries.Range> ranges = new ArrayList<>();
        for (byte[] prefix : prefixes) {
            for (Interval bound : bounds) {
                Interval keys = bound.after(prefix);
                ranges.add(new Entries.Range(keys.from(), keys.to(), prefix.length));
            }
        }
        return ranges;
    }

    /** 1 or -1 if the entries are in the order, forwards or backwards; 0 if they are not. */
    private static int direction(Entries entries, QueryConstraints constraints, int fixed, Document order) {
        List<IndexKey> keys = entries.keys();
        int direction = 0;
        int next = fixed;
        for (String field : order.keySet()) {
            if (hasOneValue(entries, constraints, fixed, field)) {
                continue;
            }
            if (next == keys.size() || !keys.get(next).getKey().equals(field) || !entries.isOrdered(next)) {
                return 0;
            }
            boolean descending = ((Number) order.get(field)).intValue() < 0;
            int required = descending == entries.isDescending(next) ? 1 : -1;
            if (direction == -required) {
                return 0;
            }
            direction = required;
            next++;
        }
        return direction == 0 ? 1 : direction;
    }

    /** Whether all matches have the same value in the field, so that it does not affect the order. */
    private static boolean hasOneValue(Entries entries, QueryConstraints constraints, int fixed, String field) {
        for (int i = 0; i < fixed; i++) {
            if (entries.keys().get(i).getKey().equals(field)) {
                Constraint values = Objects.requireNonNull(values(constraints.on(field)));
                return values.intervals().size() == 1 && entries.isOrdered(i);
            }
        }
        return false;
    }
}
