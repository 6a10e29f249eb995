package com.cinemataztic.incidents.tickets.desk;

import com.cinemataztic.incidents.store.StoreUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The requests that wait for the desk. Each is claimed once: by the desk, which then processes it, or by a caller who
 * gives up. Callers wait for their answers on their own threads; one thread takes batches.
 */
final class DeskQueue {

    /** The longest a caller waits for an answer. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final int batchSize;
    private final LinkedBlockingDeque<Queued<?>> waiting;
    private volatile boolean closed;

    DeskQueue(int capacity, int batchSize) {
        this.waiting = new LinkedBlockingDeque<>(capacity);
        this.batchSize = batchSize;
    }

    /** A waiting request. */
    private static final class Queued<T> {

        private final DeskCommand command;
        private final CompletableFuture<T> answer = new CompletableFuture<>();
        private final long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        private final AtomicBoolean claimed = new AtomicBoolean();

        private Queued(Function<CompletableFuture<T>, DeskCommand> request) {
            this.command = request.apply(answer);
        }

        /** @return whether the caller claimed it: nobody else processes it or withdraws it from now on */
        private boolean claim() {
            return claimed.compareAndSet(false, true);
        }
    }

    int size() {
        return waiting.size();
    }

    /** Waits behind all other requests, and returns the answer. */
    <T> T submit(Function<CompletableFuture<T>, DeskCommand> request) {
        return await(add(request, waiting::offerLast));
    }

    /** Waits ahead of all other requests, and returns the answer. */
    <T> T submitFirst(Function<CompletableFuture<T>, DeskCommand> request) {
        return await(add(request, waiting::offerFirst));
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
                all.subList(from, Math.min(all.size(), from + batchSize))
                        .forEach(request -> chunk.add(add(request, waiting::offerLast)));
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
        var batch = new ArrayList<Queued<?>>();
        batch.add(waiting.take());
        waiting.drainTo(batch, batchSize - 1);
        return batch.stream()
                .filter(Queued::claim)
                .<DeskCommand>map(queued -> queued.command)
                .toList();
    }

    /** Rejects further requests. */
    void close() {
        closed = true;
    }

    /** Fails all requests that still wait. */
    void failWaiting(StoreUnavailable why) {
        waiting.stream()
                .filter(Queued::claim)
                .forEach(queued -> queued.command.answer().completeExceptionally(why));
    }

    private <T> Queued<T> add(Function<CompletableFuture<T>, DeskCommand> request, Predicate<Queued<?>> offer) {
        var queued = new Queued<>(request);
        if (closed || !offer.test(queued)) {
            throw new DeskBusy();
        }
        return queued;
    }

    private <T> T await(Queued<T> queued) {
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
        if (queued.claim()) {
            waiting.remove(queued);
            return StoreUnavailable.nothingWritten(message, why);
        }
        return new StoreUnavailable(message, why);
    }
}
