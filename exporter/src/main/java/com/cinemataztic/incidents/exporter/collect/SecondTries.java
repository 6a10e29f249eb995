package com.cinemataztic.incidents.exporter.collect;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The patient tier's queue and workers, the known slow things, and the number of successes of this sweep in either
 * tier. Safe for many threads.
 */
final class SecondTries<T> {

    private final Deque<T> queue = new ArrayDeque<>();
    private final Set<T> queued = new HashSet<>();
    private final Set<T> underWay = new HashSet<>();
    private final Set<T> slow = new HashSet<>();
    private final Set<T> notYetGood = new HashSet<>();
    private int goodThisSweep;
    private int workers;

    /**
     * Begins a sweep over these and queues the slow ones.
     *
     * @return those for the fast tier
     */
    synchronized List<T> begin(Collection<T> things) {
        goodThisSweep = 0;
        // What is left of an earlier sweep counts here only if it is part of this one.
        notYetGood.clear();
        notYetGood.addAll(things);
        List<T> slowOnes = things.stream().filter(slow::contains).toList();
        if (slowOnes.size() > things.size() / 2) {
            // Slow is relative: when most are slow, none is.
            slowOnes.forEach(slow::remove);
        } else {
            slowOnes.forEach(thing -> queue(thing, false));
        }
        return things.stream().filter(thing -> !slow.contains(thing)).toList();
    }

    /** Forgets all but these. */
    synchronized void retain(Set<T> things) {
        slow.retainAll(things);
        queue.retainAll(things);
        queued.retainAll(things);
        notifyAll();
    }

    /** It failed for a reason that may pass: it goes ahead of those that take long. */
    synchronized void failed(T thing) {
        queue(thing, true);
    }

    /** It took too long. */
    synchronized void slow(T thing, boolean tryAgain) {
        slow.add(thing);
        if (tryAgain) {
            queue(thing, false);
        }
    }

    /** It succeeded in the fast tier. */
    synchronized void good(T thing) {
        count(thing);
        if (queued.remove(thing)) {
            queue.remove(thing);
        }
        notifyAll();
    }

    /** Whether there is work for one more worker. If so, the worker counts until it finds nothing or leaves. */
    synchronized boolean enlist(int mostWorkers) {
        if (queue.isEmpty() || workers >= mostWorkers) {
            return false;
        }
        workers++;
        return true;
    }

    /**
     * The next item for a worker, or null if there is none. With null the worker stops counting at that very moment.
     * Otherwise an item queued before the worker left would find neither a worker nor room for another.
     */
    synchronized @Nullable T take() {
        T thing = queue.poll();
        if (thing == null) {
            workers--;
            return null;
        }
        queued.remove(thing);
        underWay.add(thing);
        return thing;
    }

    /** A worker leaves although there may be work. */
    synchronized void leave() {
        workers--;
    }

    synchronized void ended(T thing, boolean good, boolean stillSlow) {
        underWay.remove(thing);
        if (good) {
            count(thing);
        }
        if (stillSlow) {
            slow.add(thing);
        } else {
            slow.remove(thing);
        }
        notifyAll();
    }

    /**
     * Waits until {@code needed} things of this sweep succeeded, none of the sweep is left in the patient tier, or the
     * time is up.
     *
     * @return how many succeeded
     */
    synchronized int awaitGood(int needed, Duration most) {
        long end = System.nanoTime() + most.toNanos();
        try {
            long left;
            while (goodThisSweep < needed && undecided() && (left = (end - System.nanoTime()) / 1_000_000) > 0) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return goodThisSweep;
    }

    synchronized int size() {
        return queue.size();
    }

    private boolean undecided() {
        return Stream.concat(queue.stream(), underWay.stream()).anyMatch(notYetGood::contains);
    }

    private void count(T thing) {
        if (notYetGood.remove(thing)) {
            goodThisSweep++;
        }
    }

    private void queue(T thing, boolean first) {
        // A retry of it is already in progress.
        if (!underWay.contains(thing) && queued.add(thing)) {
            if (first) {
                queue.addFirst(thing);
            } else {
                queue.addLast(thing);
            }
        }
    }
}
