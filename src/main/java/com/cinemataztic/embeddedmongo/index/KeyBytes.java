package com.cinemataztic.embeddedmongo.index;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/**
 * Encodes values as keys of the file. Equal values give equal bytes, different values different bytes. Compared as
 * unsigned bytes, the keys sort as the values do. (Documents, arrays and the rarer types sort only among themselves, in
 * no meaningful order.) No value's bytes are a prefix of another's, so several values concatenate to one key.
 *
 * <p>Equal means equal to MongoDB: 1, 1L and 1.0 are one key, a missing field is null.
 */
public final class KeyBytes {
    /** An array without elements. An index has an entry for it as for every other document. */
    static final Object EMPTY_ARRAY = new Object();

    private static final int EMPTY = 4;
    private static final int NULL = 5;
    private static final int NUMBER = 10;
    private static final int STRING = 20;
    private static final int OBJECT_ID = 40;
    private static final int BOOLEAN = 50;
    private static final int INSTANT = 60;
    private static final int OTHER = 70;

    /** The keys of values that are not null, up to those of strings. {@link #AFTER_STRINGS} has those that follow. */
    static final Interval BEFORE_STRINGS = new Interval(new byte[] {NUMBER}, new byte[] {STRING});

    static final Interval AFTER_STRINGS = new Interval(new byte[] {STRING + 1}, null);

    /** Up to this value a double represents every whole number exactly. */
    private static final long MOST_EXACT = 1L << 53;

    private KeyBytes() {}

    /** The key of several values, in their order. */
    public static byte[] of(Iterable<?> values) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(64);
        for (Object value : values) {
            append(out, value);
        }
        return out.toByteArray();
    }

    /** The key of one value. */
    public static byte[] of(@Nullable Object value) {
        return of(Collections.singletonList(value));
    }

    /** The key under which the document is stored: that of its {@code _id}. */
    public static ByteBuffer position(Document document) {
        return ofId(document.get("_id"));
    }

    /** The key under which a document with this {@code _id} is stored. */
    public static ByteBuffer ofId(@Nullable Object id) {
        return ByteBuffer.wrap(of(new KeyValue(id).normalized()));
    }

    /** The common prefix of the keys of all strings that begin with this one. */
    static byte[] ofStringsThatBeginWith(String beginning) {
        byte[] whole = of(beginning);
        return Arrays.copyOf(whole, whole.length - 1); // without its terminator
    }

    /** The same key in the opposite order. */
    static byte[] reversed(byte[] key) {
        byte[] reversed = new byte[key.length];
        for (int i = 0; i < key.length; i++) {
            reversed[i] = (byte) ~key[i];
        }
        return reversed;
    }

    /** The smallest key that is greater than all that begin with this one; null if there is none. */
    static byte @Nullable [] after(byte[] beginning) {
        for (int i = beginning.length - 1; i >= 0; i--) {
            if (beginning[i] != (byte) 0xff) {
                byte[] after = Arrays.copyOf(beginning, i + 1);
                after[i]++;
                return after;
            }
        }
        return null;
    }

    /**
     * Whether the order of this value's key among comparable values is certain, so that an index may sort and bound by
     * it. False for documents, arrays and rare types, for strings with characters beyond U+FFFF (the library compares
     * them by halves), and for numbers that a double can't distinguish from their neighbours.
     */
    public static boolean isOrdered(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case Missing missing -> true;
            case Integer whole -> true;
            case Long whole -> Math.abs(whole) <= MOST_EXACT && whole != Long.MIN_VALUE;
            case Double number -> Math.rint(number) == number || Math.abs(number) < Integer.MAX_VALUE;
            case String text -> text.chars().noneMatch(c -> Character.isSurrogate((char) c));
            case ObjectId id -> true;
            case Boolean bool -> true;
            case Instant instant -> true;
            default -> false;
        };
    }

    private static void append(ByteArrayOutputStream out, @Nullable Object value) {
        if (value == null || Missing.isNullOrMissing(value)) {
            out.write(NULL);
            return;
        }
        if (value == EMPTY_ARRAY) {
            out.write(EMPTY);
            return;
        }
        switch (value) {
            case Decimal128 decimal -> number(out, decimal.doubleValue(), 0);
            case Long whole -> number(out, whole.doubleValue(), whole - (long) whole.doubleValue());
            case Number number -> number(out, number.doubleValue(), 0);
            case String text -> text(out, text);
            case ObjectId id -> {
                out.write(OBJECT_ID);
                out.writeBytes(id.toByteArray());
            }
            case Boolean bool -> {
                out.write(BOOLEAN);
                out.write(bool ? 1 : 0);
            }
            case Instant instant -> {
                out.write(INSTANT);
                out.writeBytes(sortable(instant.toEpochMilli()));
            }
            default -> {
                byte[] bson = Bson.encode(new Document("", value));
                out.write(OTHER);
                out.writeBytes(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bson.length).array());
                out.writeBytes(bson);
            }
        }
    }

    /**
     * Writes a number. The remainder is the part of a long beyond 2^53 that a double can't hold. It is always written, to
     * make all numbers equally long.
     */
    private static void number(ByteArrayOutputStream out, double value, long remainder) {
        long bits = Double.doubleToLongBits(value == 0 ? 0.0 : value);
        out.write(NUMBER);
        // Negative doubles sort backwards as bits: invert them.
        out.writeBytes(sortable(bits >= 0 ? bits : ~bits ^ Long.MIN_VALUE));
        out.writeBytes(sortable(remainder));
    }

    private static byte[] sortable(long signed) {
        return ByteBuffer.allocate(Long.BYTES).putLong(signed ^ Long.MIN_VALUE).array();
    }

    /** Writes a text. It ends with 0, so the bytes 0 and 1 within it are written as 1,1 and 1,2. */
    private static void text(ByteArrayOutputStream out, String text) {
        out.write(STRING);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b == 0 || b == 1) {
                out.write(1);
                out.write(b + 1);
            } else {
                out.write(b);
            }
        }
        out.write(0);
    }
}
