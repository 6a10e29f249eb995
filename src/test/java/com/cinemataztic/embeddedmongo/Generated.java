package com.cinemataztic.embeddedmongo;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Documents, indexes, updates, filters and orders made up at random, from so few values that they often meet. The fields
 * {@code a} and {@code b} are tidy: one plain value or none.
 */
final class Generated {
    private static final List<String> FIELDS = List.of("a", "b", "wild", "sub.field", "list", "_id");

    private static final List<String> TIDY = List.of("a", "b", "_id");

    private static final List<String> INDEXED = List.of("a", "b", "wild", "sub.field", "list");

    private static final List<Object> PLAIN = List.of(
            -2,
            -1,
            0,
            1,
            2,
            1L,
            2.5,
            -0.0,
            5_000_000_000L,
            1e300,
            "",
            "a",
            "ab",
            "abc",
            "b",
            "é",
            "a\u0000",
            true,
            false,
            Instant.EPOCH,
            Instant.ofEpochMilli(-5),
            Instant.parse("2026-11-24T03:00:00.123Z"),
            new ObjectId("000000000000000000000001"),
            new ObjectId("ffffffffffffffffffffffff"));

    /** So that many documents have the same. */
    private static final List<Object> FEW = List.of(0, 1, "a");

    private static final List<Object> RARE = List.of(
            9_007_199_254_740_993L,
            5_000_000_000.5,
            Double.NaN,
            "😀",
            "\uFFFD",
            new Decimal128(new BigDecimal("1.5")),
            new UUID(1, 2),
            new Document("x", 1),
            new Document(),
            List.of(),
            List.of(1),
            List.of(List.of(1, 2), "a"));

    private static final List<String> PATTERNS =
            List.of("^a", "^ab", "^a.c", "^ab*", "^\\Qab\\E", "^1", "b", "^a|b", "^", "^a\\.", "^é");

    private final Random random;
    private int ids;

    Generated(Random random) {
        this.random = random;
    }

    boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private <T> List<T> some(int most, Supplier<T> what) {
        List<T> some = new ArrayList<>();
        int count = random.nextInt(most + 1);
        for (int i = 0; i < count; i++) {
            some.add(what.get());
        }
        return some;
    }

    private Object value() {
        return oneIn(4) ? one(RARE) : one(PLAIN);
    }

    private void put(Document document, String field, Supplier<? extends @Nullable Object> value) {
        if (!oneIn(6)) {
            document.append(field, oneIn(8) ? null : value.get());
        }
    }

    Document document() {
        Document document = new Document("_id", oneIn(3) ? "id" + ids++ : (Object) ids++);
        put(document, "a", () -> one(FEW));
        put(document, "b", () -> one(PLAIN));
        put(document, "wild", this::value);
        put(document, "list", () -> some(3, this::value));
        put(document, "sub", () -> switch (random.nextInt(4)) {
            case 0 -> value();
            case 1 -> some(3, () -> oneIn(4) ? value() : new Document("field", value()));
            default -> new Document("field", value());
        });
        return document;
    }

    record Keys(List<IndexKey> keys, boolean sparse) {
        String name() {
            return keys + (sparse ? " sparse" : "");
        }
    }

    List<Keys> indexes() {
        return some(3, () -> {
            List<IndexKey> keys = new ArrayList<>(List.of(new IndexKey(one(INDEXED), oneIn(2))));
            for (String field : FIELDS) {
                if (oneIn(3) && !keys.getFirst().getKey().equals(field)) {
                    keys.add(new IndexKey(field, oneIn(2)));
                }
            }
            return new Keys(keys, oneIn(3));
        });
    }

    Document update() {
        String field = one(List.of("a", "b", "wild", "list"));
        return switch (random.nextInt(4)) {
            case 0 -> new Document("$unset", new Document(field, ""));
            case 1 -> new Document("$set", new Document("list", some(3, this::value)));
            case 2 -> new Document("$set", new Document("a", one(FEW)).append("b", one(PLAIN)));
            default -> new Document("$set", new Document("wild", value()));
        };
    }

    Document filter() {
        Document filter = new Document();
        int fields = random.nextInt(4);
        for (int i = 0; i < fields; i++) {
            filter.append(one(FIELDS), condition());
        }
        if (oneIn(5)) {
            filter.append("$or", List.of(conditionOnOne(), conditionOnOne()));
        }
        if (oneIn(5)) {
            filter.append("$and", List.of(conditionOnOne(), conditionOnOne()));
        }
        return filter;
    }

    private Document conditionOnOne() {
        return new Document(one(FIELDS), condition());
    }

    private @Nullable Object condition() {
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> value();
            case 3 -> null;
            case 4 -> new Document("$eq", value());
            case 5, 6 -> new Document("$in", some(4, () -> oneIn(3) ? value() : one(FEW)));
            case 7 -> new Document(oneIn(2) ? "$gt" : "$gte", value());
            case 8 -> new Document(oneIn(2) ? "$lt" : "$lte", value()).append("$gt", value());
            case 9 -> new Document("$exists", oneIn(2));
            case 10 -> new Document(oneIn(2) ? "$ne" : "$nin", oneIn(2) ? List.of(value()) : List.of(value(), value()));
            default -> new BsonRegularExpression(one(PATTERNS), "");
        };
    }

    /** By tidy fields: the library has no consistent order of the others. */
    Document order() {
        Document order = new Document();
        some(3, () -> order.append(one(TIDY), oneIn(2) ? 1 : -1));
        return order;
    }

    /** 0: none. */
    int limit() {
        return oneIn(2) ? 0 : 1 + random.nextInt(10);
    }
}
