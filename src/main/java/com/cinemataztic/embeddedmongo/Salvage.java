package com.cinemataztic.embeddedmongo;

import com.cinemataztic.embeddedmongo.file.Disk;
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
import java.util.function.Function;
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
        return from(damaged, target, Disk::of);
    }

    /** As {@link #from(Path, Path)}, with the caller's own steps for making changes durable. */
    static Salvage from(Path damaged, Path target, Function<MVStore, Disk> disks) {
        if (Files.exists(target)) {
            throw new StoreUnusable(target + " exists already. Name a file that does not.");
        }
        MVStore source = StoreFile.openDamaged(damaged);
        try (Writer writer = new Writer(target, disks)) {
            Reader reader = new Reader(source);
            Namespace.in(source)
                    .filter(namespace -> !namespace.isSystem())
                    .forEach(namespace -> reader.collection(namespace, writer.collection(namespace)));
            writer.finish();
            return new Salvage(writer.documents, reader.unreadable);
        } finally {
            source.closeImmediately();
        }
    }

    /** Writes the new file. Removes it when closed before it is finished. */
    private static final class Writer implements AutoCloseable {
        private final Path target;
        private final MVStore store;
        private final Disk disk;
        private final Map<String, Database> databases = new HashMap<>();
        private long documents;
        private boolean finished;

        Writer(Path target, Function<MVStore, Disk> disks) {
            this.target = target;
            this.store = StoreFile.open(target);
            this.disk = disks.apply(store);
        }

        /** @return receives the documents of the collection in batches */
        private Consumer<List<Document>> collection(Namespace namespace) {
            DocumentCollection to = (DocumentCollection) databases
                    .computeIfAbsent(namespace.database(), name -> new Database(name, store, new CursorRegistry()))
                    .createCollectionOrThrowIfExists(namespace.collection(), CollectionOptions.withDefaults());
            return batch -> write(() -> {
                to.insertDocuments(batch, true);
                disk.commit();
                documents += batch.size();
            });
        }

        private void finish() {
            write(() -> {
                disk.commit();
                disk.sync();
                store.close();
            });
            finished = true;
        }

        /** A failure to write ends the salvage: it is no unreadable part of the damaged file. */
        private void write(Runnable step) {
            try {
                step.run();
            } catch (MVStoreException e) {
                throw new StoreUnusable(
                        "The file " + target + " can't be written (" + e.getMessage()
                                + "). See that its disk has room for all documents, then salvage again.",
                        e);
            }
        }

        @Override
        public void close() {
            if (!finished) {
                store.closeImmediately();
                StoreFile.delete(target);
            }
        }
    }

    private static final class Reader {
        private final MVStore source;
        private long unreadable;

        Reader(MVStore source) {
            this.source = source;
        }

        private void collection(Namespace namespace, Consumer<List<Document>> target) {
            List<Document> batch = new ArrayList<>();
            Consumer<Document> take = document -> {
                batch.add(document);
                if (batch.size() == BATCH) {
                    target.accept(List.copyOf(batch));
                    batch.clear();
                }
            };
            tried(() -> page(namespace.documents(source).getRootPage(), take));
            target.accept(batch);
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
