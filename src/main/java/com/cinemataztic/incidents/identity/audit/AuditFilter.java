package com.cinemataztic.incidents.identity.audit;

import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Which entries are wanted. An empty text matches everything; letter case does not matter.
 *
 * @param who a part of the name of the account or token
 * @param what the word of a kind
 * @param text a part of the name, the subject or a value
 * @param from the earliest moment, inclusive
 * @param to the latest moment, exclusive
 */
public record AuditFilter(String who, String what, String text, Instant from, Instant to) {

    /** Before the first entry. */
    public static final Instant EARLIEST = Instant.EPOCH;

    /** After the last entry. */
    public static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    /** Matches every entry. */
    public static final AuditFilter ALL = new AuditFilter("", "", "", EARLIEST, LATEST);

    public AuditFilter {
        who = who.strip().toLowerCase(Locale.ROOT);
        text = text.strip().toLowerCase(Locale.ROOT);
    }

    boolean matches(AuditEntry entry) {
        return (who.isEmpty() || entry.who().toLowerCase(Locale.ROOT).contains(who))
                && (what.isEmpty() || entry.what().equals(what))
                && (text.isEmpty()
                        || texts(entry)
                                .anyMatch(it -> it.toLowerCase(Locale.ROOT).contains(text)));
    }

    private static Stream<String> texts(AuditEntry entry) {
        return Stream.of(
                        Stream.of(entry.who(), entry.what(), entry.subject()),
                        entry.before().values().stream(),
                        entry.after().values().stream())
                .flatMap(texts -> texts);
    }
}
