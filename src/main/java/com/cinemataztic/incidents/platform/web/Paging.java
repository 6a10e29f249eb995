package com.cinemataztic.incidents.platform.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** How lists are asked for page by page: so many at a time, from where the page before ended. */
public final class Paging {

    private Paging() {}

    /**
     * @param text as it came in the request
     * @param most more than that are not given at a time
     * @throws BadRequest when it is no number from 1 to that
     */
    public static int limit(String text, int most) {
        try {
            var limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= most) {
                return limit;
            }
        } catch (NumberFormatException noNumber) {
            // Answered like any other number that can't be.
        }
        throw new BadRequest("bad-limit", "limit is a number from 1 to " + most + ".");
    }

    /** @return where a page ended, opaque to callers: the moment and the id of its last one */
    public static String cursor(Instant at, Object id) {
        var plain = at.toEpochMilli() + ":" + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @param cursor as {@link #cursor} wrote it; blank: from the beginning
     * @param position of moment and id; what it throws is the cursor's fault
     * @return null for from the beginning
     * @throws BadRequest when it is no cursor
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
