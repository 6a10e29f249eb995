package com.cinemataztic.embeddedmongo.index;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/** Merges several cursors into one, in the order of what follows their prefixes. */
final class Merge implements Iterator<byte[]> {
    private final PriorityQueue<IndexCursor> cursors;

    Merge(List<IndexCursor> cursors, boolean backwards) {
        Comparator<IndexCursor> order = IndexCursor::compareAfterPrefix;
        this.cursors = new PriorityQueue<>(backwards ? order.reversed() : order);
        cursors.stream().filter(IndexCursor::hasNext).forEach(this.cursors::add);
    }

    @Override
    public boolean hasNext() {
        return !cursors.isEmpty();
    }

    @Override
    public byte[] next() {
        IndexCursor first = cursors.poll();
        if (first == null) {
            throw new NoSuchElementException();
        }
        byte[] position = first.next();
        if (first.hasNext()) {
            cursors.add(first);
        }
        return position;
    }
}
