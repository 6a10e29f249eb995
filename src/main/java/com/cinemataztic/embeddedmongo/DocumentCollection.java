package com.cinemataztic.embeddedmongo;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.nio.ByteBuffer;
import java.util.ArrayList;
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
 * <p>One writer at a time (the synchronized methods); readers take no lock, unless they count entries. They may, because what is kept is never
 * changed, only replaced, and a scan runs over the map as it was when the scan began.
 */
final class DocumentCollection extends AbstractMongoCollection<ByteBuffer> {
    private final MVMap<byte[], byte[]> documents;
    private final Entries byId;
    /** The superclass keeps a plain list of indexes that readers must not walk while one is being added. */
    private volatile List<Entries> entriesForReaders;
    /** What is to be taken away from indexes once the document is replaced; only the writer's. */
    private final List<Runnable> onceReplaced = new ArrayList<>();

    DocumentCollection(
            MongoDatabase database, String name, CollectionOptions options, Entries byId, CursorRegistry cursors) {
        super(database, name, options, cursors);
        this.byId = byId;
        this.documents = byId.map();
        this.entriesForReaders = List.of(byId);
    }

    /** The key by which the document is kept. */
    static ByteBuffer position(Document document) {
        return position(document.get("_id"));
    }

    private static ByteBuffer position(@Nullable Object id) {
        return ByteBuffer.wrap(KeyBytes.of(new KeyValue(id).normalized()));
    }

    @Override
    protected ByteBuffer addDocumentInternal(Document document) {
        // System collections without an id field get a key nobody asks for.
        Object id = getIdField() == null ? UUID.randomUUID() : document.get(getIdField());
        if (!KeyBytes.isOrdered(id)) {
            byId.doubt(0);
        }
        ByteBuffer position = position(id);
        if (documents.putIfAbsent(position.array(), Bson.encode(document)) != null) {
            throw new IllegalStateException("already there: " + id + " in " + this);
        }
        return position;
    }

    @Override
    protected void handleUpdate(ByteBuffer position, Document oldDocument, Document newDocument) {
        documents.put(position.array(), Bson.encode(newDocument));
        onceReplaced.forEach(Runnable::run);
        onceReplaced.clear();
    }

    /**
     * For indexes, when a document is updated: what takes the old entries away. Until then the document is found by the
     * old and by the new ones; without that order a reader could find a document by neither.
     */
    void onceReplaced(Runnable step) {
        onceReplaced.add(step);
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
        Plan plan = plan(query, orderBy);
        if (plan == null) {
            return matchDocumentsFromStream(
                    queryAllAsStream(), query, orderBy, numberToSkip, limit, batchSize, fieldSelector);
        }
        Stream<Document> candidates = plan.positions()
                .map(position -> getDocument(ByteBuffer.wrap(position)))
                .filter(Objects::nonNull); // removed since the entries were asked
        Document stillToSort = plan.sorted() ? null : orderBy;
        return matchDocumentsFromStream(candidates, query, stillToSort, numberToSkip, limit, batchSize, fieldSelector);
    }

    /** How the query is to be answered; null: by looking at all documents. */
    @Nullable
    Plan plan(Document query, @Nullable Document orderBy) {
        return Plan.of(query, orderBy, entriesForReaders);
    }

    @Override
    public int count(@Nullable Document query, int skip, int limit) {
        if (query != null && !query.isEmpty() && skip <= 0 && limit <= 0) {
            Plan plan = plan(query, null);
            if (plan != null && plan.exact()) {
                synchronized (this) { // in the middle of an update a document has old and new entries
                    return Math.toIntExact(plan.count());
                }
            }
        }
        return super.count(query, skip, limit);
    }

    @Override
    protected QueryResult matchDocuments(
            Document query, Document orderBy, int numberToSkip, int limit, int batchSize, Document fieldSelector) {
        return queryDocuments(query, orderBy, numberToSkip, limit, batchSize, fieldSelector);
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
        indexesChanged();
    }

    @Override
    public synchronized void dropIndex(String indexName) {
        super.dropIndex(indexName);
        indexesChanged();
    }

    private void indexesChanged() {
        Stream<Entries> indexes = getIndexes().stream().flatMap(index -> switch (index) {
            case UniqueIndex unique -> Stream.of(unique.entries());
            case OrderedIndex ordered -> Stream.of(ordered.entries());
            default -> Stream.empty(); // that on _id is the documents themselves
        });
        entriesForReaders = Stream.concat(Stream.of(byId), indexes).toList();
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
