package com.cinemataztic.embeddedmongo;

import com.cinemataztic.embeddedmongo.index.Entries;
import com.cinemataztic.embeddedmongo.index.IdIndex;
import com.cinemataztic.embeddedmongo.index.OrderedIndex;
import com.cinemataztic.embeddedmongo.index.UniqueIndex;
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
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/** One database. The file has a map for each collection, and one for each index other than that on {@code _id}. */
final class Database extends AbstractSynchronizedMongoDatabase<ByteBuffer> {
    private final MVStore store;

    Database(String name, MVStore store, CursorRegistry cursors) {
        super(name, cursors);
        this.store = store;
        initializeNamespacesAndIndexes();
    }

    private Namespace namespace(String collection) {
        return new Namespace(getDatabaseName(), collection);
    }

    private MVMap<byte[], byte[]> documents(String collection) {
        return namespace(collection).documents(store);
    }

    @Override
    protected MongoCollection<ByteBuffer> openOrCreateCollection(String name, CollectionOptions options) {
        MVMap<byte[], byte[]> documents = documents(name);
        List<IndexKey> id = List.of(new IndexKey("_id", true));
        return new DocumentCollection(
                this, name, options, entries(documents, id, false, Entries.Kind.DOCUMENTS), cursorRegistry);
    }

    private Entries entries(MVMap<byte[], byte[]> map, List<IndexKey> keys, boolean sparse, Entries.Kind kind) {
        return new Entries(map, keys, sparse, kind, Namespace.open(store, Namespace.DOUBTS));
    }

    @Override
    protected Index<ByteBuffer> openOrCreateUniqueIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        if (isPrimaryKeyIndex(new Document(keys.getFirst().getKey(), 1)) && keys.size() == 1) {
            return new IdIndex(documents(collection), name, keys);
        }
        return new UniqueIndex(
                name, indexEntries(collection, name, keys, sparse, Entries.Kind.UNIQUE), isListed(collection, name));
    }

    @Override
    protected Index<ByteBuffer> openOrCreateSecondaryIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return new OrderedIndex(
                name, indexEntries(collection, name, keys, sparse, Entries.Kind.ORDERED), isListed(collection, name));
    }

    private Entries indexEntries(
            String collection, String name, List<IndexKey> keys, boolean sparse, Entries.Kind kind) {
        Entries entries = entries(Namespace.open(store, namespace(collection).indexMap(name)), keys, sparse, kind);
        if (!isListed(collection, name)) {
            // Left over from a build that met a duplicate. If kept, it would count as built.
            entries.clear();
        }
        return entries;
    }

    private boolean isListed(String collection, String index) {
        MongoCollection<ByteBuffer> listed = indexes.get();
        Document description = new Document("ns", getFullCollectionNamespace(collection)).append("name", index);
        return listed != null
                && listed.handleQuery(description, 0, 1).iterator().hasNext();
    }

    @Override
    public synchronized MongoCollection<ByteBuffer> createCollectionOrThrowIfExists(
            String name, CollectionOptions options) {
        return super.createCollectionOrThrowIfExists(name, options);
    }

    @Override
    protected void dropIndex(MongoCollection<ByteBuffer> collection, String name) {
        super.dropIndex(collection, name);
        removeMap(namespace(collection.getCollectionName()).indexMap(name));
    }

    @Override
    public synchronized void dropCollection(String name, Oplog oplog) {
        super.dropCollection(name, oplog);
        removeMap(documents(name).getName());
    }

    private void removeMap(String name) {
        store.removeMap(name);
        Entries.forget(name, Namespace.open(store, Namespace.DOUBTS));
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
