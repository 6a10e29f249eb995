package com.cinemataztic.incidents.exporter.collect;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who waits in the patient lane, who is known to be slow, and how many of this sweep came good there. Thread-safe. */
final class SecondTries<T> {

    private final Deque<T> queue = new ArrayDeque<>();
    private final Set<T> queued = new HashSet<>();
    private final Set<T> slow = new HashSet<>();
    private int underWay;
    private int goodThisSweep;

    /** Queues the slow ones. @return those that belong in the quick lane */
    synchronized List<T> begin(Collection<T> things) {
        goodThisSweep = 0;
        List<T> slowOnes = things.stream().filter(slow::contains).toList();
        if (slowOnes.size() > things.size() / 2) {
            // Slow is relative: when most are, none is.
            slowOnes.forEach(slow::remove);
        } else {
            slowOnes.forEach(thing -> queue(thing, false));
        }
        return things.stream().filter(thing -> !slow.contains(thing)).toList();
    }

    /** Forgets who is slow, but for these. */
    synchronized void retain(Set<T> things) {
        slow.retainAll(things);
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

    /** It was good in the meantime. */
    synchronized void noLonger(T thing) {
        if (queued.remove(thing)) {
            queue.remove(thing);
            notifyAll();
        }
    }

    /** The next one, or null if there is none. */
    synchronized @Nullable T take() {
        T thing = queue.poll();
        if (thing != null) {
            queued.remove(thing);
            underWay++;
        }
        return thing;
    }

    synchronized void ended(T thing, boolean good, boolean stillSlow) {
        underWay--;
        goodThisSweep += good ? 1 : 0;
        if (stillSlow) {
            slow.add(thing);
        } else {
            slow.remove(thing);
        }
        notifyAll();
    }

    /** Waits until so many came good, nobody waits any more, or the time is up. @return how many came good */
    synchronized int awaitGood(int needed, Duration most) {
        long end = System.nanoTime() + most.toNanos();
        try {
            long left;
            while (goodThisSweep < needed
                    && underWay + queue.size() > 0
                    && (left = (end - System.nanoTime()) / 1_000_000) > 0) {
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

    private void queue(T thing, boolean first) {
        if (queued.add(thing)) {
            if (first) {
                queue.addFirst(thing);
            } else {
                queue.addLast(thing);
            }
        }
    }
}
