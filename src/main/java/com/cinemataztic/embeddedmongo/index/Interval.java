package com.cinemataztic.embeddedmongo.index;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The keys from one, inclusive, to another, exclusive.
 *
 * @param from empty: from the beginning
 * @param to null: to the end
 */
record Interval(byte[] from, byte @Nullable [] to) {
    static final Interval ALL = new Interval(new byte[0], null);

    /** The keys that begin with these bytes. For the key of a value, only that key. */
    static Interval of(byte[] beginning) {
        return new Interval(beginning, KeyBytes.after(beginning));
    }

    boolean isEmpty() {
        return to != null && Arrays.compareUnsigned(from, to) >= 0;
    }

    Interval and(Interval other) {
        return new Interval(
                Arrays.compareUnsigned(from, other.from) >= 0 ? from : other.from,
                other.to == null || to != null && Arrays.compareUnsigned(to, other.to) <= 0 ? to : other.to);
    }

    /** The same values, stored in the opposite order. */
    Interval reversed() {
        byte[] first = to == null ? new byte[0] : KeyBytes.after(KeyBytes.reversed(to));
        return first == null
                ? new Interval(from, from) // nothing is before a key of zeros only
                : new Interval(first, from.length == 0 ? null : KeyBytes.after(KeyBytes.reversed(from)));
    }

    /** The same interval after a common prefix of all keys. */
    Interval after(byte[] prefix) {
        return new Interval(join(prefix, from), to == null ? KeyBytes.after(prefix) : join(prefix, to));
    }

    static byte[] join(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
