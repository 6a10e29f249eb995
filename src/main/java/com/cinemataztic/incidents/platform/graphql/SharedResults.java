package com.cinemataztic.incidents.platform.graphql;

import graphql.execution.FieldValueInfo;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The results of one update, by query. Subscribers that sent equal queries get the same one. */
public final class SharedResults {

    /** Results of more queries than this are not kept: with many selections, they would only fill the memory. */
    private static final int MOST_QUERIES = 4;

    private final Map<Object, FieldValueInfo> kept = new ConcurrentHashMap<>();

    /**
     * Executes the query unless that has been done. Equal queries wait for the first one.
     *
     * @param query equal ones have equal results
     * @param execution to be used for this subscriber
     * @param shared the same for all subscribers; null if it is this one's only
     */
    FieldValueInfo of(Object query, Supplier<FieldValueInfo> execution, Sharing shared) {
        var done = kept.get(query);
        if (done != null) {
            return done;
        }
        if (kept.size() >= MOST_QUERIES) {
            return execution.get();
        }
        synchronized (kept) {
            var meanwhile = kept.get(query);
            if (meanwhile != null) {
                return meanwhile;
            }
            var own = execution.get();
            var common = shared.of(own);
            if (common != null) {
                kept.put(query, common);
            }
            return common == null ? own : common;
        }
    }

    /** Makes of a subscriber's result what all can share. */
    @FunctionalInterface
    interface Sharing {
        @Nullable
        FieldValueInfo of(FieldValueInfo own);
    }
}
