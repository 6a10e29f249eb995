package com.cinemataztic.embeddedmongo.index;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a query requires of each match, field by field, as far as an index can check it. Everything else is checked on the
 * documents. Where the library's matching and MongoDB's differ, a constraint accepts both.
 */
final class QueryConstraints {
    enum Kind {
        /** The value, or an element of an array, is one of several: one interval each. */
        VALUES,
        /** The value, or an element of an array, is within one of the intervals. */
        BOUND,
        /** The field has a value. */
        PRESENT
    }

    /** @param present whether documents without the field can't match */
    record Constraint(Kind kind, List<Interval> intervals, boolean present) {}

    private final Map<String, List<Constraint>> fields = new HashMap<>();
    private final List<List<Document>> alternatives = new ArrayList<>();
    private int constraints;
    private boolean complete = true;

    private QueryConstraints() {}

    static QueryConstraints of(Document query) {
        QueryConstraints constraints = new QueryConstraints();
        constraints.add(query);
        return constraints;
    }

    List<Constraint> on(String field) {
        return fields.getOrDefault(field, List.of());
    }

    /** Whether the query specifies values of this many fields, none of them null, and nothing else. */
    boolean areOnlyValues(int count) {
        return complete && constraints == count;
    }

    /** The branches of each {@code $or} that must hold. */
    List<List<Document>> alternatives() {
        return alternatives;
    }

    private void add(Document query) {
        query.forEach((field, value) -> {
            if (field.equals("$and")) {
                documents(value).forEach(this::add);
            } else if (field.equals("$or")) {
                alternatives.add(documents(value));
                complete = false;
            } else if (field.startsWith("$")) {
                complete = false;
            } else if (value instanceof Document operators
                    && !BsonRegularExpression.isRegularExpression(value)
                    && operators.keySet().stream().anyMatch(name -> name.startsWith("$"))) {
                operators.forEach((operator, operand) -> add(field, operator, operand));
            } else {
                add(field, "$eq", value);
            }
        });
    }

    @SuppressWarnings("unchecked") // anything else is rejected when the first document is read
    private static List<Document> documents(@Nullable Object value) {
        return value instanceof Collection<?> parts && parts.stream().allMatch(part -> part instanceof Document)
                ? List.copyOf((Collection<Document>) parts)
                : List.of();
    }

    private void add(String field, String operator, @Nullable Object operand) {
        switch (operator) {
            case "$eq" -> {
                if (BsonRegularExpression.isRegularExpression(operand)) {
                    matches(field, BsonRegularExpression.convertToRegularExpression(operand));
                } else {
                    oneOf(field, Collections.singletonList(operand));
                }
            }
            case "$in" -> oneOf(field, operand instanceof Collection<?> values ? values : List.of(List.of()));
            case "$gt", "$gte" -> bound(field, operand, true);
            case "$lt", "$lte" -> bound(field, operand, false);
            case "$exists" -> {
                if (Boolean.TRUE.equals(operand)) {
                    constraint(field, new Constraint(Kind.PRESENT, List.of(Interval.ALL), true));
                }
                complete = false;
            }
            default -> complete = false;
        }
    }

    private void oneOf(String field, Collection<?> values) {
        if (!values.stream().allMatch(QueryConstraints::canBeLookedUp)) {
            complete = false;
            return;
        }
        TreeSet<byte[]> keys = new TreeSet<>(Arrays::compareUnsigned);
        values.forEach(value -> keys.add(KeyBytes.of(value)));
        boolean present = values.stream().allMatch(value -> value != null);
        complete &= present;
        constraint(
                field,
                new Constraint(Kind.VALUES, keys.stream().map(Interval::of).toList(), present));
    }

    /** Arrays, documents and patterns match in ways that entries don't show. */
    private static boolean canBeLookedUp(@Nullable Object value) {
        return !(value instanceof Collection
                || value instanceof Document
                || value instanceof BsonRegularExpression
                || value instanceof MinKey
                || value instanceof MaxKey);
    }

    /** Includes the bound itself in either case: each document is still checked. */
    private void bound(String field, @Nullable Object value, boolean lower) {
        complete = false;
        if (value != null && KeyBytes.isOrdered(value)) {
            // Only values of one type compare.
            byte[] key = KeyBytes.of(value);
            byte[] type = {key[0]};
            constraint(
                    field,
                    new Constraint(
                            Kind.BOUND,
                            List.of(
                                    lower
                                            ? new Interval(key, KeyBytes.after(type))
                                            : new Interval(type, KeyBytes.after(key))),
                            true));
        }
    }

    private void matches(String field, BsonRegularExpression pattern) {
        complete = false;
        String beginning = RegexPrefix.of(pattern);
        if (!beginning.isEmpty() && KeyBytes.isOrdered(beginning)) {
            byte[] begin = KeyBytes.ofStringsThatBeginWith(beginning);
            constraint(
                    field,
                    new Constraint(
                            Kind.BOUND,
                            List.of(
                                    // The library also matches the texts of values that are not strings.
                                    KeyBytes.BEFORE_STRINGS,
                                    new Interval(begin, KeyBytes.after(begin)),
                                    KeyBytes.AFTER_STRINGS),
                            true));
        }
    }

    private void constraint(String field, Constraint constraint) {
        fields.computeIfAbsent(field, it -> new ArrayList<>()).add(constraint);
        constraints++;
    }
}
