package com.cinemataztic.incidents.store.instances;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Whether an instance may lead. Pure: the next candidacy depends on the arguments only.
 *
 * <p>An instance yields to one that reaches more sources. It yields only to one that competes, so that two instances
 * never yield to each other. On a tie, nothing changes.
 */
public sealed interface Candidacy {

    /** How long another must have reached more before this instance yields. */
    Duration BEHIND = Duration.ofSeconds(90);

    /** How long an instance that yields must reach everything before it competes again. */
    Duration COMPLETE = Duration.ofSeconds(60);

    /** The candidacy of an instance that has just started. */
    Candidacy INITIAL = new Competes(null);

    /**
     * @param own what this instance reaches
     * @param rivals what each other live instance reaches that competes
     * @param now the time of the decision
     * @return the candidacy from now on
     */
    Candidacy next(Reach own, Collection<Reach> rivals, Instant now);

    /** @return whether this instance may take a lease that is free */
    boolean mayTake();

    /**
     * The instance competes for the lease, and keeps it if it has it.
     *
     * @param behindSince since when another has reached more; null: none does
     */
    record Competes(@Nullable Instant behindSince) implements Candidacy {

        @Override
        public Candidacy next(Reach own, Collection<Reach> rivals, Instant now) {
            var behind = !own.complete() && rivals.stream().anyMatch(rival -> rival.count() > own.count());
            if (!behind) {
                return INITIAL;
            }
            var since = behindSince == null ? now : behindSince;
            return since.plus(BEHIND).isAfter(now) ? new Competes(since) : new Yields(null);
        }

        /** Not while it is behind: it would only have to yield soon. The instance that reaches most can always take it. */
        @Override
        public boolean mayTake() {
            return behindSince == null;
        }
    }

    /**
     * The instance leaves the lease to others.
     *
     * @param completeSince since when it has reached everything again; null: it does not
     */
    record Yields(@Nullable Instant completeSince) implements Candidacy {

        @Override
        public Candidacy next(Reach own, Collection<Reach> rivals, Instant now) {
            if (rivals.stream().noneMatch(rival -> rival.count() >= own.count())) {
                return INITIAL;
            }
            if (!own.complete()) {
                return new Yields(null);
            }
            var since = completeSince == null ? now : completeSince;
            return since.plus(COMPLETE).isAfter(now) ? new Yields(since) : INITIAL;
        }

        @Override
        public boolean mayTake() {
            return false;
        }
    }
}
