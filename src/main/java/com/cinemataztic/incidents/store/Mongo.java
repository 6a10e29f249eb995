package com.cinemataztic.incidents.store;

import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import java.time.Instant;
import java.util.Date;
import java.util.function.Supplier;
import org.bson.BSONException;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/** Shared helpers of all MongoDB adapters: one way to fail, and one way to write a time. */
public final class Mongo {

    /** The field with the version of a document's form. A document without it has the first form. */
    public static final String SCHEMA_VERSION = "schemaVersion";

    private Mongo() {}

    /**
     * Runs a call to the store.
     *
     * @param what the attempted action, for the error message
     * @param call the call
     * @return the result of the call
     * @throws QueryTimeout if the store stopped it at its time limit
     * @throws StoreUnavailable if the driver or Spring Data fails in any way
     */
    public static <T extends @Nullable Object> T ask(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (MongoException | DataAccessException | BSONException failed) {
            throw wasStopped(failed)
                    ? new QueryTimeout()
                    : new StoreUnavailable(what + ": " + failed.getMessage(), failed);
        }
    }

    private static boolean wasStopped(Throwable failed) {
        return failed instanceof MongoExecutionTimeoutException
                || failed.getCause() instanceof MongoExecutionTimeoutException;
    }

    /** The same for a call without a result. */
    public static void run(String what, Runnable call) {
        Mongo.<@Nullable Object>ask(what, () -> {
            call.run();
            return null;
        });
    }

    /** @return the BSON form of an instant (milliseconds), or null */
    public static @Nullable Date date(@Nullable Instant instant) {
        return instant == null ? null : Date.from(instant);
    }

    /** @return the field as an instant, or null when it is absent */
    public static @Nullable Instant instant(Document document, String field) {
        var date = document.getDate(field);
        return date == null ? null : date.toInstant();
    }

    /**
     * Sets the value unless it is null. An absent field is not the same as a null: sparse indexes see the difference.
     */
    public static void putIfPresent(Document document, String field, @Nullable Object value) {
        if (value != null) {
            document.append(field, value);
        }
    }
}
