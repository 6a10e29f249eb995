package com.cinemataztic.embeddedmongo.index;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A unique index, sparse or not. Maps the values of its fields to the position of the one document that has them. */
public final class UniqueIndex extends AbstractUniqueIndex<ByteBuffer> {
    private final Entries entries;
    private final boolean built;

    /** @param built whether the existing documents have their entries */
    public UniqueIndex(String name, Entries entries, boolean built) {
        super(name, entries.keys(), entries.isSparse());
        this.entries = entries;
        this.built = built;
    }

    /** The index's entries, for queries. */
    public Entries entries() {
        return entries;
    }

    /** The keys of the document's entries. */
    public List<byte[]> entryKeys(Document document) {
        boolean absent = keys().stream()
                .allMatch(key -> Utils.getSubdocumentValueCollectionAware(document, key) instanceof Missing);
        return absent && isSparse()
                ? List.of()
                : getKeyValues(document).stream().map(KeyBytes::of).toList();
    }

    @Override
    protected @Nullable ByteBuffer getPosition(KeyValue key) {
        return position(entries.map().get(KeyBytes.of(key)));
    }

    @Override
    protected @Nullable ByteBuffer removeDocument(KeyValue key) {
        return position(entries.map().remove(KeyBytes.of(key)));
    }

    @Override
    protected boolean putKeyPosition(KeyValue key, ByteBuffer position) {
        return entries.map().putIfAbsent(KeyBytes.of(key), position.array()) == null;
    }

    private static @Nullable ByteBuffer position(byte @Nullable [] key) {
        return key == null ? null : ByteBuffer.wrap(key);
    }

    @Override
    public synchronized void add(Document document, ByteBuffer position, MongoCollection<ByteBuffer> collection) {
        noteArrays(document);
        super.add(document, position, collection);
    }

    /** Records the fields that contain an array: their entries are not enough to find documents by. */
    private void noteArrays(Document document) {
        for (int field = 0; field < getKeys().size(); field++) {
            if (Utils.getSubdocumentValueCollectionAware(
                            document, getKeys().get(field).getKey())
                    instanceof Collection) {
                entries.doubt(field);
            }
        }
    }

    /** Removes the old entries only after the document is replaced: otherwise a reader could find it by neither. */
    @Override
    public void updateInPlace(
            Document oldDocument, Document newDocument, ByteBuffer position, MongoCollection<ByteBuffer> collection) {
        if (nullAwareEqualsKeys(oldDocument, newDocument)) {
            return;
        }
        if (Collections.disjoint(getKeyValues(oldDocument), getKeyValues(newDocument))) {
            add(newDocument, position, collection);
            ((DeferredRemovals) collection).afterReplacement(() -> remove(oldDocument));
        } else {
            noteArrays(newDocument);
            super.updateInPlace(oldDocument, newDocument, position, collection);
        }
    }

    @Override
    public boolean hasSameOptions(Index<?> other) {
        return other instanceof UniqueIndex same && isSparse() == same.isSparse() && sameKeys(this, other);
    }

    static boolean sameKeys(Index<?> one, Index<?> other) {
        return Objects.equals(
                one.toIndexDescription().get("key"), other.toIndexDescription().get("key"));
    }

    /** {@link Plan} uses the entries instead. */
    @Override
    public boolean canHandle(Document query) {
        return false;
    }

    @Override
    protected Iterable<Map.Entry<KeyValue, ByteBuffer>> getIterable() {
        throw new UnsupportedOperationException("canHandle declines");
    }

    /** Called to learn whether the index must be built. A built index may have no entries at the moment. */
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
}
