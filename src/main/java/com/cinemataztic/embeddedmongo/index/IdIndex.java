package com.cinemataztic.embeddedmongo.index;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** The index on {@code _id}. The documents are stored by that key, so it stores nothing itself. */
public final class IdIndex extends AbstractUniqueIndex<ByteBuffer> {
    private final MVMap<byte[], byte[]> documents;

    /** @param documents the collection's documents by the keys of their {@code _id} */
    public IdIndex(MVMap<byte[], byte[]> documents, String name, List<IndexKey> keys) {
        super(name, keys, false);
        this.documents = documents;
    }

    @Override
    protected @Nullable ByteBuffer getPosition(KeyValue key) {
        byte[] bytes = KeyBytes.of(key);
        return documents.containsKey(bytes) ? ByteBuffer.wrap(bytes) : null;
    }

    @Override
    protected @Nullable ByteBuffer removeDocument(KeyValue key) {
        return getPosition(key);
    }

    @Override
    protected boolean putKeyPosition(KeyValue key, ByteBuffer position) {
        return true;
    }

    @Override
    public synchronized void add(Document document, ByteBuffer position, MongoCollection<ByteBuffer> collection) {
        // The document is already stored; checked again, it would be its own duplicate.
    }

    @Override
    public synchronized void checkUpdate(
            Document oldDocument, Document newDocument, MongoCollection<ByteBuffer> collection) {
        // Every index is checked before anything is changed. A document that can't be written must be rejected now: the
        // other indexes are changed before the document, and would be left with entries for a version that was never
        // stored.
        Bson.encode(newDocument);
        super.checkUpdate(oldDocument, newDocument, collection);
    }

    @Override
    public boolean hasSameOptions(Index<?> other) {
        return other instanceof IdIndex;
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

    @Override
    public long getCount() {
        return documents.sizeAsLong();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }
}
