package com.cinemataztic.incidents.store.instances;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which of its configured sources an instance reaches. A source that is not configured is in neither list.
 *
 * @param reached names of the sources that gave a good answer
 * @param missing names of those that gave none
 * @param until after this time nothing counts as reached, because the sources should have been asked again
 */
public record Reach(List<String> reached, List<String> missing, Instant until) {

    /** The reach of an instance without sources, and of one that has not asked them yet. */
    public static final Reach NO_SOURCES = new Reach(List.of(), List.of(), Instant.MAX);

    public Reach {
        reached = List.copyOf(reached);
        missing = List.copyOf(missing);
    }

    /** @return what still counts as reached at that time */
    public Reach asOf(Instant now) {
        return until.isAfter(now)
                ? this
                : new Reach(
                        List.of(),
                        Stream.concat(reached.stream(), missing.stream()).toList(),
                        Instant.MAX);
    }

    /** @return whether every configured source gives a good answer */
    public boolean complete() {
        return missing.isEmpty();
    }

    /** @return how many sources give a good answer */
    int count() {
        return reached.size();
    }
}
