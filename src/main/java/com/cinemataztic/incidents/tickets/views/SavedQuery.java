package com.cinemataztic.incidents.tickets.views;

import com.cinemataztic.incidents.platform.SafeText;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * What the queue shows, under a name: a saved view.
 *
 * @param id its id
 * @param name for people
 * @param owner the account that saved it
 * @param shared whether everybody sees it
 * @param query the query of the queue's address
 * @param savedAt when it was saved
 */
public record SavedQuery(String id, String name, String owner, boolean shared, String query, Instant savedAt) {

    /** A longer name is rejected. */
    public static final int LONGEST_NAME = 60;

    private static final int LONGEST_QUERY = 2_000;

    /** What an encoded query consists of. */
    private static final Pattern QUERY = Pattern.compile("[A-Za-z0-9%&=+._~*!'(),;:@/?-]{0," + LONGEST_QUERY + "}");

    /** @return the name made safe; one that is too long stays too long */
    static String safe(String name) {
        return SafeText.line(name, LONGEST_NAME + 1).strip();
    }

    static boolean isName(String name) {
        return !name.isBlank() && name.length() <= LONGEST_NAME;
    }

    static boolean isQuery(String query) {
        return QUERY.matcher(query).matches();
    }
}
