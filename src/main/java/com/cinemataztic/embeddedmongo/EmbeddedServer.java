package com.cinemataztic.embeddedmongo;

import com.cinemataztic.embeddedmongo.file.AddressFile;
import com.cinemataztic.embeddedmongo.file.Compaction;
import com.cinemataztic.embeddedmongo.file.Disk;
import com.cinemataztic.embeddedmongo.file.GroupCommit;
import com.cinemataztic.embeddedmongo.file.StoreFile;
import com.cinemataztic.embeddedmongo.file.StoreUnusable;
import de.bwaldvogel.mongo.MongoServer;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server for MongoDB's drivers inside this process, stored in one file. An acknowledged write is on disk, committed
 * and synced, before its acknowledgement is sent. A read never returns data that a crash could undo.
 *
 * <p>It listens on 127.0.0.1 only and accepts clients that know its key, see {@link Endpoint}. Only one process can
 * have a file open. There are no transactions, sessions or change streams. What it would do wrongly (partial indexes,
 * collations, ordered bulks of several updates and more) it rejects with error 115.
 *
 * <p>When a commit fails, for example on a full disk, the server stops for good. Every command but the handshake,
 * {@code ping} included, is answered with error 96; {@link #failure()} returns the cause. The file stays as the last
 * good commit left it.
 *
 * <p>Its threads keep the process alive until {@link #close()}.
 */
public final class EmbeddedServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedServer.class);

    /** The file's name in its folder. */
    public static final String FILE = StoreFile.FILE;

    /** The file beside the store's that holds the address while the server runs. Only its owner can read it. */
    public static final String ADDRESS = "store.uri";

    /**
     * A connection's commands run on one thread, which waits for the commit. With few threads readers would wait, too.
     */
    private static final int WORKERS = 32;

    private static final Duration COMPACTION_ON_CLOSE = Duration.ofSeconds(2);

    private final Path file;
    private final MVStore store;
    private final GroupCommit commits;
    private final Compaction compaction;
    private final MongoServer server;
    private final String connectionString;
    private final Path address;
    private final AtomicBoolean closing = new AtomicBoolean();

    private EmbeddedServer(Path file, Endpoint endpoint, MVStore store, GroupCommit commits, long smallBytes) {
        this.file = file;
        this.store = store;
        this.commits = commits;
        this.compaction = new Compaction(store, commits, smallBytes);
        Copying.removeLeftOvers(store);
        Backend backend = new Backend(store, commits, endpoint);
        commits.commitNow();
        this.server = new MongoServer(backend);
        try {
            bind(endpoint.port());
            this.connectionString = endpoint.uri(server.getLocalAddress().getPort());
            this.address = AddressFile.write(file.resolveSibling(ADDRESS), connectionString);
        } catch (RuntimeException e) {
            // Its threads live on even if it could not bind, and would keep the process alive.
            server.shutdownNow();
            throw e;
        }
        compaction.start();
    }

    private void bind(int port) {
        try {
            server.bind(new InetSocketAddress("127.0.0.1", port), 1, WORKERS);
        } catch (Exception e) { // the library throws undeclared exceptions
            throw new StoreUnusable(
                    "The store can't listen on port " + port + " (" + e.getMessage() + "). Give it another port.", e);
        }
    }

    /**
     * Opens the store in the folder, or creates one there, and starts listening.
     *
     * @param folder where the file is kept, {@code store-v2.mv}; created if needed.
     * @param endpoint where it listens.
     * @param onFailure called once if the store fails, with the cause, on a thread of its own; it may close the server.
     * @return the running server; to be closed after its last client.
     * @throws StoreUnusable if the port or the file is in use, of another version, damaged, or not a store, or if the
     *     folder can't be used. Nothing was changed then.
     */
    public static EmbeddedServer open(Path folder, Endpoint endpoint, Consumer<Throwable> onFailure) {
        return open(folder, endpoint, onFailure, Disk::of, Compaction.SMALL_BYTES);
    }

    /** As {@link #open(Path, Endpoint, Consumer)}, on any free port, with a new key. */
    public static EmbeddedServer open(Path folder, Consumer<Throwable> onFailure) {
        return open(folder, Endpoint.any(), onFailure);
    }

    /**
     * As {@link #open(Path, Endpoint, Consumer)}, with the caller's own steps for making changes durable, and
     * compacting files that are larger than the given number of bytes.
     */
    static EmbeddedServer open(
            Path folder,
            Endpoint endpoint,
            Consumer<Throwable> onFailure,
            Function<MVStore, Disk> disk,
            long smallBytes) {
        Path file = StoreFile.in(folder);
        MVStore store = StoreFile.open(file);
        try {
            EmbeddedServer server = new EmbeddedServer(
                    file, endpoint, store, new GroupCommit(store, disk.apply(store), onFailure), smallBytes);
            log.info("Embedded store {} is open at {}", file, server.server.getLocalAddress());
            return server;
        } catch (RuntimeException e) {
            store.closeImmediately();
            throw e instanceof StoreUnusable known ? known : StoreFile.unusable(file, e);
        }
    }

    /**
     * The number of documents in a store's file that no program has open. Only reads the file.
     *
     * @throws StoreUnusable if it can't be opened.
     */
    public static long documentsIn(Path file) {
        return StoreFile.read(file, Namespace::countDocuments);
    }

    /**
     * The connection string for drivers. It contains the key, so it is a secret. While the server runs,
     * the file {@link #ADDRESS} has it.
     */
    public String connectionString() {
        return connectionString;
    }

    /** The file that holds everything. */
    public Path file() {
        return file;
    }

    /** The number of documents in all collections of all databases; 0 when the file is closed. */
    public long documents() {
        return store.isClosed() ? 0 : Namespace.countDocuments(store);
    }

    /** The size of the file in bytes. It grows with every commit and is compacted while the server runs. */
    public long fileSize() {
        return file.toFile().length();
    }

    /** The free bytes on the file's disk that this process may use. */
    public long diskFree() {
        return file.toFile().getUsableSpace();
    }

    /** How long the last commit took, with its sync, in milliseconds. */
    public double lastCommitMillis() {
        return commits.lastCommitNanos() / 1e6;
    }

    /** The number of compaction steps, some megabytes each, since the server was opened. */
    public long compactions() {
        return compaction.steps();
    }

    /** The longest time that a compaction step held up the writers, in milliseconds. */
    public double longestCompactionMillis() {
        return compaction.longestNanos() / 1e6;
    }

    /** Why the server has stopped; empty while it works. */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(commits.failure());
    }

    /** The number of commits since the server was opened. */
    public long commits() {
        return commits.commits();
    }

    /**
     * Stops listening, ends all connections, waits for the commands in progress, and closes the file. Changes not
     * acknowledged by then may or may not be kept. Closing again does nothing.
     */
    @Override
    public void close() {
        // Interrupting a thread closes the file channel it uses, and hosts interrupt when they stop.
        boolean interrupted = Thread.interrupted();
        try {
            if (closing.compareAndSet(false, true)) {
                AddressFile.remove(address, connectionString);
                server.shutdownNow();
                compaction.close(COMPACTION_ON_CLOSE);
                commits.close();
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
