package com.cinemataztic.embeddedmongo.index;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An index without constraints that makes queries faster. A document has an entry for each value of an array, at any
 * depth, and one for an empty array. Every document has an entry unless the index is sparse.
 */
public final class OrderedIndex extends Index<ByteBuffer> {
    private final Entries entries;
    private final boolean built;

    /** @param built whether the existing documents have their entries */
    public OrderedIndex(String name, Entries entries, boolean built) {
        super(name, entries.keys(), entries.isSparse());
        this.entries = entries;
        this.built = built;
    }

    /** The index's entries, for queries. */
    public Entries entries() {
        return entries;
    }

    @Override
    public void checkAdd(Document document, MongoCollection<ByteBuffer> collection) {
        getKeyValues(document); // rejects two parallel arrays, whose entries would be all pairs
    }

    @Override
    public void checkUpdate(Document oldDocument, Document newDocument, MongoCollection<ByteBuffer> collection) {
        checkAdd(newDocument, collection);
    }

    @Override
    public void add(Document document, ByteBuffer position, MongoCollection<ByteBuffer> collection) {
        put(entryKeys(document, position.array()), position);
    }

    private void put(Collection<byte[]> keys, ByteBuffer position) {
        keys.forEach(key -> entries.map().put(key, position.array()));
    }

    @Override
    public @Nullable ByteBuffer remove(Document document) {
        ByteBuffer position = KeyBytes.position(document);
        entryKeys(document, position.array()).forEach(entries.map()::remove);
        return isSparse() ? null : position;
    }

    @Override
    public void updateInPlace(
            Document oldDocument, Document newDocument, ByteBuffer position, MongoCollection<ByteBuffer> collection) {
        TreeSet<byte[]> obsolete = entryKeys(oldDocument, position.array());
        TreeSet<byte[]> wanted = entryKeys(newDocument, position.array());
        TreeSet<byte[]> added = new TreeSet<>(wanted);
        added.removeAll(obsolete);
        obsolete.removeAll(wanted);
        put(added, position);
        ((DeferredRemovals) collection).afterReplacement(() -> obsolete.forEach(entries.map()::remove));
    }

    /** The keys of the document's entries. Also records fields whose order becomes doubtful. */
    public TreeSet<byte[]> entryKeys(Document document, byte[] position) {
        TreeSet<byte[]> keys = new TreeSet<>(Arrays::compareUnsigned);
        boolean absent = true;
        List<byte[]> beginnings = List.of(new byte[0]);
        for (int field = 0; field < getKeys().size(); field++) {
            Object value = Utils.getSubdocumentValueCollectionAware(
                    document, getKeys().get(field).getKey());
            absent &= value instanceof Missing;
            List<Object> values = new ArrayList<>();
            collect(value, values);
            if (value instanceof Collection || !KeyBytes.isOrdered(value)) {
                entries.doubt(field);
            }
            beginnings = extended(beginnings, values, entries.isDescending(field));
        }
        if (!(absent && isSparse())) {
            beginnings.forEach(beginning -> keys.add(Interval.join(beginning, position)));
        }
        return keys;
    }

    private static void collect(Object value, List<Object> values) {
        if (value instanceof Collection<?> elements) {
            elements.forEach(element -> collect(element, values));
            if (values.isEmpty()) {
                values.add(KeyBytes.EMPTY_ARRAY);
            }
        } else {
            values.add(Missing.isNullOrMissing(value) ? Missing.getInstance() : value);
        }
    }

    private static List<byte[]> extended(List<byte[]> beginnings, List<Object> values, boolean descending) {
        List<byte[]> extended = new ArrayList<>();
        for (Object value : values) {
            byte[] key = descending ? KeyBytes.reversed(KeyBytes.of(value)) : KeyBytes.of(value);
            beginnings.forEach(beginning -> extended.add(Interval.join(beginning, key)));
        }
        return extended;
    }

    /** Called for the one position of a document; other indexes know it. */
    @Override
    public @Nullable ByteBuffer getPosition(Document document) {
        return null;
    }

    @Override
    public boolean hasSameOptions(Index<?> other) {
        return other instanceof OrderedIndex same && isSparse() == same.isSparse() && UniqueIndex.sameKeys(this, other);
    }

    /** {@link Plan} uses the entries instead. */
    @Override
    public boolean canHandle(Document query) {
        return false;
    }

    @Override
    public Iterable<ByteBuffer> getPositions(Document query) {
        throw new UnsupportedOperationException("canHandle declines");
    }

    /** Called to learn whether the index must be built. */
    @Override
    public boolean isEmpty() {
        return !built;
    }

    @Override
    public long getCount() {
        return entries.map().sizeAsLong();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    @Override
    public void drop() {
        // The database removes the entries.
    }
}
