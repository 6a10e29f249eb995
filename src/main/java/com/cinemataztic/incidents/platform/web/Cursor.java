package com.cinemataztic.incidents.platform.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The mark where a page ended, bound to the query that it is a page of. Opaque to callers. It holds no secret and gives
 * no right: each page is read with the rights of its caller.
 */
public final class Cursor {

    private static final int HASHED = 8;
    private static final int LONGEST = 400;

    private Cursor() {}

    /**
     * @param query the query in one text
     * @param parts where the page ended; none has a colon
     */
    public static String write(String query, List<?> parts) {
        var text = new StringBuilder(hash(query));
        parts.forEach(part -> text.append(':').append(part));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @param cursor as {@link #write} wrote it; blank: from the beginning
     * @param query the query in one text
     * @param position builds the position from the parts; an exception means an invalid cursor
     * @return the position; null: from the beginning
     * @throws BadRequest if it is not a cursor of this query
     */
    public static <P> @Nullable P read(String cursor, String query, Function<List<String>, P> position) {
        if (cursor.isBlank()) {
            return null;
        }
        try {
            if (cursor.length() <= LONGEST) {
                var parts = List.of(
                        new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(":", -1));
                if (parts.getFirst().equals(hash(query))) {
                    return position.apply(parts.subList(1, parts.size()));
                }
            }
        } catch (RuntimeException unreadable) {
            // Handled like the cursor of another query.
        }
        throw new BadRequest(
                "bad-cursor",
                "cursor is what the page before gave as next, unchanged, with the same filters and sort.");
    }

    private static String hash(String query) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(query.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASHED);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
