package com.cinemataztic.incidents.alerts.drill;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The drills, running and finished. Every method throws {@link com.cinemataztic.incidents.store.StoreUnavailable} when
 * the store fails.
 */
public interface Drills {

    /**
     * Adds a drill that has just started.
     *
     * @return false if another drill runs in its region
     */
    boolean add(Drill drill);

    /** @return the drills that run, in whatever region */
    List<Drill> running();

    /** @return the last drills of all regions, the newest first, running ones among them */
    List<Drill> last(int limit);

    /**
     * Changes a drill, guarded by its version. If another instance was faster, the change is made to what it wrote.
     *
     * @param change pure; may be called more than once
     */
    void change(DrillId id, UnaryOperator<Drill> change);

    /** Deletes drills that started before then. */
    void forget(Instant startedBefore);
}
