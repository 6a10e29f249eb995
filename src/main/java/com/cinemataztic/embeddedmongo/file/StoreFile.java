package com.cinemataztic.embeddedmongo.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The store's file: its name, its required format, and the reasons to reject it. */
public final class StoreFile {
    private static final Logger log = LoggerFactory.getLogger(StoreFile.class);

    /**
     * Part of the file's name. Raised whenever a file of the old format could not be read, or would be read wrongly.
     */
    private static final int FORMAT = 2;

    /** The file's name in its folder. */
    public static final String FILE = "store-v" + FORMAT + ".mv";

    private static final Pattern NAME = Pattern.compile("store-v(\\d+)\\.mv");
    private static final String MARK = "format";
    private static final String INCARNATION = "incarnation";
    private static final int CACHE_MEGABYTES = 64;
    /**
     * A commit writes each changed page whole. Pages smaller than the library's default (16 KB) reduce what it writes.
     */
    private static final int PAGE_BYTES = 4 << 10;
    /**
     * How long to keep unused pages, for file systems that write in another order than requested. None: no commit
     * begins before the previous one was synced, and the last two need nothing of what is reused.
     */
    private static final int RETENTION_MILLIS = 0;

    private StoreFile() {}

    /**
     * The path of the store's file in the folder. Creates the folder if needed.
     *
     * @throws StoreUnusable if the folder can't be used, or holds only a store of another format.
     */
    public static Path in(Path folder) {
        Path file = folder.resolve(FILE);
        List<String> others;
        try {
            Files.createDirectories(folder);
            try (Stream<Path> entries = Files.list(folder)) {
                others = entries.map(entry -> entry.getFileName().toString())
                        .filter(name -> NAME.matcher(name).matches())
                        .sorted()
                        .toList();
            }
        } catch (IOException e) {
            throw new StoreUnusable(
                    "The folder of the store, " + folder + ", can't be used (" + e
                            + "). Give it a folder that this process may create, read and write.",
                    e);
        }
        if (!others.isEmpty() && !Files.exists(file)) {
            throw new StoreUnusable("The folder " + folder + " holds " + String.join(", ", others)
                    + ", written by another version of this program; this one reads and writes only "
                    + file.getFileName()
                    + ". Start the version that wrote it, or give this one another folder. Nothing was changed.");
        }
        return file;
    }

    /**
     * Opens the file; creates it if there is none.
     *
     * @throws StoreUnusable if it is in use, unreadable, damaged, not a store, or can't be written.
     */
    public static MVStore open(Path file) {
        boolean existed = Files.exists(file);
        requireOrdinary(file, existed);
        MVStore store = open(file, false);
        try {
            store.setRetentionTime(RETENTION_MILLIS);
            store.setVersionsToKeep(0);
            if (store.getFileStore().isReadOnly()) {
                throw new StoreUnusable(
                        "The store's file " + file + " can't be written. Give this process the right to.");
            }
            requireAsNewAsItsMark(store, file);
            mark(store, file);
            if (!existed) {
                keepToItsOwner(file);
                syncFolder(file);
            }
            return store;
        } catch (RuntimeException e) {
            store.closeImmediately();
            throw e instanceof StoreUnusable known ? known : unusable(file, e);
        }
    }

    /**
     * Opens a file that nobody else has open, for reading only; changes nothing in it.
     *
     * @throws StoreUnusable if it is in use, unreadable, damaged where it begins, or not a store.
     */
    public static MVStore openToRead(Path file) {
        if (!Files.exists(file)) {
            throw new StoreUnusable("There is no file " + file + ".");
        }
        requireOrdinary(file, true);
        MVStore store = open(file, true);
        try {
            mark(store, file);
            return store;
        } catch (RuntimeException e) {
            store.closeImmediately();
            throw e instanceof StoreUnusable known ? known : unusable(file, e);
        }
    }

    /**
     * Reads a file that nobody else has open.
     *
     * @throws StoreUnusable if it can't be opened, or what was read is not what was written there.
     */
    public static <T> T read(Path file, Function<MVStore, T> question) {
        MVStore store = openToRead(file);
        try {
            return question.apply(store);
        } catch (MVStoreException e) {
            throw unusable(file, e);
        } finally {
            store.closeImmediately();
        }
    }

