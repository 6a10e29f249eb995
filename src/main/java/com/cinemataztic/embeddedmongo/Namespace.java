package com.cinemataztic.embeddedmongo;

import com.cinemataztic.embeddedmongo.index.Bson;
import com.cinemataztic.embeddedmongo.index.Entries;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;

/**
 * A collection of a database, and the names of its maps in the file: one for its documents, and one for each index
 * other than that on {@code _id}.
 */
record Namespace(String database, String collection) {
    /** The map of the doubtful fields of all maps, see {@link Entries}. */
    static final String DOUBTS = "doubts";

    private static final String DOCUMENTS = "documents.";
    private static final String INDEX = "index.";

    /** All collections of the store. */
    static Stream<Namespace> in(MVStore store) {
        // A database's name can't contain a dot.
        return store.getMapNames().stream()
                .filter(map -> map.startsWith(DOCUMENTS))
                .map(map -> map.substring(DOCUMENTS.length()).split("\\.", 2))
                .map(names -> new Namespace(names[0], names[1]));
    }

    /** The number of documents in the store, without the server's own. */
    static long countDocuments(MVStore store) {
        return in(store)
                .filter(namespace -> !namespace.isSystem())
                .mapToLong(namespace -> namespace.documents(store).sizeAsLong())
                .sum();
    }

    /** The maps that make up the content of the store, all with bytes for keys and values. */
    static Stream<String> mapsIn(MVStore store) {
        return store.getMapNames().stream()
                .filter(map -> map.startsWith(DOCUMENTS) || map.startsWith(INDEX) || map.equals(DOUBTS));
    }

    static MVMap<byte[], byte[]> open(MVStore store, String map) {
        return store.openMap(
                map,
                new MVMap.Builder<byte[], byte[]>()
                        .keyType(ByteArrayDataType.INSTANCE)
                        .valueType(ByteArrayDataType.INSTANCE));
    }

    MVMap<byte[], byte[]> documents(MVStore store) {
        return open(store, DOCUMENTS + this);
    }

    /** A collection's name can't contain a $, so these two names can't be confused with two others. */
    String indexMap(String index) {
        return INDEX + this + "$" + index;
    }

    /** Whether the collection is the server's own. */
    boolean isSystem() {
        return collection.startsWith("system.");
    }

    /** The descriptions of its indexes, without that on {@code _id}. */
    Stream<Document> indexesIn(MVStore store) {
        return new Namespace(database, "system.indexes")
                .documents(store).values().stream()
                        .map(Bson::decode)
                        .filter(index -> toString().equals(index.get("ns")))
                        .filter(index -> !Set.of("_id").equals(fieldsOf(index).keySet()));
    }

    /** The fields of a described index. */
    static List<IndexKey> keysOf(Document description) {
        return fieldsOf(description).entrySet().stream()
                .map(key -> new IndexKey(key.getKey(), ((Number) key.getValue()).intValue() >= 0))
                .toList();
    }

    private static Document fieldsOf(Document description) {
        return (Document) Objects.requireNonNull(description.get("key"), "an index without fields");
    }

    @Override
    public String toString() {
        return database + "." + collection;
    }
}
