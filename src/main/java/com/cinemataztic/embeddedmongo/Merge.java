package com.cinemataztic.embeddedmongo;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/** Merges several cursors into one, in the order of what follows their prefixes. */
final class Merge implements Iterator<byte[]> {
    private final PriorityQueue<IndexCursor> walks;

    Merge(List<IndexCursor> walks, boolean backwards) {
        Comparator<IndexCursor> order = IndexCursor::compareRest;
        this.walks = new PriorityQueue<>(backwards ? order.reversed() : order);
        walks.stream().filter(IndexCursor::hasNext).forEach(this.walks::add);
    }

    @Override
    public boolean hasNext() {
        return !walks.isEmpty();
    }

    @Override
    public byte[] next() {
        IndexCursor first = walks.poll();
        if (first == null) {
            throw new NoSuchElementException();
        }
        byte[] position = first.next();
        if (first.hasNext()) {
            walks.add(first);
        }
        return position;
    }
}
