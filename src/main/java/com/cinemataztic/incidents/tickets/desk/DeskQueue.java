package com.cinemataztic.incidents.tickets.desk;

import com.cinemataztic.incidents.store.StoreUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The requests that wait for the desk. Each leaves its lane once: claimed by the desk, which then processes it, or by a
 * caller who gives up. Callers wait for their answers on their own threads; one thread takes batches.
 */
final class DeskQueue {

    /** The longest a caller waits for an answer. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    /** A lane with requests of so many bytes takes no more. */
    private static final long MOST_BYTES = 32L * 1024 * 1024;

    private final int batchSize;
    private final Lanes<Queued<?>> lanes;
    private final Lock lock = new ReentrantLock();
    private final Condition arrival = lock.newCondition();
    private boolean closed;

    /** @param capacity the items that may wait in each lane */
    DeskQueue(int capacity, int batchSize) {
        this.lanes = new Lanes<>(capacity, MOST_BYTES);
        this.batchSize = batchSize;
    }

    /** A request that waits, or waited. */
    static final class Queued<T> {

        private final DeskCommand command;
        private final Lanes.Load load;
        private final CompletableFuture<T> answer = new CompletableFuture<>();
        private final long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();

        private Queued(Function<CompletableFuture<T>, DeskCommand> request) {
            this.command = request.apply(answer);
            this.load = command.load();
        }
    }

    /** @return the items that wait */
    int size() {
        lock.lock();
        try {
            return lanes.items();
        } finally {
            lock.unlock();
        }
    }

    int batchSize() {
        return batchSize;
    }

    /** Waits in its lane, and returns the answer. */
    <T> T submit(Function<CompletableFuture<T>, DeskCommand> request) {
        return await(add(request));
    }

    /**
     * Processes all requests, a batch at a time.
     *
     * @return how many changed something
     * @throws DeskBusy when the queue is full; the requests that found room are done
     * @throws StoreUnavailable when the store is unavailable; later requests are not tried
     * @throws IllegalStateException when one of them can't be processed; all others are done
     */
    int submitAll(Stream<Function<CompletableFuture<Boolean>, DeskCommand>> requests) {
        var all = requests.toList();
        var changed = 0;
        RuntimeException broken = null;
        for (int from = 0; from < all.size(); from += batchSize) {
            var chunk = new ArrayList<Queued<Boolean>>();
            RuntimeException stop = null;
            try {
                all.subList(from, Math.min(all.size(), from + batchSize)).forEach(request -> chunk.add(add(request)));
            } catch (DeskBusy full) {
                stop = full;
            }
            for (var queued : chunk) {
                try {
                    changed += await(queued) ? 1 : 0;
                } catch (StoreUnavailable unavailable) {
                    stop = unavailable;
                } catch (IllegalStateException failed) {
                    broken = failed;
                }
            }
            if (stop != null) {
                throw stop;
            }
        }
        if (broken != null) {
            throw broken;
        }
        return changed;
    }

    /** @return the next requests, claimed for the desk; waits until there is one */
    List<DeskCommand> takeBatch() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (lanes.isEmpty()) {
                arrival.await();
            }
            return lanes.take(batchSize).stream()
                    .<DeskCommand>map(queued -> queued.command)
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /** Rejects further requests. */
    void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    /** Fails all requests that still wait. */
    void failWaiting(StoreUnavailable why) {
        List<Queued<?>> left;
        lock.lock();
        try {
            left = lanes.take(Integer.MAX_VALUE);
        } finally {
            lock.unlock();
        }
        left.forEach(queued -> queued.command.answer().completeExceptionally(why));
    }

    /**
     * @return the request, which waits in its lane
     * @throws DeskBusy when the lane is full
     */
    <T> Queued<T> add(Function<CompletableFuture<T>, DeskCommand> request) {
        var queued = new Queued<>(request);
        lock.lock();
        try {
            if (closed || !lanes.offer(queued, queued.load)) {
                throw new DeskBusy();
            }
            arrival.signal();
            return queued;
        } finally {
            lock.unlock();
        }
    }

    /** @return the answer */
    <T> T await(Queued<T> queued) {
        try {
            return queued.answer.get(queued.deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof StoreUnavailable unavailable) {
                throw unavailable;
            }
            throw new IllegalStateException("the desk failed", failed.getCause());
        } catch (TimeoutException slow) {
            throw givenUp(queued, "no answer from the store within " + LONGEST_WAIT.toSeconds() + " s", slow);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw givenUp(queued, "interrupted while waiting for the store", interrupted);
        }
    }

    /**
     * A request that the desk has not started is withdrawn and never processed: then nothing was changed for certain.
     */
    private StoreUnavailable givenUp(Queued<?> queued, String message, Exception why) {
        if (withdraw(queued)) {
            return StoreUnavailable.nothingWritten(message, why);
        }
        return new StoreUnavailable(message, why);
    }

    private boolean withdraw(Queued<?> queued) {
        lock.lock();
        try {
            return lanes.remove(queued, queued.load);
        } finally {
            lock.unlock();
        }
    }
}
