package com.cinemataztic.incidents.store;

import com.mongodb.MongoException;
import java.time.Instant;
import java.util.Date;
import java.util.function.Supplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The small shared part of all MongoDB adapters: one way to fail, one way to write a time. */
public final class Mongo {

    private Mongo() {}

    /**
     * Runs a call on the store.
     *
     * @param what for the error: what is being tried
     * @param call the call
     * @return what the call returned
     * @throws StoreUnavailable when the driver fails in any way
     */
    public static <T extends @Nullable Object> T ask(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (MongoException failed) {
            throw new StoreUnavailable(what + ": " + failed.getMessage(), failed);
        }
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

    /** Puts the value only if there is one: an absent field is not a null (sparse indexes see the difference). */
    public static void putIfPresent(Document document, String field, @Nullable Object value) {
        if (value != null) {
            document.append(field, value);
        }
    }
}
