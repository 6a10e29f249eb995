package com.cinemataztic.incidents.platform.web;

import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Parses page requests for lists: a limit, and a cursor that marks where the previous page ended. */
public final class Paging {

    private Paging() {}

    /**
     * @param text the limit as it came in the request
     * @param most the largest limit
     * @throws BadRequest if the text is not a number from 1 to that
     */
    public static int limit(String text, int most) {
        try {
            var limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= most) {
                return limit;
            }
        } catch (NumberFormatException noNumber) {
            // Handled like any other invalid number.
        }
        throw new BadRequest("bad-limit", "limit is a number from 1 to " + most + ".");
    }

    /**
     * @param query the query in one text
     * @return the cursor of the page that follows, bound to the query: the moment and the id of the last item
     */
    public static String cursor(String query, Instant at, Object id) {
        return Cursor.write(query, List.of(at.toEpochMilli(), id));
    }

    /**
     * @param cursor as {@link #cursor} wrote it; blank: from the beginning
     * @param query the query in one text
     * @param position builds the position from moment and id; an exception means an invalid cursor
     * @return the position; null: from the beginning
     * @throws BadRequest if it is not a cursor of this query
     */
    public static <P> @Nullable P position(String cursor, String query, BiFunction<Instant, String, P> position) {
        return Cursor.read(
                cursor,
                query,
                parts -> position.apply(Instant.ofEpochMilli(Long.parseLong(parts.get(0))), parts.get(1)));
    }
}
