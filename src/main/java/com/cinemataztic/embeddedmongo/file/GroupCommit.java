package com.cinemataztic.embeddedmongo.file;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers nothing before it is on disk. A write returns when its change has been committed and synced; a read returns
 * when everything it may have seen has been. The first thread to arrive commits for all that wait.
 *
 * <p>A commit that fails, or a file that can't be read, is final: memory may then differ from the disk, and stores that
 * continue after that have ruined files. From then on every write and read is rejected. The file stays as the last good
 * commit left it.
 */
public final class GroupCommit {
    private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);

    private final MVStore store;
    private final Disk disk;
    private final Consumer<Throwable> onFailure;
    /**
     * Writers share this lock, the commit holds it exclusively. A commit never falls between a document and its index
     * entries.
     */
    private final ReentrantReadWriteLock changes = new ReentrantReadWriteLock();
    /** The number of writes that have begun. While the lock is held exclusively, all of them have ended. */
    private final AtomicLong begun = new AtomicLong();

    private final ReentrantLock turn = new ReentrantLock();
    private final Condition turnOver = turn.newCondition();
    /** Whether a waiting thread is committing for all of them; guarded by {@link #turn}. */
    private boolean committing;

    private volatile long durable;
    private volatile boolean closed;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile long lastCommitNanos;
    private final AtomicLong commits = new AtomicLong();

    /** @param onFailure called at most once, on a thread of its own. */
    public GroupCommit(MVStore store, Disk disk, Consumer<Throwable> onFailure) {
        this.store = store;
        this.disk = disk;
        this.onFailure = onFailure;
    }

    /**
     * Makes a change and returns its answer once the change is durable. This includes an answer that is an exception:
     * "duplicate key" discloses a document, too.
     */
    public <T> T write(Supplier<T> change) {
        requireRunning();
        changes.readLock().lock();
        long mine = begun.incrementAndGet();
        try {
            return change.get();
        } catch (MVStoreException | Error e) {
            throw broken(e);
        } finally {
            changes.readLock().unlock();
            awaitDurable(mine); // throws in place of the answer if it can't be made durable
        }
    }

    /** Answers a query once everything that the answer may depend on is durable. */
    public <T> T read(Supplier<T> question) {
        requireRunning();
        T answer;
        // Keeps the pages of this moment from being overwritten while a long scan still needs them.
        MVStore.TxCounter moment = store.registerVersionUsage();
        try {
            answer = question.get();
        } catch (MVStoreException | Error e) {
            throw broken(e);
        } finally {
            store.deregisterVersionUsage(moment);
        }
        awaitDurable(begun.get());
        return answer;
    }

    private void awaitDurable(long count) {
        if (durable < count && takeTurn(count)) {
            try {
                requireRunning();
                commit();
            } finally {
                endTurn();
            }
        }
    }

    /**
     * Waits until this many writes are durable, or until it is this thread's turn to commit.
     *
     * @return whether it is this thread's turn
     */
    private boolean takeTurn(long count) {
        turn.lock();
        try {
            while (committing && durable < count) {
                turnOver.awaitUninterruptibly();
            }
            boolean mine = durable < count;
            committing |= mine;
            return mine;
        } finally {
            turn.unlock();
        }
    }

    /** Wakes all waiting threads. Of those whose writes came later, the first takes the next turn. */
    private void endTurn() {
        turn.lock();
        try {
            committing = false;
            turnOver.signalAll();
        } finally {
            turn.unlock();
        }
    }

    /**
     * Runs a step on the file between two commits, with all writers locked out.
     *
     * @return the result of the step
     */
    public <T> T alone(Supplier<T> step) {
        takeTurn(Long.MAX_VALUE);
        try {
            changes.writeLock().lock();
            try {
                requireRunning();
                T result = step.get();
                // What the step has moved must be durable in its new place before its old one is reused.
                long covered = begun.get();
                if (disk.commit()) {
                    commits.incrementAndGet();
                }
                disk.sync();
                durable = covered;
                return result;
            } finally {
                changes.writeLock().unlock();
            }
        } catch (MVStoreException | Error e) {
            throw broken(e);
        } finally {
            endTurn();
        }
    }

    private void commit() {
        long began = System.nanoTime();
        long covered;
        try {
            boolean changed;
            changes.writeLock().lock();
            try {
                covered = begun.get();
                changed = disk.commit();
            } finally {
                changes.writeLock().unlock();
            }
            if (changed) {
                disk.sync(); // outside the lock: the next writers make their changes meanwhile
                commits.incrementAndGet();
                lastCommitNanos = System.nanoTime() - began;
            }
        } catch (Throwable e) {
            fail(e);
            throw stopped();
        }
        durable = covered;
    }

    /** Commits changes made before there were clients, as {@link #write} does for clients. */
    public void commitNow() {
        write(() -> true);
    }

    /** Throws if the store has failed or is closed. */
    public void requireRunning() {
        if (failure.get() != null || closed) {
            throw stopped();
        }
    }

    private MongoServerError stopped() {
        Throwable cause = failure.get();
        // 96 and no other: the codes for "shutting down" would make drivers drop the server and wait for another.
        return new MongoServerError(
                96,
                "OperationFailed",
                cause == null
                        ? "the store is closed"
                        : "the store has stopped and acknowledges nothing any more, because its file failed: " + cause);
    }

    private RuntimeException broken(Throwable e) {
        if (e instanceof MVStoreException mv && mv.getErrorCode() == DataUtils.ERROR_CLOSED && !store.isClosed()) {
            return new MongoServerError(96, "OperationFailed", "the collection was dropped meanwhile");
        }
        fail(e);
        return stopped();
    }

    private void fail(Throwable cause) {
        if (closed || !failure.compareAndSet(null, cause)) {
            return;
        }
        log.error("The store has failed and stops: nothing is acknowledged any more", cause);
        // On a separate thread: the host will want to close the server, and closing waits for the current thread.
        Thread.ofPlatform().name("embedded-store-failure").start(() -> onFailure.accept(cause));
    }

    @Nullable
    public Throwable failure() {
        return failure.get();
    }

    /** The number of commits that wrote something. */
    public long commits() {
        return commits.get();
    }

    /** How long the last commit took, with its sync, in nanoseconds. */
    public long lastCommitNanos() {
        return lastCommitNanos;
    }

    /** Closes the store's file. Everything acknowledged is already in it. */
    public void close() {
        takeTurn(Long.MAX_VALUE);
        changes.writeLock().lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            if (failure.get() == null) {
                store.close(0);
            } else {
                store.closeImmediately(); // writes nothing more
            }
        } catch (MVStoreException e) {
            log.warn("The store's file was not closed properly; nothing acknowledged is lost by that", e);
        } finally {
            changes.writeLock().unlock();
            endTurn();
        }
    }
}
