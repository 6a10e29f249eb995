package com.cinemataztic.incidents.store.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * One collection: BSON documents by the bytes of their {@code _id}.
 *
 * <p>One writer at a time (the synchronized methods); readers take no lock. They may, because what is kept is never
 * changed, only replaced, and a scan runs over the map as it was when the scan began.
 */
final class DocumentCollection extends AbstractMongoCollection<ByteBuffer> {
    private final MVMap<byte[], byte[]> documents;
    /** The superclass keeps a plain list that readers must not walk while an index is being added. */
    private volatile List<Index<ByteBuffer>> indexesForReaders = List.of();

    DocumentCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            MVMap<byte[], byte[]> documents,
            CursorRegistry cursors) {
        super(database, name, options, cursors);
        this.documents = documents;
    }

    @Override
    protected ByteBuffer addDocumentInternal(Document document) {
        // System collections without an id field get a key nobody asks for.
        Object id = getIdField() == null ? UUID.randomUUID() : document.get(getIdField());
        ByteBuffer position = ByteBuffer.wrap(KeyBytes.of(new KeyValue(id).normalized()));
        if (documents.putIfAbsent(position.array(), Bson.encode(document)) != null) {
            throw new IllegalStateException("already there: " + id + " in " + this);
        }
        return position;
    }

    @Override
    protected void handleUpdate(ByteBuffer position, Document oldDocument, Document newDocument) {
        documents.put(position.array(), Bson.encode(newDocument));
    }

    @Override
    protected void removeDocument(ByteBuffer position) {
        documents.remove(position.array());
    }

    @Override
    protected @Nullable Document getDocument(ByteBuffer position) {
        byte[] bson = documents.get(position.array());
        return bson == null ? null : Bson.decode(bson);
    }

    @Override
    protected Stream<DocumentWithPosition<ByteBuffer>> streamAllDocumentsWithPosition() {
        Cursor<byte[], byte[]> cursor = documents.cursor(null);
        Iterator<DocumentWithPosition<ByteBuffer>> all = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return cursor.hasNext();
            }

            @Override
            public DocumentWithPosition<ByteBuffer> next() {
                byte[] key = cursor.next();
                return new DocumentWithPosition<>(Bson.decode(cursor.getValue()), ByteBuffer.wrap(key));
            }
        };
        // Of unknown size: a size would be that of another moment, and streams believe it.
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(all, Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    @Override
    public Stream<Document> queryAllAsStream() {
        return streamAllDocumentsWithPosition().map(DocumentWithPosition::getDocument);
    }

    @Override
    protected QueryResult queryDocuments(
            Document query,
            @Nullable Document orderBy,
            int numberToSkip,
            int limit,
            int batchSize,
            @Nullable Document fieldSelector) {
        return matchDocumentsFromStream(
                candidates(query), query, orderBy, numberToSkip, limit, batchSize, fieldSelector);
    }

    @Override
    protected QueryResult matchDocuments(
            Document query, Document orderBy, int numberToSkip, int limit, int batchSize, Document fieldSelector) {
        return queryDocuments(query, orderBy, numberToSkip, limit, batchSize, fieldSelector);
    }

    /** All documents that may match, found with as little looking as the indexes allow; the caller checks each. */
    private Stream<Document> candidates(Document query) {
        Document demands = demands(query);
        for (Index<ByteBuffer> index : indexesForReaders) {
            Document part = partFor(index, demands);
            if (part != null && index.canHandle(part)) {
                return StreamSupport.stream(index.getPositions(part).spliterator(), false)
                        .distinct() // an array may have been found by several of its elements
                        .map(this::getDocument)
                        .filter(Objects::nonNull); // removed since the index was asked
            }
        }
        return queryAllAsStream();
    }

    /** What must hold of every match, field by field; drivers wrap it in {@code $and}. */
    private static Document demands(Document query) {
        Document demands = new Document();
        query.forEach((field, value) -> {
            if (field.equals("$and") && value instanceof Collection<?> parts) {
                for (Object part : parts) {
                    // Of two demands on one field one is enough to find candidates by.
                    demands((Document) part).forEach(demands::putIfAbsent);
                }
            } else {
                demands.put(field, value);
            }
        });
        return demands;
    }

    /** What is demanded of the index's fields; null if nothing is of one of them. */
    private static @Nullable Document partFor(Index<?> index, Document demands) {
        Document part = new Document();
        for (IndexKey key : index.getKeys()) {
            if (!demands.containsKey(key.getKey())) {
                return null;
            }
            part.put(key.getKey(), demands.get(key.getKey()));
        }
        return part;
    }

    @Override
    public int count() {
        return documents.size();
    }

    @Override
    protected int getDataSize() {
        long bytes = queryBytes().mapToLong(bson -> bson.length).sum();
        return (int) Math.min(bytes, Integer.MAX_VALUE);
    }

    private Stream<byte[]> queryBytes() {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(documents.values().iterator(), Spliterator.ORDERED), false);
    }

    @Override
    protected boolean tracksDataSize() {
        return false; // would cost a write more for every write, for a figure that is rarely asked for
    }

    @Override
    protected void updateDataSize(int sizeDelta) {}

    @Override
    public synchronized void addIndex(Index<ByteBuffer> index) {
        super.addIndex(index);
        indexesForReaders = List.copyOf(getIndexes());
    }

    @Override
    public synchronized void dropIndex(String indexName) {
        super.dropIndex(indexName);
        indexesForReaders = List.copyOf(getIndexes());
    }

    @Override
    public synchronized void addDocument(Document document) {
        super.addDocument(document);
    }

    @Override
    public synchronized List<Document> insertDocuments(List<Document> newDocuments, boolean isOrdered) {
        return super.insertDocuments(newDocuments, isOrdered);
    }

    @Override
    public synchronized Document updateDocuments(
            Document selector,
            Document update,
            ArrayFilters arrayFilters,
            boolean isMulti,
            boolean isUpsert,
            Oplog oplog) {
        return super.updateDocuments(selector, update, arrayFilters, isMulti, isUpsert, oplog);
    }

    @Override
    public synchronized Document findAndModify(Document query) {
        return super.findAndModify(query);
    }

    @Override
    public synchronized int deleteDocuments(Document selector, int limit, Oplog oplog) {
        return super.deleteDocuments(selector, limit, oplog);
    }

    @Override
    public synchronized void removeDocument(Document document) {
        super.removeDocument(document);
    }
}
