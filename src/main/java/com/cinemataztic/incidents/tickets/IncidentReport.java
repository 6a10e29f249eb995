package com.cinemataztic.incidents.tickets;

import com.cinemataztic.incidents.platform.SafeText;
import com.cinemataztic.incidents.regions.RegionId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A report by a service or a person that opens a ticket without an alert. A later report with the same key replaces the
 * texts, the severity and the expiry of the earlier one. A malformed report throws {@link InvalidField}.
 *
 * @param key the reporter's own key of the incident: 1 to {@value #LONGEST_KEY} visible characters
 * @param errorId what is wrong, in kebab-case
 * @param errorDescription one line for people
 * @param note further text for people; empty if none
 * @param severity how bad it is
 * @param region where it is
 * @param cinemaId the site; null for none
 * @param screenId the auditorium; null for none
 * @param startedAt when it began; null: when the portal received the report
 * @param expiresAt when the ticket closes by itself; null: never
 */
public record IncidentReport(
        String key,
        String errorId,
        String errorDescription,
        String note,
        Severity severity,
        RegionId region,
        @Nullable String cinemaId,
        @Nullable String screenId,
        @Nullable Instant startedAt,
        @Nullable Instant expiresAt) {

    /** Longer keys are rejected. */
    public static final int LONGEST_KEY = 200;

    /** Longer descriptions are rejected. */
    public static final int LONGEST_DESCRIPTION = 300;

    private static final int LONGEST_ERROR_ID = 64;
    private static final int LONGEST_PLACE = 128;
    private static final Pattern KEBAB = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    public IncidentReport {
        key(key);
        if (errorId.length() > LONGEST_ERROR_ID || !KEBAB.matcher(errorId).matches()) {
            throw new InvalidField(
                    "errorId",
                    "errorId is in kebab-case, such as lamp-overdue, with at most " + LONGEST_ERROR_ID
                            + " characters.");
        }
        if (errorId.equals(Fault.DRILL)) {
            throw new InvalidField("errorId", "errorId drill is reserved for drills.");
        }
        errorDescription = SafeText.line(errorDescription, LONGEST_DESCRIPTION + 1);
        if (errorDescription.isEmpty() || errorDescription.length() > LONGEST_DESCRIPTION) {
            throw new InvalidField(
                    "errorDescription", "errorDescription is one line of 1 to " + LONGEST_DESCRIPTION + " characters.");
        }
        note = note(note);
        if (cinemaId != null && !isId(cinemaId, LONGEST_PLACE)) {
            throw new InvalidField("cinemaId", "cinemaId has 1 to " + LONGEST_PLACE + " visible characters.");
        }
        if (screenId != null && (cinemaId == null || !isId(screenId, LONGEST_PLACE))) {
            throw new InvalidField(
                    "screenId", "screenId has 1 to " + LONGEST_PLACE + " visible characters and needs a cinemaId.");
        }
        startedAt = moment("startedAt", startedAt);
        expiresAt = moment("expiresAt", expiresAt);
    }

    /**
     * @return the key, unchanged
     * @throws InvalidField if it is none
     */
    public static String key(String key) {
        if (!isId(key, LONGEST_KEY)) {
            throw new InvalidField("key", "key has 1 to " + LONGEST_KEY + " visible characters.");
        }
        return key;
    }

    /**
     * @param note null: none
     * @return the note, made safe; empty for none
     * @throws InvalidField if it is too long
     */
    public static String note(@Nullable String note) {
        var safe = SafeText.block(note, Transition.LONGEST_NOTE + 1);
        if (safe.length() > Transition.LONGEST_NOTE) {
            throw new InvalidField("note", "note has at most " + Transition.LONGEST_NOTE + " characters.");
        }
        return safe;
    }

    private static boolean isId(String text, int longest) {
        return !text.isBlank() && text.length() <= longest && !SafeText.hasHidden(text);
    }

    /** The store keeps milliseconds: a repeat must equal what was stored. */
    private static @Nullable Instant moment(String field, @Nullable Instant at) {
        if (at == null) {
            return null;
        }
        if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) {
            throw new InvalidField(field, field + " lies between the years 2000 and 2100.");
        }
        return at.truncatedTo(ChronoUnit.MILLIS);
    }
}
