package com.cinemataztic.incidents.identity.admission;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** The permits of each class and of each caller. A request takes all that it needs at once, or none, and never waits. */
final class Permits {

    private static final int KIBIBYTE = 1024;

    /** In the order of the classes. */
    private final List<OfClass> classes =
            Arrays.stream(CallerClass.values()).map(OfClass::new).toList();

    /** The result of asking. */
    sealed interface Admission {

        /** The request goes on. To be closed when it has ended. */
        record Admitted(Runnable release) implements Admission, AutoCloseable {
            @Override
            public void close() {
                release.run();
            }
        }

        /** This caller has as many requests inside as one may have. */
        record CallerFull() implements Admission {}

        /** Everybody of this class together has. */
        record ClassFull() implements Admission {}
    }

    /** @param bytes the most that the body can have; 0: there is none */
    Admission ask(RequestCaller caller, long bytes) {
        return classes.get(caller.of().ordinal()).ask(caller.name(), bytes);
    }

    /** @return how many requests of the class are inside */
    int inside(CallerClass of) {
        return of.requests() - classes.get(of.ordinal()).requests.availablePermits();
    }

    /** @return how many callers have a request inside */
    int callers() {
        return classes.stream().mapToInt(of -> of.callers.inside.size()).sum();
    }

    private static final class OfClass {

        private final CallerClass limits;
        private final Semaphore requests;
        private final Semaphore bodies;
        private final Semaphore kibibytes;
        private final Counts callers = new Counts();
        private final Counts senders = new Counts();

        private OfClass(CallerClass limits) {
            this.limits = limits;
            this.requests = new Semaphore(limits.requests());
            this.bodies = new Semaphore(limits.bodies());
            this.kibibytes = new Semaphore(limits.kibibytes());
        }

        private Admission ask(String caller, long bytes) {
            var taken = new ArrayDeque<Runnable>();
            if (!take(callers.enter(caller, limits.perCaller()), () -> callers.leave(caller), taken)) {
                return new Admission.CallerFull();
            }
            if (!take(requests.tryAcquire(), requests::release, taken)) {
                return giveBack(taken, new Admission.ClassFull());
            }
            if (bytes > 0) {
                // Small enough for an int: a route's longest body.
                var size = (int) (bytes / KIBIBYTE) + 1;
                if (!take(senders.enter(caller, limits.bodiesPerCaller()), () -> senders.leave(caller), taken)) {
                    return giveBack(taken, new Admission.CallerFull());
                }
                if (!take(bodies.tryAcquire(), bodies::release, taken)
                        || !take(kibibytes.tryAcquire(size), () -> kibibytes.release(size), taken)) {
                    return giveBack(taken, new Admission.ClassFull());
                }
            }
            return new Admission.Admitted(() -> taken.forEach(Runnable::run));
        }

        private static boolean take(boolean got, Runnable release, Deque<Runnable> taken) {
            if (got) {
                taken.push(release);
            }
            return got;
        }

        private static Admission giveBack(Deque<Runnable> taken, Admission rejected) {
            taken.forEach(Runnable::run);
            return rejected;
        }
    }

    /** How many each caller has inside. Who has none is not kept. */
    private static final class Counts {

        private final Map<String, Integer> inside = new ConcurrentHashMap<>();

        private boolean enter(String caller, int most) {
            var entered = new boolean[1];
            inside.compute(caller, (_, before) -> {
                var count = before == null ? 0 : before;
                entered[0] = count < most;
                return entered[0] ? Integer.valueOf(count + 1) : before;
            });
            return entered[0];
        }

        private void leave(String caller) {
            inside.computeIfPresent(caller, (_, count) -> count == 1 ? null : Integer.valueOf(count - 1));
        }
    }
}