    /** Deletes a file that is of no use, if possible. */
    public static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.warn("{} could not be removed; it is of no use", file, e);
        }
    }

    /** The id of the store's incarnation. It changes when all content has been replaced. */
    public static String incarnation(MVStore store) {
        return store.<String, String>openMap(MARK).getOrDefault(INCARNATION, "");
    }

    /** Begins a new incarnation. */
    public static void reincarnate(MVStore store) {
        store.<String, String>openMap(MARK).put(INCARNATION, UUID.randomUUID().toString());
    }

    /** Opens the file as the library sees it, whatever its content. */
    public static MVStore open(Path file, boolean readOnly) {
        return open(file, readOnly, builder -> builder);
    }

    /**
     * Opens a damaged file to read what is left: not the newest intact state, but the newest that still has a
     * beginning.
     *
     * @throws StoreUnusable if there is none.
     */
    public static MVStore openDamaged(Path file) {
        try {
            return openToRead(file);
        } catch (StoreUnusable e) {
            log.info("{}", e.getMessage());
            return open(file, true, MVStore.Builder::recoveryMode);
        }
    }

    private static MVStore open(Path file, boolean readOnly, UnaryOperator<MVStore.Builder> how) {
        Map<String, Object> config = Map.of("pageSplitSize", PAGE_BYTES, "cacheSize", CACHE_MEGABYTES);
        try {
            CheckedFileStore checked = CheckedFileStore.open(file.toString(), readOnly, config);
            try {
                return how.apply(new MVStore.Builder()
                                .adoptFileStore(checked)
                                .autoCommitDisabled()) // only the server knows between which changes a commit may fall
                        .open();
            } catch (RuntimeException e) {
                checked.close();
                throw e;
            }
        } catch (RuntimeException e) {
            throw unusable(file, e);
        }
    }

    private static void requireAsNewAsItsMark(MVStore store, Path file) {
        if (store.getFileStore() instanceof CheckedFileStore checked && !checked.isAsNewAsItsMark()) {
            throw new StoreUnusable(
                    "The store's file " + file + " is damaged: the newest of what was written to it can't "
                            + "be read, so that writes which were acknowledged are missing. Nothing was changed. Put a backup in "
                            + "its place, or salvage what can be read.");
        }
    }

    private static void requireOrdinary(Path file, boolean existed) {
        if (!existed) {
            return;
        }
        if (!Files.isRegularFile(file)) {
            throw new StoreUnusable(
                    "The store's file " + file + " is not a file. Move it away, or use another folder.");
        }
        try {
            if (Files.size(file) == 0) {
                throw new StoreUnusable("The store's file " + file + " is empty, which a store's file never is. "
                        + "If nothing was ever kept in it, delete it; otherwise put a backup in its place.");
            }
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /**
     * Distinguishes our files from others of the same library (such as a database of H2), which would open just as
     * well.
     */
    private static void mark(MVStore store, Path file) {
        Set<String> maps = store.getMapNames();
        if (!maps.isEmpty() && !maps.contains(MARK)) {
            throw new StoreUnusable("The file " + file + " is not a store of this program but something else's, "
                    + "kept by the same library. Move it away, or use another folder. Nothing was changed.");
        }
        MVMap<String, String> mark = store.openMap(MARK);
        if (maps.isEmpty() && !store.getFileStore().isReadOnly()) {
            mark.put("version", Integer.toString(FORMAT));
            reincarnate(store);
        }
        String format = mark.get("version");
        if (!Integer.toString(FORMAT).equals(format)) {
            throw new StoreUnusable("The file " + file + " has format " + format + ", but this program reads "
                    + "only format " + FORMAT + ". It seems to have been renamed: give it its own name back.");
        }
    }

    /** Why the file can't be used, in words for the operator. */
    public static StoreUnusable unusable(Path file, Exception cause) {
        int code =
                switch (cause) {
                    case MVStoreException e -> e.getErrorCode();
                    case IOException e -> DataUtils.ERROR_READING_FAILED;
                    default -> DataUtils.ERROR_FILE_CORRUPT;
                };
        String text =
                switch (code) {
                    case DataUtils.ERROR_FILE_LOCKED ->
                        " is in use by another process, or a second time by this one. Only one can have it: "
                                + "stop the other, or give this one another folder.";
                    case DataUtils.ERROR_READING_FAILED, DataUtils.ERROR_WRITING_FAILED ->
                        " can't be read or written (" + cause.getMessage()
                                + "). See that this process may do both there, and that the disk has no fault.";
                    default ->
                        " can't be read: it is damaged, or not a store (" + cause.getMessage()
                                + "). Nothing was changed. Put a backup in its place, or salvage what can be read.";
                };
        return new StoreUnusable("The store's file " + file + text, cause);
    }

    /**
     * Restricts the file to its owner: its content is private. Where such permissions do not exist, those of the folder
     * apply.
     */
    static void keepToItsOwner(Path file) {
        try {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException | UnsupportedOperationException e) {
            log.warn("{} can't be kept to its owner", file, e);
        }
    }

    /** Without this, a power cut may leave a new file without a name. Not every system can sync a folder. */
    private static void syncFolder(Path file) {
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException e) {
            // Then the system does it by itself, or it can't be done.
        }
    }
}
