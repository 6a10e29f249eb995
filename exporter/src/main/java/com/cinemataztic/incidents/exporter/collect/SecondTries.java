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
 * Who waits in the patient lane and who works there, who is known to be slow, and how many of this sweep came good, in
 * whichever lane. Thread-safe.
 */
final class SecondTries<T> {

    private final Deque<T> queue = new ArrayDeque<>();
    private final Set<T> queued = new HashSet<>();
    private final Set<T> underWay = new HashSet<>();
    private final Set<T> slow = new HashSet<>();
    private final Set<T> notYetGood = new HashSet<>();
    private int goodThisSweep;
    private int workers;

    /** Begins a sweep over these and queues the slow ones. @return those that belong in the quick lane */
    synchronized List<T> begin(Collection<T> things) {
        goodThisSweep = 0;
        // What is left of an earlier sweep counts for this one only if it is part of it.
        notYetGood.clear();
        notYetGood.addAll(things);
        List<T> slowOnes = things.stream().filter(slow::contains).toList();
        if (slowOnes.size() > things.size() / 2) {
            // Slow is relative: when most are, none is.
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

    /** It failed in a way that may pass: its turn comes before those that will take long. */
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

    /** It was good in the quick lane. */
    synchronized void good(T thing) {
        count(thing);
        if (queued.remove(thing)) {
            queue.remove(thing);
        }
        notifyAll();
    }

    /** Whether there is work for one more worker; then that one is counted until it finds nothing, or leaves. */
    synchronized boolean enlist(int mostWorkers) {
        if (queue.isEmpty() || workers >= mostWorkers) {
            return false;
        }
        workers++;
        return true;
    }

    /**
     * The next one for a worker, or null if there is none; then it is no worker any more, from that very moment on: else
     * who is queued before it says so would find no worker, and no place for another.
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

    /** A worker goes although there may be work. */
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
     * Waits until so many of this sweep came good, none of it is left in the patient lane, or the time is up.
     *
     * @return how many came good
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
        // One that is being tried again is so already.
        if (!underWay.contains(thing) && queued.add(thing)) {
            if (first) {
                queue.addFirst(thing);
            } else {
                queue.addLast(thing);
            }
        }
    }
}
