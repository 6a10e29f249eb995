package com.cinemataztic.embeddedmongo;

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

/** The index on {@code _id}: the documents are kept by that key, so it has nothing of its own to keep. */
final class IdIndex extends AbstractUniqueIndex<ByteBuffer> {
    private final MVMap<byte[], byte[]> documents;

    IdIndex(MVMap<byte[], byte[]> documents, String name, List<IndexKey> keys) {
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
        // The document is already there; asked again, it would be its own duplicate.
    }

    @Override
    public synchronized void checkUpdate(
            Document oldDocument, Document newDocument, MongoCollection<ByteBuffer> collection) {
        // Every index is asked before anything is changed. A document that can't be written has to be refused now:
        // the other indexes are changed before the document is, and would be left pointing at what it never became.
        Bson.encode(newDocument);
        super.checkUpdate(oldDocument, newDocument, collection);
    }

    @Override
    public boolean hasSameOptions(Index<?> other) {
        return other instanceof IdIndex;
    }

    /** {@link Plan} asks the entries. */
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
