package com.cinemataztic.embeddedmongo;

import com.cinemataztic.embeddedmongo.file.GroupCommit;
import com.cinemataztic.embeddedmongo.file.StoreFile;
import com.cinemataztic.embeddedmongo.file.StoreUnusable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.RootReference;

/**
 * Copies all content of a store to another file, or back from one, while clients continue. A copy is a compact file of
 * the same format, taken at one moment: it contains everything acknowledged before, and nothing that began later.
 */
final class Copying {
    /** The number of entries per commit. */
    private static final int BATCH = 2_000;
    /** Prefix of maps that are being copied in. What a crash leaves of them is removed at the next start. */
    private static final String STAGED = "staged.";

    private final MVStore store;
    private final GroupCommit commits;

    Copying(MVStore store, GroupCommit commits) {
        this.store = store;
        this.commits = commits;
    }

    /** Removes the leftovers of an earlier copy, before there are clients. */
    static void removeLeftOvers(MVStore store) {
        List.copyOf(store.getMapNames()).stream()
                .filter(map -> map.startsWith(STAGED))
                .forEach(store::removeMap);
    }

    /**
     * Writes a copy, reads it back, and returns the result of the check.
     *
     * @param target where to write; no file may exist there.
     * @param progress receives the number of entries copied so far.
     * @throws StoreUnusable if it can't be written there; nothing is left of it then.
     */
    Check out(Path target, LongConsumer progress) {
        if (Files.exists(target)) {
            throw new StoreUnusable(target + " exists already. Name a file that does not.");
        }
        Moment moment = commits.alone(this::moment);
        try {
            write(target, moment.roots, progress);
        } finally {
            store.deregisterVersionUsage(moment.kept);
        }
        return Check.of(target);
    }

    /** @param kept while registered, it keeps the pages of this moment from being overwritten */
    private record Moment(MVStore.TxCounter kept, Map<MVMap<byte[], byte[]>, RootReference<byte[], byte[]>> roots) {}

    private Moment moment() {
        Map<MVMap<byte[], byte[]>, RootReference<byte[], byte[]>> roots = new LinkedHashMap<>();
        Namespace.mapsIn(store).map(name -> Namespace.open(store, name)).forEach(map -> roots.put(map, map.getRoot()));
        return new Moment(store.registerVersionUsage(), roots);
    }

    private static void write(
            Path target, Map<MVMap<byte[], byte[]>, RootReference<byte[], byte[]>> roots, LongConsumer progress) {
        MVStore copy = StoreFile.open(target);
        try {
            Counted counted = new Counted(progress);
            roots.forEach((map, root) -> {
                MVMap<byte[], byte[]> to = Namespace.open(copy, map.getName());
                Cursor<byte[], byte[]> cursor = map.cursor(root, null, null, false);
                while (cursor.hasNext()) {
                    to.append(cursor.next(), cursor.getValue());
                    if (counted.next() % BATCH == 0) {
                        copy.commit();
                    }
                }
            });
            copy.commit();
            copy.sync();
            copy.close();
        } catch (RuntimeException e) {
            copy.closeImmediately();
            StoreFile.delete(target);
            throw e;
        }
    }

    /**
     * Replaces all content of the store by a copy, in one commit: clients see either the old or the new content.
     *
     * @param swap called with the step that installs the maps; commits it while no client has access.
     * @throws StoreUnusable if the file is not a complete copy; nothing is changed then.
     */
    Check in(Path source, LongConsumer progress, Consumer<Runnable> swap) {
        Check check = Check.of(source);
        if (!check.faults().isEmpty()) {
            throw new StoreUnusable("The copy " + source + " is not whole: " + String.join("; ", check.faults())
                    + ". Nothing was changed.");
        }
        MVStore copy = StoreFile.openToRead(source);
        try {
            List<String> maps = Namespace.mapsIn(copy).toList();
            stage(copy, maps, progress);
            swap.accept(() -> {
                Namespace.mapsIn(store).toList().forEach(store::removeMap);
                maps.forEach(map -> store.renameMap(Namespace.open(store, STAGED + map), map));
            });
            return check;
        } catch (RuntimeException e) {
            commits.write(() -> {
                removeLeftOvers(store);
                return maps(store);
            });
            throw e;
        } finally {
            copy.closeImmediately();
        }
    }

    private static int maps(MVStore store) {
        return store.getMapNames().size();
    }

    private void stage(MVStore copy, List<String> maps, LongConsumer progress) {
        Counted counted = new Counted(progress);
        for (String map : maps) {
            Cursor<byte[], byte[]> cursor = Namespace.open(copy, map).cursor(null);
            MVMap<byte[], byte[]> to = commits.write(() -> Namespace.open(store, STAGED + map));
            while (cursor.hasNext()) {
                // Reads before the write begins: a fault in the copy must not look like a failure of the store.
                List<byte[][]> batch = new ArrayList<>();
                while (cursor.hasNext() && batch.size() < BATCH) {
                    batch.add(new byte[][] {cursor.next(), cursor.getValue()});
                    counted.next();
                }
                commits.write(() -> {
                    batch.forEach(entry -> to.append(entry[0], entry[1]));
                    return batch.size();
                });
            }
        }
    }

    private static final class Counted {
        private final LongConsumer progress;
        private long count;

        Counted(LongConsumer progress) {
            this.progress = progress;
        }

        long next() {
            count++;
            if (count % BATCH == 0) {
                progress.accept(count);
            }
            return count;
        }
    }
}
