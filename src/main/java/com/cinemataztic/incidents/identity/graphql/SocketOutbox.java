package com.cinemataztic.incidents.identity.graphql;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is sent on one WebSocket, in its order. Results are encoded and written by the thread that has them, one at a
 * time: as many wait as operations run. Everything else is short and may come as often as the client likes, so it is
 * queued, and the queue is bounded. One thread writes what is queued, and ends when nothing is.
 */
final class SocketOutbox {

    /** More than the answers to a burst of requests. */
    static final int MOST_MESSAGES = 1_000;

    static final int MOST_BYTES = 512 * 1024;

    private final Wire wire;
    private final Consumer<Exception> broken;
    private final Executor threads;
    private final ReentrantLock writing = new ReentrantLock(true);
    private final Queue<byte[]> queue = new ArrayDeque<>();
    private int bytes;
    private boolean draining;
    private boolean closed;

    /** Writes one message and waits until it is with the system. */
    @FunctionalInterface
    interface Wire {

        void write(byte[] message) throws IOException;
    }

    /** @param broken called once: no message can be written any more */
    SocketOutbox(Wire wire, Consumer<Exception> broken, Executor threads) {
        this.wire = wire;
        this.broken = broken;
        this.threads = threads;
    }

    /**
     * Queues a short message. Never waits.
     *
     * @return false: there is no room for it
     */
    boolean offer(byte[] message) {
        synchronized (queue) {
            if (closed) {
                return true;
            }
            if (queue.size() >= MOST_MESSAGES || bytes + message.length > MOST_BYTES) {
                return false;
            }
            queue.add(message);
            bytes += message.length;
            if (draining) {
                return true;
            }
            draining = true;
        }
        threads.execute(this::drain);
        return true;
    }

    /** Writes a message after all that are queued, and waits for it. It is encoded when its turn comes. */
    void write(Supplier<byte[]> message) {
        locked(() -> {
            for (var next = poll(); next != null; next = poll()) {
                wire.write(next);
            }
            if (!isClosed()) {
                wire.write(message.get());
            }
        });
    }

    /** Nothing more is written; what is queued is forgotten. */
    void close() {
        synchronized (queue) {
            closed = true;
            queue.clear();
            bytes = 0;
        }
    }

    /** @return how many messages wait */
    int waiting() {
        synchronized (queue) {
            return queue.size();
        }
    }

    private void drain() {
        while (hasMore()) {
            locked(() -> {
                var next = poll();
                if (next != null) {
                    wire.write(next);
                }
            });
        }
    }

    private boolean hasMore() {
        synchronized (queue) {
            draining = !queue.isEmpty();
            return draining;
        }
    }

    private byte @Nullable [] poll() {
        synchronized (queue) {
            var next = queue.poll();
            bytes -= next == null ? 0 : next.length;
            return next;
        }
    }

    private boolean isClosed() {
        synchronized (queue) {
            return closed;
        }
    }

    @FunctionalInterface
    private interface Writes {
        void run() throws IOException;
    }

    private void locked(Writes writes) {
        writing.lock();
        try {
            writes.run();
        } catch (IOException | IllegalStateException gone) {
            close();
            broken.accept(gone);
        } finally {
            writing.unlock();
        }
    }
}
