package com.cinemataztic.incidents.store.embedded;

import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** A unique index, sparse or not: from the values of its fields to the key of the one document that has them. */
final class UniqueIndex extends AbstractUniqueIndex<ByteBuffer> {
    private final MVMap<byte[], byte[]> entries;
    private final boolean built;

    /** @param built whether the entries of the documents that are already there are in it. */
    UniqueIndex(MVMap<byte[], byte[]> entries, String name, List<IndexKey> keys, boolean sparse, boolean built) {
        super(name, keys, sparse);
        this.entries = entries;
        this.built = built;
    }

    @Override
    protected @Nullable ByteBuffer getPosition(KeyValue key) {
        return position(entries.get(KeyBytes.of(key)));
    }

    @Override
    protected @Nullable ByteBuffer removeDocument(KeyValue key) {
        return position(entries.remove(KeyBytes.of(key)));
    }

    @Override
    protected boolean putKeyPosition(KeyValue key, ByteBuffer position) {
        return entries.putIfAbsent(KeyBytes.of(key), position.array()) == null;
    }

    private static @Nullable ByteBuffer position(byte @Nullable [] key) {
        return key == null ? null : ByteBuffer.wrap(key);
    }

    @Override
    public boolean hasSameOptions(Index<?> other) {
        return other instanceof UniqueIndex && isSparse() == isSparse(other) && sameKeys(this, other);
    }

    private static boolean isSparse(Index<?> index) {
        return Boolean.TRUE.equals(index.toIndexDescription().get("sparse"));
    }

    static boolean sameKeys(Index<?> one, Index<?> other) {
        return Objects.equals(
                one.toIndexDescription().get("key"), other.toIndexDescription().get("key"));
    }

    @Override
    public synchronized boolean canHandle(Document query) {
        return pointsAt(query) && super.canHandle(query);
    }

    /**
     * Whether every value asked for is one that an index entry can be looked up by: a plain value, or {@code $in} of such.
     * Null, arrays and regular expressions match in ways that entries don't show; they are answered by looking at all
     * documents.
     */
    static boolean pointsAt(Document query) {
        return query.values().stream().allMatch(UniqueIndex::pointsAt);
    }

    private static boolean pointsAt(@Nullable Object value) {
        if (value instanceof Document document && document.keySet().stream().anyMatch(name -> name.startsWith("$"))) {
            return document.size() == 1
                    && document.get("$in") instanceof Collection<?> values
                    && values.stream().allMatch(UniqueIndex::isPlain);
        }
        return isPlain(value);
    }

    private static boolean isPlain(@Nullable Object value) {
        return value != null
                && !(value instanceof Collection)
                && !(value instanceof BsonRegularExpression)
                && !(value instanceof Document document
                        && document.keySet().stream().anyMatch(name -> name.startsWith("$")));
    }

    @Override
    protected Iterable<Map.Entry<KeyValue, ByteBuffer>> getIterable() {
        throw new UnsupportedOperationException("only asked for regular expressions, which canHandle declines");
    }

    /** Asked to learn whether it has to be built; one that has no entries at the moment has not. */
    @Override
    public boolean isEmpty() {
        return !built;
    }

    @Override
    public long getCount() {
        return entries.sizeAsLong();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }
}
