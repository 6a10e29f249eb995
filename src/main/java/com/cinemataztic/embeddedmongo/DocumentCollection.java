package com.cinemataztic.embeddedmongo;

import com.cinemataztic.embeddedmongo.index.Bson;
import com.cinemataztic.embeddedmongo.index.DeferredRemovals;
import com.cinemataztic.embeddedmongo.index.Entries;
import com.cinemataztic.embeddedmongo.index.KeyBytes;
import com.cinemataztic.embeddedmongo.index.OrderedIndex;
import com.cinemataztic.embeddedmongo.index.Plan;
import com.cinemataztic.embeddedmongo.index.UniqueIndex;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
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
 * <p>One writer at a time (the synchronized methods). Readers take no lock unless they count entries: stored data is
 * never changed, only replaced, and a scan runs over the map as it was when the scan began.
 */
final class DocumentCollection extends AbstractMongoCollection<ByteBuffer> implements DeferredRemovals {
    private final MVMap<byte[], byte[]> documents;
    private final Entries byId;
    /** The superclass keeps a plain list of indexes; readers must not iterate it while one is being added. */
    private volatile List<Entries> entriesForReaders;
    /** Removals from indexes that must wait until the document is replaced; only the writer uses it. */
    private final List<Runnable> afterReplacement = new ArrayList<>();

    DocumentCollection(
            MongoDatabase database, String name, CollectionOptions options, Entries byId, CursorRegistry cursors) {
        super(database, name, options, cursors);
        this.byId = byId;
        this.documents = byId.map();
        this.entriesForReaders = List.of(byId);
    }

    @Override
    protected ByteBuffer addDocumentInternal(Document document) {
        // System collections without an id field get a key that nobody looks up.
        Object id = getIdField() == null ? UUID.randomUUID() : document.get(getIdField());
        if (!KeyBytes.isOrdered(id)) {
            byId.doubt(0);
        }
        ByteBuffer position = KeyBytes.ofId(id);
        if (documents.putIfAbsent(position.array(), Bson.encode(document)) != null) {
            throw new IllegalStateException("already there: " + id + " in " + this);
        }
        return position;
    }

    @Override
    protected void handleUpdate(ByteBuffer position, Document oldDocument, Document newDocument) {
        documents.put(position.array(), Bson.encode(newDocument));
        afterReplacement.forEach(Runnable::run);
        afterReplacement.clear();
    }

    @Override
    public void afterReplacement(Runnable step) {
        afterReplacement.add(step);
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
                Deadline.check();
                byte[] key = cursor.next();
                return new DocumentWithPosition<>(Bson.decode(cursor.getValue()), ByteBuffer.wrap(key));
            }
        };
        // Of unknown size: a size would belong to another moment, and streams trust it.
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
                .map(Deadline::checked)
                .map(position -> getDocument(ByteBuffer.wrap(position)))
                .filter(Objects::nonNull); // removed after the entries were read
        Document stillToSort = plan.sorted() ? null : orderBy;
        return matchDocumentsFromStream(candidates, query, stillToSort, numberToSkip, limit, batchSize, fieldSelector);
    }

    /** How to answer the query; null: by scanning all documents. */
    @Nullable
    Plan plan(Document query, @Nullable Document orderBy) {
        return Plan.of(query, orderBy, entriesForReaders);
    }

    @Override
    public int count(@Nullable Document query, int skip, int limit) {
        if (query != null && !query.isEmpty() && skip <= 0 && limit <= 0) {
            Plan plan = plan(query, null);
            if (plan != null && plan.exact()) {
                Deadline.check();
                synchronized (this) { // during an update a document has old and new entries
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
        return false; // would cost an extra write for every write, for a figure that is rarely needed
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
            default -> Stream.empty(); // the index on _id is the documents themselves
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
