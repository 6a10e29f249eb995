package com.cinemataztic.embeddedmongo;

import com.cinemataztic.embeddedmongo.file.StoreFile;
import com.cinemataztic.embeddedmongo.file.StoreUnusable;
import com.cinemataztic.embeddedmongo.index.Bson;
import com.cinemataztic.embeddedmongo.index.Entries;
import com.cinemataztic.embeddedmongo.index.KeyBytes;
import com.cinemataztic.embeddedmongo.index.OrderedIndex;
import com.cinemataztic.embeddedmongo.index.UniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * The result of reading a whole file: every document, and every entry that its indexes must have for it.
 *
 * @param documents number of documents, without the server's own
 * @param entries number of entries in their indexes
 * @param faults what is wrong, in words for the operator; empty if there are no faults
 */
public record Check(long documents, long entries, List<String> faults) {
    /** Enough to show what is wrong; a thousand would show no more. */
    private static final int MOST_FAULTS = 20;

    /**
     * Reads a file that no program has open.
     *
     * @throws StoreUnusable if it can't be opened, or part of it is not what was written there.
     */
    public static Check of(Path file) {
        return StoreFile.read(file, Check::of);
    }

    /** @throws org.h2.mvstore.MVStoreException if part of the file is not what was written there. */
    static Check of(MVStore store) {
        try (MVStore scratch = MVStore.open(null)) {
            MVMap<byte[], byte[]> doubts = Namespace.open(scratch, Namespace.DOUBTS);
            Counting counting = new Counting(store, doubts);
            Namespace.in(store).forEach(counting::collection);
            return new Check(counting.documents, counting.entries, List.copyOf(counting.faults));
        }
    }

    private static final class Counting {
        private final MVStore store;
        private final MVMap<byte[], byte[]> doubts;
        private final List<String> faults = new ArrayList<>();
        private long documents;
        private long entries;

        Counting(MVStore store, MVMap<byte[], byte[]> doubts) {
            this.store = store;
            this.doubts = doubts;
        }

        private void collection(Namespace namespace) {
            List<Expected> indexes = namespace
                    .indexesIn(store)
                    .map(description -> expected(namespace, description))
                    .toList();
            MVMap<byte[], byte[]> map = namespace.documents(store);
            map.forEach((key, bson) -> document(namespace, indexes, key, Bson.decode(bson)));
            for (Expected index : indexes) {
                entries += index.found;
                long kept = index.map.sizeAsLong();
                if (kept != index.found) {
                    fault(namespace + ": index " + index.name + " has " + kept + " entries, its documents "
                            + index.found);
                }
            }
        }

        private void document(Namespace namespace, List<Expected> indexes, byte[] key, Document document) {
            if (!namespace.isSystem()) {
                documents++;
                if (!Arrays.equals(key, KeyBytes.position(document).array())) {
                    fault(namespace + ": the document " + document.get("_id") + " is kept by another key");
                }
            }
            for (Expected index : indexes) {
                for (byte[] entry : index.keys.of(document, key)) {
                    index.found++;
                    if (!Arrays.equals(index.map.get(entry), key)) {
                        fault(namespace + ": index " + index.name + " does not have " + document.get("_id"));
                    }
                }
            }
        }

        private Expected expected(Namespace namespace, Document description) {
            String name = String.valueOf(description.get("name"));
            List<IndexKey> keys = Namespace.keysOf(description);
            boolean sparse = Boolean.TRUE.equals(description.get("sparse"));
            MVMap<byte[], byte[]> map = Namespace.open(store, namespace.indexMap(name));
            boolean unique = Boolean.TRUE.equals(description.get("unique"));
            Entries entriesOfIt =
                    new Entries(map, keys, sparse, unique ? Entries.Kind.UNIQUE : Entries.Kind.ORDERED, doubts);
            if (unique) {
                UniqueIndex index = new UniqueIndex(name, entriesOfIt, true);
                return new Expected(name, map, (document, key) -> index.entryKeys(document));
            }
            OrderedIndex index = new OrderedIndex(name, entriesOfIt, true);
            return new Expected(name, map, index::entryKeys);
        }

        private void fault(String what) {
            if (faults.size() < MOST_FAULTS) {
                faults.add(what);
            }
        }
    }

    private interface Keys {
        Collection<byte[]> of(Document document, byte[] position);
    }

    private static final class Expected {
        private final String name;
        private final MVMap<byte[], byte[]> map;
        private final Keys keys;
        private long found;

        Expected(String name, MVMap<byte[], byte[]> map, Keys keys) {
            this.name = name;
            this.map = map;
            this.keys = keys;
        }
    }
}
