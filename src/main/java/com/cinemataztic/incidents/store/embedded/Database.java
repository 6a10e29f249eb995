package com.cinemataztic.incidents.store.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One database: a map of the file for each collection, and one for each unique index other than that on {@code _id}. */
final class Database extends AbstractSynchronizedMongoDatabase<ByteBuffer> {
    private static final Logger log = LoggerFactory.getLogger(Database.class);
    private static final String DOCUMENTS = "documents.";
    private static final String INDEX = "index.";

    private final MVStore store;

    Database(String name, MVStore store, CursorRegistry cursors) {
        super(name, cursors);
        this.store = store;
        initializeNamespacesAndIndexes();
    }

    /** The names of the databases that the store holds. */
    static Stream<String> namesIn(MVStore store) {
        return documentMaps(store)
                .map(map -> map.substring(DOCUMENTS.length(), map.indexOf('.', DOCUMENTS.length())))
                .distinct();
    }

    /** How many documents all collections of all databases hold, without those the server keeps for itself. */
    static long documentsIn(MVStore store) {
        return documentMaps(store)
                .filter(map -> !map.startsWith("system.", map.indexOf('.', DOCUMENTS.length()) + 1))
                .mapToLong(map -> map(store, map).sizeAsLong())
                .sum();
    }

    private static Stream<String> documentMaps(MVStore store) {
        return store.getMapNames().stream().filter(map -> map.startsWith(DOCUMENTS));
    }

    private static MVMap<byte[], byte[]> map(MVStore store, String name) {
        return store.openMap(
                name,
                new MVMap.Builder<byte[], byte[]>()
                        .keyType(ByteArrayDataType.INSTANCE)
                        .valueType(ByteArrayDataType.INSTANCE));
    }

    private MVMap<byte[], byte[]> documents(String collection) {
        return map(store, DOCUMENTS + getFullCollectionNamespace(collection));
    }

    /** A collection's name can't have a $ in it, so the two names can't be mistaken for two others. */
    private String indexMap(String collection, String index) {
        return INDEX + getFullCollectionNamespace(collection) + "$" + index;
    }

    @Override
    protected MongoCollection<ByteBuffer> openOrCreateCollection(String name, CollectionOptions options) {
        return new DocumentCollection(this, name, options, documents(name), cursorRegistry);
    }

    @Override
    protected Index<ByteBuffer> openOrCreateUniqueIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        if (isPrimaryKeyIndex(new Document(keys.getFirst().getKey(), 1)) && keys.size() == 1) {
            return new IdIndex(documents(collection), name, keys);
        }
        MVMap<byte[], byte[]> entries = map(store, indexMap(collection, name));
        boolean built = isListed(collection, name);
        if (!built) {
            // Left over from a build that met a duplicate; taken as it is, it would count as built.
            entries.clear();
        }
        return new UniqueIndex(entries, name, keys, sparse, built);
    }

    private boolean isListed(String collection, String index) {
        MongoCollection<ByteBuffer> listed = indexes.get();
        Document description = new Document("ns", getFullCollectionNamespace(collection)).append("name", index);
        return listed != null
                && listed.handleQuery(description, 0, 1).iterator().hasNext();
    }

    /** The place for indexes that make queries faster. */
    @Override
    protected Index<ByteBuffer> openOrCreateSecondaryIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        log.debug("Index {} of {} is listed but has no effect yet", name, collection);
        return new PlainIndex(name, keys);
    }

    @Override
    public synchronized MongoCollection<ByteBuffer> createCollectionOrThrowIfExists(
            String name, CollectionOptions options) {
        return super.createCollectionOrThrowIfExists(name, options);
    }

    @Override
    protected void dropIndex(MongoCollection<ByteBuffer> collection, String name) {
        super.dropIndex(collection, name);
        store.removeMap(indexMap(collection.getCollectionName(), name));
    }

    @Override
    public synchronized void dropCollection(String name, Oplog oplog) {
        super.dropCollection(name, oplog);
        store.removeMap(documents(name));
    }

    @Override
    public synchronized void drop(Oplog oplog) {
        super.drop(oplog);
    }

    @Override
    public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String newName) {
        throw Unsupported.command("renameCollection");
    }

    @Override
    protected long getStorageSize() {
        return store.getFileStore().size();
    }

    @Override
    protected long getFileSize() {
        return getStorageSize();
    }
}
