package com.cinemataztic.embeddedmongo;

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
 * A collection of a database, and the names of the maps in the file by which it is kept: one of its documents, and one
 * of each index other than that on {@code _id}.
 */
record Namespace(String database, String collection) {
    /** The map that tells which fields of which maps are in doubt, see {@link Entries}. */
    static final String DOUBTS = "doubts";

    private static final String DOCUMENTS = "documents.";
    private static final String INDEX = "index.";

    /** All that the store holds. */
    static Stream<Namespace> in(MVStore store) {
        // A database's name can't have a dot in it.
        return store.getMapNames().stream()
                .filter(map -> map.startsWith(DOCUMENTS))
                .map(map -> map.substring(DOCUMENTS.length()).split("\\.", 2))
                .map(names -> new Namespace(names[0], names[1]));
    }

    /** How many documents the store holds, without those the server keeps for itself. */
    static long countDocuments(MVStore store) {
        return in(store)
                .filter(namespace -> !namespace.isSystem())
                .mapToLong(namespace -> namespace.documents(store).sizeAsLong())
                .sum();
    }

    /** The maps that make up what the store holds, all of them with bytes for keys and values. */
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

    /** A collection's name can't have a $ in it, so the two names can't be mistaken for two others. */
    String indexMap(String index) {
        return INDEX + this + "$" + index;
    }

    /** Whether the server keeps it for itself. */
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
