package com.cinemataztic.incidents.platform.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
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

    /** @return the position where a page ended, opaque to callers: the moment and the id of its last item */
    public static String cursor(Instant at, Object id) {
        var plain = at.toEpochMilli() + ":" + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @param cursor as {@link #cursor} wrote it; blank: from the beginning
     * @param position builds the position from moment and id; an exception means an invalid cursor
     * @return the position; null: from the beginning
     * @throws BadRequest if it is not a valid cursor
     */
    public static <P> @Nullable P position(String cursor, BiFunction<Instant, String, P> position) {
        if (cursor.isBlank()) {
            return null;
        }
        try {
            var parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(":", 2);
            return position.apply(Instant.ofEpochMilli(Long.parseLong(parts[0])), parts[1]);
        } catch (RuntimeException unreadable) {
            throw new BadRequest("bad-cursor", "cursor is what the page before gave as next, unchanged.");
        }
    }
}
