package com.cinemataztic.embeddedmongo;

import com.cinemataztic.embeddedmongo.file.StoreFile;
import com.cinemataztic.embeddedmongo.file.StoreUnusable;
import com.cinemataztic.embeddedmongo.index.Bson;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.bson.Document;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.Page;

/**
 * Extracts every document that is still readable from a damaged file, and leaves that file unchanged. Each salvaged
 * document was once stored as it is. It may date from before the last moment, and some may be missing.
 *
 * @param documents number of documents salvaged
 * @param unreadable number of unreadable parts of the file, each some documents
 */
public record Salvage(long documents, long unreadable) {
    private static final int BATCH = 500;

    /**
     * Writes what can be read to a new file, which can be restored like a copy. Indexes are not salvaged: the user of a
     * collection creates them.
     *
     * @throws StoreUnusable if not even a beginning can be found in the damaged file, or the other can't be written.
     */
    public static Salvage from(Path damaged, Path target) {
        if (Files.exists(target)) {
            throw new StoreUnusable(target + " exists already. Name a file that does not.");
        }
        MVStore source = StoreFile.openDamaged(damaged);
        MVStore salvaged = StoreFile.open(target);
        try {
            Reader reader = new Reader(source, salvaged);
            Namespace.in(source).filter(namespace -> !namespace.isSystem()).forEach(reader::collection);
            salvaged.commit();
            salvaged.sync();
            salvaged.close();
            return new Salvage(reader.documents, reader.unreadable);
        } catch (RuntimeException e) {
            salvaged.closeImmediately();
            StoreFile.delete(target);
            throw e;
        } finally {
            source.closeImmediately();
        }
    }

    private static final class Reader {
        private final MVStore source;
        private final MVStore salvaged;
        private final Map<String, Database> databases = new HashMap<>();
        private long documents;
        private long unreadable;

        Reader(MVStore source, MVStore salvaged) {
            this.source = source;
            this.salvaged = salvaged;
        }

        private void collection(Namespace namespace) {
            DocumentCollection to = (DocumentCollection) databases
                    .computeIfAbsent(namespace.database(), name -> new Database(name, salvaged, new CursorRegistry()))
                    .createCollectionOrThrowIfExists(namespace.collection(), CollectionOptions.withDefaults());
            List<Document> batch = new ArrayList<>();
            Consumer<Document> take = document -> {
                batch.add(document);
                if (batch.size() == BATCH) {
                    keep(to, batch);
                }
            };
            tried(() -> page(namespace.documents(source).getRootPage(), take));
            keep(to, batch);
        }

        private void keep(DocumentCollection to, List<Document> batch) {
            to.insertDocuments(batch, true);
            documents += batch.size();
            batch.clear();
            salvaged.commit();
        }

        /** Reads each branch by itself: an unreadable one costs no other. */
        private void page(Page<byte[], byte[]> page, Consumer<Document> take) {
            if (page.isLeaf()) {
                for (int i = 0; i < page.getKeyCount(); i++) {
                    byte[] bson = page.getValue(i);
                    tried(() -> take.accept(Bson.decode(bson)));
                }
            } else {
                for (int i = 0; i <= page.getKeyCount(); i++) {
                    int child = i;
                    tried(() -> page(page.getChildPage(child), take));
                }
            }
        }

        private void tried(Runnable step) {
            try {
                step.run();
            } catch (MVStoreException e) {
                unreadable++;
            }
        }
    }
}
