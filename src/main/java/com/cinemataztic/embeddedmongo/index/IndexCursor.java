package com.cinemataztic.embeddedmongo.index;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.RootReference;
import org.jspecify.annotations.Nullable;

/** Iterates over the entries of a range, forwards or backwards, and returns their positions. */
final class IndexCursor implements Iterator<byte[]> {
    private final Cursor<byte[], byte[]> cursor;
    private final Entries.Range range;
    private final boolean primary;
    private final boolean backwards;
    private byte @Nullable [] key;

    IndexCursor(
            MVMap<byte[], byte[]> map,
            RootReference<byte[], byte[]> moment,
            Entries.Range range,
            boolean primary,
            boolean backwards) {
        this.range = range;
        this.primary = primary;
        this.backwards = backwards;
        this.cursor = map.cursor(moment, backwards ? range.to() : range.from(), null, backwards);
        advance();
    }

    private void advance() {
        key = null;
        while (cursor.hasNext()) {
            byte[] next = cursor.next();
            boolean beyondEnd = range.to() != null && Arrays.compareUnsigned(next, range.to()) >= 0;
            if (beyondEnd && backwards) {
                continue; // a cursor begins at the end key itself, which is not in the range
            }
            if (!beyondEnd && Arrays.compareUnsigned(next, range.from()) >= 0) {
                key = next;
            }
            return;
        }
    }

    /** Compares what follows the prefixes of the next entries' keys. Requires a next entry. */
    int compareAfterPrefix(IndexCursor other) {
        byte[] mine = requireKey();
        byte[] theirs = other.requireKey();
        return Arrays.compareUnsigned(mine, range.prefix(), mine.length, theirs, other.range.prefix(), theirs.length);
    }

    private byte[] requireKey() {
        if (key == null) {
            throw new NoSuchElementException();
        }
        return key;
    }

    @Override
    public boolean hasNext() {
        return key != null;
    }

    @Override
    public byte[] next() {
        byte[] position = primary ? requireKey() : cursor.getValue();
        requireKey();
        advance();
        return position;
    }
}
