package com.cinemataztic.embeddedmongo.index;

import de.bwaldvogel.mongo.backend.IndexKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.RootReference;
import org.jspecify.annotations.Nullable;

/**
 * A map of the file that finds documents in the order of some of their fields: the documents themselves, by
 * {@code _id}, or an index. Each entry's key begins with the values of those fields as {@link KeyBytes}.
 *
 * <p>It remembers which fields ever contained an array, which has several entries, or a value whose
 * {@link KeyBytes#isOrdered order is in doubt}. Such a field can be used to look up documents, but neither to sort nor
 * to bound them.
 */
public final class Entries {
    /**
     * A part of the map.
     *
     * @param from the first key
     * @param to the first key after it; null: to the end
     * @param prefix number of bytes that all its keys share
     */
    record Range(byte[] from, byte @Nullable [] to, int prefix) {}

    /** The kind of entries. */
    public enum Kind {
        /** The documents themselves: the key of a document's entry is its position. */
        DOCUMENTS,
        /** One entry per value; it holds the document's position. All fields are stored in ascending order. */
        UNIQUE,
        /** One entry per document and value. The position at the end of the key distinguishes equal values. */
        ORDERED
    }

    private final MVMap<byte[], byte[]> map;
    private final List<IndexKey> keys;
    private final boolean sparse;
    private final Kind kind;
    private final MVMap<byte[], byte[]> doubts;
    private volatile BitSet doubtful;

    /**
     * @param sparse whether documents without any of the fields have no entry
     * @param doubts where doubts are stored, by the names of the maps
     */
    public Entries(
            MVMap<byte[], byte[]> map, List<IndexKey> keys, boolean sparse, Kind kind, MVMap<byte[], byte[]> doubts) {
        this.map = map;
        this.keys = keys;
        this.sparse = sparse;
        this.kind = kind;
        this.doubts = doubts;
        byte[] known = doubts.get(nameOf(map.getName()));
        this.doubtful = known == null ? new BitSet() : BitSet.valueOf(known);
    }

    List<IndexKey> keys() {
        return keys;
    }

    /** The map of the file that holds the entries. */
    public MVMap<byte[], byte[]> map() {
        return map;
    }

    /** Whether documents without any of the fields have no entry. */
    public boolean isSparse() {
        return sparse;
    }

    boolean isUnique() {
        return kind != Kind.ORDERED;
    }

    /** Whether this field is stored with the greatest value first. */
    boolean isDescending(int field) {
        return kind == Kind.ORDERED && !keys.get(field).isAscending();
    }

    /** Whether documents can be sorted and bounded by this field. */
    boolean isOrdered(int field) {
        return kind != Kind.UNIQUE && !doubtful.get(field);
    }

    /** Whether documents can be sorted and bounded by all of the fields. Each document then has at most one entry. */
    boolean areOrdered() {
        return kind != Kind.UNIQUE && doubtful.isEmpty();
    }

    /** Whether documents can be found by the values of the first {@code count} fields. */
    boolean canFix(int count) {
        return kind != Kind.UNIQUE || count == keys.size() && doubtful.isEmpty();
    }

    /** Called by the collection's one writer before the first entry that causes the doubt. */
    public void doubt(int field) {
        if (!doubtful.get(field)) {
            BitSet more = (BitSet) doubtful.clone();
            more.set(field);
            doubts.put(nameOf(map.getName()), more.toByteArray());
            doubtful = more;
        }
    }

    /** Removes all entries and doubts, before a build. */
    public void clear() {
        map.clear();
        forget(map.getName(), doubts);
        doubtful = new BitSet();
    }

    /** Removes the doubts of a map that is being removed. */
    public static void forget(String map, MVMap<byte[], byte[]> doubts) {
        doubts.remove(nameOf(map));
    }

    private static byte[] nameOf(String map) {
        return map.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The positions of the entries in the ranges, as they are at this moment, each once.
     *
     * @param merged whether to order across the ranges, by what follows the prefixes; otherwise range by range
     */
    Stream<byte[]> positions(List<Range> ranges, boolean merged, boolean backwards) {
        // One root for all: otherwise a document that moves from one range to another could be in neither.
        RootReference<byte[], byte[]> moment = map.flushAndGetRoot();
        Stream<IndexCursor> cursors =
                ranges.stream().map(range -> new IndexCursor(map, moment, range, kind == Kind.DOCUMENTS, backwards));
        Stream<byte[]> positions = merged && ranges.size() > 1
                ? stream(new Merge(cursors.toList(), backwards))
                : cursors.flatMap(Entries::stream);
        return ranges.size() == 1 && doubtful.isEmpty()
                ? positions
                : positions.map(ByteBuffer::wrap).distinct().map(ByteBuffer::array);
    }

    private static Stream<byte[]> stream(Iterator<byte[]> iterator) {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(iterator, Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    /** The number of entries in the ranges. Called with the collection's writer locked out. */
    long count(List<Range> ranges) {
        return ranges.stream()
                .mapToLong(range -> rank(range.to()) - rank(range.from()))
                .sum();
    }

    /** The number of entries before the key. */
    private long rank(byte @Nullable [] key) {
        if (key == null) {
            return map.sizeAsLong();
        }
        long index = map.getKeyIndex(key);
        return index >= 0 ? index : -index - 1;
    }
}
